package org.rapporteur.chat.slack.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.methods.MethodsClient;
import com.slack.api.model.Conversation;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmulatedSlackTest {
  private record Signed(String time, String signature, String body) {}

  private final BlockingQueue<Signed> received = new LinkedBlockingQueue<>();
  private final HttpServer server;

  EmulatedSlackTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void listen() {
    server.createContext(
        "/",
        exchange -> {
          received.add(
              new Signed(
                  exchange.getRequestHeaders().getFirst("X-Slack-Request-Timestamp"),
                  exchange.getRequestHeaders().getFirst("X-Slack-Signature"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void takesAPostAndSendsASignedEventOfIt() throws Exception {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
    try (EmulatedSlack slack = new EmulatedSlack(address)) {
      SlackConfig config = new SlackConfig();
      config.setMethodsEndpointUrlPrefix(slack.apiUrl());
      MethodsClient ana = Slack.getInstance(config).methods(EmulatedSlack.ANAS_TOKEN);
      MethodsClient bot = Slack.getInstance(config).methods(EmulatedSlack.BOT_TOKEN);
      String floor =
          bot.conversationsList(r -> r).getChannels().stream()
              .filter(c -> c.getName().equals("floor"))
              .map(Conversation::getId)
              .findFirst()
              .orElseThrow();
      assertThat(ana.chatPostMessage(r -> r.channel(floor).text("Why?")).getError()).isNull();
      Signed event = received.poll(20, TimeUnit.SECONDS);
      assertThat(event).isNotNull();
      assertThat(event.body()).contains("\"text\":\"Why?\"");
      assertThat(
              new SlackSignature.Verifier(
                      new SlackSignature.Generator(EmulatedSlack.SIGNING_SECRET))
                  .isValid(event.time(), event.body(), event.signature()))
          .isTrue();
      assertThat(bot.conversationsHistory(r -> r.channel(floor)).getMessages())
          .singleElement()
          .satisfies(m -> assertThat(m.getText()).isEqualTo("Why?"));
    }
  }
}
