package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.slack.fake.FakeSlack;
import org.rapporteur.chat.slack.fake.Person;
import org.rapporteur.config.ConfigFolder;

/** A workspace installs the bot by itself, is served over HTTP, and puts the bot out again. */
class SlackInstallTest {
  private static final String TEAM = "T0000001";

  @TempDir private Path folder;
  private final FakeSlack slack = new FakeSlack(Clock.systemUTC());
  private final String floor = slack.channel("town-hall");
  private final String desk = slack.privateChannel("town-hall-moderators");
  private final Person ana = slack.user("Ana");
  private final Person mod = slack.user("Mod");
  private final HttpClient browser = HttpClient.newHttpClient();
  private Bot bot;
  private URI served;

  @BeforeEach
  void starts() throws Exception {
    ana.joins(floor);
    mod.joins(desk);
    Files.createDirectories(folder.resolve("config/sessions"));
    int port = freePort();
    served = URI.create("http://127.0.0.1:" + port);
    Files.writeString(
        folder.resolve("config/rapporteur.yaml"),
        """
        data: %s
        web: {port: %d, publicUrl: "https://floor.example.org"}
        slack: {mode: http, api: "%s", backfill: {pause: 0s}}
        """
            .formatted(folder.resolve("data"), port, slack.apiUrl()));
    Files.writeString(
        folder.resolve("config/sessions/hall.yaml"),
        """
        title: Town hall
        opens: at-start
        sources: [{channel: "slack:%1$s/%2$s"}]
        moderators: slack:%1$s/%3$s
        """
            .formatted(TEAM, floor, desk));
    bot = start();
    slack.network().deliversTo(served.resolve("/slack/events"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Bot start() throws Exception {
    return Bot.start(
        ConfigFolder.load(
            folder.resolve("config"),
            Map.of(
                "SLACK_CLIENT_ID", "1234.5678",
                "SLACK_CLIENT_SECRET", "the-secret-of-the-client",
                "SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET)),
        false,
        Clock.systemUTC());
  }

  @AfterEach
  void stops() {
    bot.close();
    assertThat(slack.violations()).isEmpty();
    slack.close();
  }

  private HttpResponse<String> opens(String path, String cookie) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(served.resolve(path)).header("Cookie", cookie).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> installs() throws Exception {
    HttpResponse<String> begun = opens("/slack/install", "a=b");
    assertThat(begun.statusCode()).isEqualTo(302);
    String state =
        begun.headers().firstValue("Location").orElseThrow().replaceAll(".*state=([^&]+).*", "$1");
    String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    return opens("/slack/oauth_redirect?code=" + slack.installCode() + "&state=" + state, cookie);
  }

  @Test
  void isServedFromTheInstallationOnOverRestartsUntilItPutsTheBotOut() throws Exception {
    HttpResponse<String> done = installs();
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(done.body()).contains("Rapporteur is installed");

    ana.says(floor, "Who pays for the training?");
    assertThat(mod.types(desk, "/floor flag 1").text()).contains("#1 flagged to the panel");

    bot.close();
    bot = start();
    assertThat(mod.types(desk, "/floor answered 1").text()).contains("#1 marked answered");
    slack.awaits("what Ana is told", () -> slack.direct(ana).size() == 1);
    assertThat(onDisk()).doesNotContain(FakeSlack.BOT_TOKEN);

    slack.uninstalls();
    slack.awaits("the bot to notice", () -> !health().contains("\"slack\":{\"ok\":true"));
  }

  private String health() {
    try {
      return opens("/health", "a=b").body();
    } catch (Exception e) {
      return "";
    }
  }

  private String onDisk() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
