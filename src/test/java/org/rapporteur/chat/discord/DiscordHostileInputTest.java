package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.jqwik.api.ForAll;
import net.jqwik.api.statistics.Statistics;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.hostile.Fuzzed;
import org.rapporteur.hostile.Mischief;

/** Whatever a message of Discord's holds that JDA can read, it is mapped, and harmless shown. */
final class DiscordHostileInputTest {
  private static final Instant AT = Instant.parse("2025-03-10T09:46:40.123Z");
  private static final long ID = DiscordServer.snowflake(AT);

  private static final List<String> MESSAGES =
      List.of(
          """
          {"content":"<@3> and <@!4>, <@&21>: see <#33> <:ok:8> at <t:60:t>",
           "mentions":[{"id":"3","username":"ben","discriminator":"0","global_name":"Ben K."},
             {"id":"4","username":"ana","discriminator":"0","member":{"nick":"Ana (Peru)",
               "roles":[],"joined_at":"2025-03-01T00:00:00Z"}}],"mention_roles":["21"],
           "edited_timestamp":"2025-03-10T09:50:00+00:00"}""",
          """
          {"content":"","attachments":[{"id":"7","filename":"a.pdf","title":"statement",
             "size":3,"url":"https://x.org/a","proxy_url":"https://x.org/a"}],
           "embeds":[{"title":"t","description":"d","type":"rich"}],
           "sticker_items":[{"id":"5","name":"wave","format_type":1}]}""",
          """
          {"content":"Who pays?","author":{"id":"6","username":"relay","discriminator":"0000",
             "bot":true},"webhook_id":"6","type":19,
           "message_reference":{"message_id":"12","channel_id":"31","guild_id":"9"},
           "flags":16,"poll":null}""");

  private static final DiscordServer SERVER = new DiscordServer();

  private final Mapper mapper = new Mapper(new Sessions());

  private static final class Sessions implements Mapper.Directory {
    @Override
    public Optional<ChannelRef> named(Channel channel) {
      return Optional.of(Refs.channel(channel.getIdLong()));
    }

    @Override
    public boolean isSelf(long userId) {
      return userId == DiscordServer.US;
    }

    @Override
    public boolean speaks(long botOrWebhookId) {
      return botOrWebhookId == 6;
    }
  }

  @Fuzzed
  void aMessageThatJdaReadsIsMapped(@ForAll Random random) {
    Mischief mischief = new Mischief(random);
    JsonNode payload = mischief.spoiltJson(mischief.oneOf(MESSAGES));
    Optional<Message> read = readByJda(payload);
    Statistics.collect(read.isPresent());
    read.ifPresent(
        message -> {
          List<ChatEvent> events = mapper.history(message, Map.of(), "r");
          assertThat(events).allSatisfy(event -> assertThat(event.key()).isNotEmpty());
          mapper.edited(message);
        });
  }

  /** What JDA itself refuses, it logs and drops: that is out of our hands. */
  private static Optional<Message> readByJda(JsonNode payload) {
    try {
      return Optional.of(SERVER.message(DiscordServer.FLOOR, ID, payload.toString()));
    } catch (RuntimeException e) {
      assertThat(e.getStackTrace()[0].getClassName()).doesNotStartWith("org.rapporteur");
      return Optional.empty();
    }
  }

  @Fuzzed
  void aTextIsShownWithoutHarm(@ForAll Random random) {
    Mischief mischief = new Mischief(random);
    String text = mischief.text() + DiscordHostile.text(random) + mischief.text();

    assertThat(DiscordHostile.workingIn(DiscordText.defused(text))).as(text).isEmpty();
    assertThat(DiscordText.cut(text, 100).length()).isLessThanOrEqualTo(100);
  }

  @Fuzzed
  void aButtonAndAFormAreReadOrNoneOfOurs(@ForAll Random random) {
    Mischief mischief = new Mischief(random);
    assertThat(ButtonId.read(mischief.spoilt("2 floor answered 12\nThe answer"))).isNotNull();
    assertThat(Form.read(mischief.spoilt("on discord:9/31#12 floor flag"))).isNotNull();
    assertThat(Form.read(mischief.text())).isNotNull();
  }
}
