package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.model.Conversation;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.RecordingListener;
import org.rapporteur.chat.slack.fake.EmulatedSlack;
import org.rapporteur.store.InMemoryPlatformState;

/** The adapter beside a Slack that others wrote. */
final class EmulatedSlackChatTest {
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static MethodsClient client(EmulatedSlack slack, String token) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.apiUrl());
    return Slack.getInstance(config).methods(token);
  }

  private static ChannelRef channel(MethodsClient bot, String name) throws Exception {
    return bot.conversationsList(r -> r).getChannels().stream()
        .filter(c -> c.getName().equals(name))
        .map(Conversation::getId)
        .map(id -> new ChannelRef(SlackChat.NAME, "", id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void hearsASignedEventAndPostsADigest() throws Exception {
    int port = freePort();
    URI events = URI.create("http://127.0.0.1:" + port + HttpLink.EVENTS);
    BlockingQueue<ChatEvent> told = new LinkedBlockingQueue<>();
    Clock clock = Clock.systemUTC();
    try (EmulatedSlack slack = new EmulatedSlack(events)) {
      MethodsClient bot = client(slack, EmulatedSlack.BOT_TOKEN);
      ChannelRef floor = channel(bot, "floor");
      RecordingListener heard = new RecordingListener();
      heard.opens(floor, channel(bot, "moderators"), clock.instant());
      heard.tells(told::add);
      SlackChat chat =
          new SlackChat(
              new SlackOptions(
                  URI.create(slack.apiUrl()),
                  new SlackOptions.Http(EmulatedSlack.SIGNING_SECRET),
                  new SlackOptions.One(EmulatedSlack.BOT_TOKEN),
                  new SlackOptions.History(100, Duration.ZERO, Duration.ofMinutes(1)),
                  Duration.ZERO),
              new InMemoryPlatformState(),
              clock);
      Javalin server =
          Javalin.create(
              config -> {
                config.startup.showJavalinBanner = false;
                config.startup.showOldJavalinVersionWarning = false;
                config.startup.startupWatcherEnabled = false;
                config.jetty.host = "127.0.0.1";
                config.jetty.port = port;
                chat.serve(config.routes);
              });
      try {
        chat.start(heard);
        server.start();
        String ts =
            client(slack, EmulatedSlack.ANAS_TOKEN)
                .chatPostMessage(r -> r.channel(floor.id()).text("Who pays?"))
                .getTs();

        assertThat(told.poll(20, TimeUnit.SECONDS))
            .isInstanceOfSatisfying(
                ChatEvent.Posted.class,
                posted -> {
                  assertThat(posted.text()).isEqualTo("Who pays?");
                  assertThat(posted.message()).isEqualTo(new MessageRef(floor, ts));
                });
        MessageRef digest =
            chat.post(new Place.Channel(floor), Post.of("One question: Who pays?"), "n1");
        assertThat(bot.conversationsHistory(r -> r.channel(floor.id())).getMessages())
            .anySatisfy(
                m -> {
                  assertThat(m.getTs()).isEqualTo(digest.id());
                  assertThat(m.getText()).isEqualTo("One question: Who pays?");
                });
      } finally {
        server.stop();
        chat.close();
      }
    }
  }
}
