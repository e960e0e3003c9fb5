package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.rapporteur.SettableClock;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.RecordingListener;
import org.rapporteur.chat.UserRef;
import org.rapporteur.chat.slack.fake.FakeSlack;
import org.rapporteur.chat.slack.fake.Message;
import org.rapporteur.chat.slack.fake.Person;
import org.rapporteur.store.InMemoryPlatformState;

/**
 * The adapter beside the local Slack, with a session that is open on a public floor and a private
 * desk, and a listener that keeps what it is told. Mod is at the desk; Ana and Ben are not.
 */
final class SlackScene implements AutoCloseable {
  private static final Duration PROBED = Duration.ofMillis(50);

  final SettableClock clock = SettableClock.at("2026-03-10T10:00:00Z");
  final FakeSlack slack = new FakeSlack(clock);
  final String floor = slack.channel("floor");
  final String desk = slack.privateChannel("desk");
  final Person ana = slack.user("Ana");
  final Person ben = slack.user("Ben");
  final Person mod = slack.user("Mod");
  final InMemoryPlatformState state = new InMemoryPlatformState();
  final RecordingListener heard;
  private final boolean http;
  private SlackOptions.History history =
      new SlackOptions.History(100, Duration.ZERO, Duration.ofMinutes(1));
  private @Nullable SlackChat chat;
  private @Nullable Javalin server;

  private SlackScene(RecordingListener heard, boolean http) {
    this.heard = heard;
    this.http = http;
    ana.joins(floor);
    ben.joins(floor);
    mod.joins(floor);
    mod.joins(desk);
    heard.opens(ref(floor), ref(desk), clock.instant().minusSeconds(60));
  }

  static SlackScene overSocket() {
    return new SlackScene(new RecordingListener(), false);
  }

  static SlackScene overHttp() {
    return new SlackScene(new RecordingListener(), true);
  }

  static SlackScene of(RecordingListener heard, boolean http) {
    return new SlackScene(heard, http);
  }

  /** How the history is read from the next start on. */
  SlackScene reading(int pageSize, Duration reread) {
    history = new SlackOptions.History(pageSize, Duration.ZERO, reread);
    return this;
  }

  /** Starts the adapter, and returns once it hears what happens. */
  SlackScene starts() {
    int before = slack.network().connectedSoFar();
    SlackChat started =
        new SlackChat(
            new SlackOptions(
                URI.create(slack.apiUrl()),
                http
                    ? new SlackOptions.Http(FakeSlack.SIGNING_SECRET)
                    : new SlackOptions.Socket(FakeSlack.APP_TOKEN),
                new SlackOptions.One(FakeSlack.BOT_TOKEN),
                history,
                Duration.ZERO),
            state,
            clock,
            PROBED);
    started.start(heard);
    chat = started;
    if (http) {
      server =
          Javalin.create(
              config -> {
                config.startup.showJavalinBanner = false;
                config.startup.showOldJavalinVersionWarning = false;
                config.startup.startupWatcherEnabled = false;
                config.jetty.host = "127.0.0.1";
                config.jetty.port = 0;
                started.serve(config.routes);
              });
      server.start();
      slack.network().deliversTo(events());
    } else {
      slack.network().awaitConnections(before + 1);
    }
    return this;
  }

  /** Where the adapter takes Slack's requests. */
  URI events() {
    Javalin serving = server;
    if (serving == null) {
      throw new IllegalStateException("it takes no requests");
    }
    return URI.create("http://127.0.0.1:" + serving.port() + HttpLink.EVENTS);
  }

  SlackChat chat() {
    SlackChat now = chat;
    if (now == null) {
      throw new IllegalStateException("it was not started");
    }
    return now;
  }

  ChannelRef ref(String channel) {
    return new ChannelRef(SlackChat.NAME, "", channel);
  }

  MessageRef ref(Message message) {
    return new MessageRef(ref(message.channel()), message.ts());
  }

  UserRef ref(Person person) {
    return new UserRef(SlackChat.NAME, "", person.id());
  }

  void awaits(String what, BooleanSupplier holds) {
    slack.awaits(what, holds);
  }

  /** Says something and returns once it was heard, and all that was said before it. */
  Message says(String text) {
    Message message = ana.says(floor, text);
    awaitsText(text);
    return message;
  }

  void awaitsText(String text) {
    awaits("\"" + text + "\"", () -> heard.texts().contains(text));
  }

  /** Waits until everything that was handed over was acknowledged. */
  void settles() {
    awaits(
        "all acknowledgements",
        () -> slack.network().deliveries().stream().allMatch(d -> d.acked()));
  }

  /** Ends the adapter as a restart does. */
  void stops() {
    SlackChat now = chat;
    if (now != null) {
      now.close();
    }
    Javalin serving = server;
    if (serving != null) {
      serving.stop();
    }
    chat = null;
    server = null;
  }

  /** Ends it all; whatever Slack would have refused fails the test. */
  @Override
  public void close() {
    stops();
    slack.close();
    assertThat(slack.violations()).isEmpty();
  }
}
