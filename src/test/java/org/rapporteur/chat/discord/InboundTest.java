package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.Backfill;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Marks;
import org.rapporteur.chat.RecordingListener;
import org.rapporteur.chat.Venues;
import org.rapporteur.store.InMemoryPlatformState;

/** What is kept together, told event by event without a wire. */
class InboundTest {
  private static final Instant NOW = Instant.parse("2025-03-10T10:00:00Z");
  private static final ChannelRef FLOOR = Refs.channel(DiscordServer.FLOOR);

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final DiscordServer server = new DiscordServer();
  private final RecordingListener heard = new RecordingListener();
  private final Venues venues = new Venues(heard, DiscordChat.NAME);
  private final Channels channels = new Channels(venues);
  private final InMemoryPlatformState state = new InMemoryPlatformState();
  private final Marks marks = new Marks(state);
  private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor();
  private final Backfill backfill =
      new Backfill(
          venues, marks, heard, (channel, began, mark, comparison) -> null, clock, reading);
  private final Inbound inbound =
      new Inbound(new Mapper(new Directory(channels)), channels, heard, backfill, marks, clock);
  private long last = DiscordServer.snowflake(NOW);

  private record Directory(Channels channels) implements Mapper.Directory {
    @Override
    public Optional<ChannelRef> named(Channel channel) {
      return channels.named(channel);
    }

    @Override
    public boolean isSelf(long userId) {
      return userId == DiscordServer.US;
    }

    @Override
    public boolean speaks(long programId) {
      return false;
    }
  }

  @BeforeEach
  void opens() {
    heard.opens(FLOOR, Refs.channel(DiscordServer.ELSEWHERE), NOW);
  }

  @AfterEach
  void ends() {
    reading.shutdownNow();
  }

  private Message says(String text) {
    String payload = "{\"content\":\"%s\"}".formatted(text);
    Message message = server.message(DiscordServer.FLOOR, ++last, payload);
    inbound.onEvent(new MessageReceivedEvent(message.getJDA(), 1, message));
    return message;
  }

  private Optional<String> mark() {
    marks.keep();
    return state.get("mark/" + FLOOR);
  }

  @Test
  void messagesWaitWhileMoreComeAndAreKeptInOrder() {
    says("One");
    says("Two");
    assertThat(heard.told()).isEmpty();
    assertThat(mark()).isEmpty();

    inbound.keepAll();

    assertThat(heard.texts()).containsExactly("One", "Two");
    assertThat(mark()).contains(Long.toString(last));
  }

  @Test
  void whateverElseHappensFindsThemKept() {
    Message message = says("One");

    inbound.onEvent(new SessionResumeEvent(message.getJDA()));

    assertThat(heard.texts()).containsExactly("One");
  }

  @Test
  void noMoreThanAFewHundredWait() {
    for (int i = 0; i < 300; i++) {
      says("Message " + i);
    }

    assertThat(heard.texts()).hasSizeBetween(100, 299);
  }

  @Test
  void whatWaitsIsKeptAtTheEndAndNothingAfterIt() {
    says("One");
    inbound.close();
    says("Two");
    inbound.keepAll();

    assertThat(heard.texts()).containsExactly("One");
  }
}
