package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.chat.discord.fake.FakeDiscord;
import org.rapporteur.chat.slack.fake.FakeSlack;
import org.rapporteur.config.ConfigFolder;
import org.rapporteur.config.Settings;

/** No secret leaves the bot: not by its log, its errors, its answers, its health or its files. */
class SecretsStaySecretTest {
  private static final Map<String, String> OURS =
      Map.of(
          "RAPPORTEUR_MODERATOR_KEY", "marker-of-the-moderators-link",
          "RAPPORTEUR_TOKEN_KEY", "marker-of-the-key-that-seals-tokens",
          "RAPPORTEUR_DATABASE_PASSWORD", "marker-of-the-password-of-the-database",
          "DISCORD_BOT_TOKEN", FakeDiscord.TOKEN);

  private static final Map<String, String> ONE_WORKSPACE =
      with(
          Map.of(
              "SLACK_BOT_TOKEN", FakeSlack.BOT_TOKEN,
              "SLACK_APP_TOKEN", FakeSlack.APP_TOKEN,
              "SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET));

  private static final Map<String, String> SEVERAL_WORKSPACES =
      with(
          Map.of(
              "SLACK_CLIENT_ID", "1234.5678",
              "SLACK_CLIENT_SECRET", "marker-of-the-secret-of-the-client",
              "SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET));

  private static final Clock UTC = Clock.systemUTC();

  @TempDir private Path folder;
  private final FakeSlack slack = new FakeSlack(UTC);
  private final FakeDiscord discord = new FakeDiscord(UTC);
  private final List<String> told = new ArrayList<>();

  private static Map<String, String> with(Map<String, String> slacks) {
    Map<String, String> all = new HashMap<>(OURS);
    all.putAll(slacks);
    return all;
  }

  @BeforeEach
  void configures() throws IOException {
    configure("", "socket", 0);
  }

  @AfterEach
  void closes() {
    slack.close();
    discord.close();
  }

  private void configure(String more, String mode, int port) throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("config")).resolve("rapporteur.yaml"),
        """
        data: %s
        web: {port: %d, publicUrl: "https://floor.example.org"}
        slack: {mode: %s, api: "%s", backfill: {pause: 0s}}
        discord: {api: "%s/"}
        %s
        """
            .formatted(folder.resolve("data"), port, mode, slack.apiUrl(), discord.apiUrl(), more));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Takes what somebody without the secrets is told. */
  private void asks(URI address, String method, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    // a client each: the server hangs up after what it can't read
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    told.add(answer.statusCode() + " " + answer.headers().map() + " " + answer.body());
  }

  private void provokes(URI site) throws Exception {
    for (String path :
        List.of(
            "/",
            "/nowhere",
            "/health",
            "/metrics",
            "/moderators",
            "/moderators?key=not-the-key-of-this",
            "/report/../data",
            "/slack/install",
            "/slack/oauth_redirect?code=made-up&state=made-up")) {
      asks(site.resolve(path), "GET", "");
    }
    asks(site.resolve("/s/floor/messages"), "POST", "text=%zz&number=");
    asks(
        site.resolve("/s/floor/messages"),
        "POST",
        "no parts",
        "Content-Type",
        "multipart/form-data; boundary=x");
    asks(site.resolve("/slack/events"), "POST", "{\"type\": \"event_callback\"}");
    asks(
        site.resolve("/slack/events"),
        "POST",
        "{}",
        "X-Slack-Request-Timestamp",
        "1",
        "X-Slack-Signature",
        "v0=00");
  }

  private static void assertNoneIn(Collection<String> secrets, String text) {
    assertThat(secrets).noneSatisfy(secret -> assertThat(text).contains(secret));
  }

  private void assertNoneWasTold(Map<String, String> environment, BotProcess bot)
      throws IOException {
    List<String> secrets =
        environment.entrySet().stream()
            .filter(e -> !e.getKey().endsWith("_ID"))
            .map(Map.Entry::getValue)
            .toList();
    assertNoneIn(secrets, String.join("\n", told));
    assertNoneIn(secrets, bot.log());
    try (Stream<Path> files = Files.walk(bot.data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertNoneIn(secrets, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
  }

  @Test
  void aBotOfOneWorkspaceTellsNoneWhateverIsAskedAndWhenItIsShutOut() throws Exception {
    int port = freePort();
    configure("", "socket", port);
    BotProcess bot = new BotProcess(folder, ONE_WORKSPACE);
    try {
      told.addAll(bot.start());
      provokes(URI.create("http://127.0.0.1:" + port));
      discord.revokesToken();

      assertThat(bot.awaitExit()).isEqualTo(1);
      assertThat(bot.log()).contains("DISCORD_BOT_TOKEN");
      assertThat(told).anyMatch(t -> t.startsWith("200 ") && t.contains("\"parts\""));
      assertNoneWasTold(ONE_WORKSPACE, bot);
    } finally {
      bot.kill();
    }
  }

  @Test
  void neitherDoesOneOfSeveralWorkspaces() throws Exception {
    int port = freePort();
    configure("", "http", port);
    BotProcess bot = new BotProcess(folder, SEVERAL_WORKSPACES);
    try {
      told.addAll(bot.start());
      provokes(URI.create("http://127.0.0.1:" + port));
      discord.revokesToken();

      assertThat(bot.awaitExit()).isEqualTo(1);
      assertNoneWasTold(SEVERAL_WORKSPACES, bot);
    } finally {
      bot.kill();
    }
  }

  @Test
  void settingsThatArePrintedShowNone() throws Exception {
    for (Map<String, String> environment : List.of(ONE_WORKSPACE, SEVERAL_WORKSPACES)) {
      Settings settings = ConfigFolder.load(folder.resolve("config"), environment);

      assertThat(settings.toString()).contains("moderatorKey=***", "discordToken=***");
      for (Map.Entry<String, String> secret : environment.entrySet()) {
        assertThat(settings.toString()).as(secret.getKey()).doesNotContain(secret.getValue());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RAPPORTEUR_MODERATOR_KEY, marker of mine",
    "RAPPORTEUR_TOKEN_KEY, marker-of-mine",
    "DISCORD_BOT_TOKEN, MTA.marker of mine",
    "DISCORD_BOT_TOKEN, MTA.marker.of.mine",
    "SLACK_BOT_TOKEN, xoxp-marker-of-mine",
    "SLACK_BOT_TOKEN, xoxb-marker-of-mine",
    "SLACK_APP_TOKEN, xoxb-marker-of-mine",
    "SLACK_APP_TOKEN, xapp-marker-of-mine",
    "SLACK_CLIENT_SECRET, marker-of-mine"
  })
  void aSecretThatIsWrongIsNamedAndNotShown(String variable, String value) {
    Map<String, String> environment = new HashMap<>(ONE_WORKSPACE);
    environment.put(variable, value);

    Throwable failure = catchThrowable(() -> Bot.start(settings(environment), false, UTC));

    assertThat(failure).hasMessageContaining(variable.replace("CLIENT_SECRET", "CLIENT_ID"));
    assertThat(trace(failure)).doesNotContain("marker", FakeSlack.BOT_TOKEN, FakeDiscord.TOKEN);
  }

  @Test
  void neitherIsOneThatStandsInAFileByMistake() throws Exception {
    configure("discordToken: MTA.marker-of-mine", "socket", 0);
    Throwable unknown = catchThrowable(() -> settings(Map.of()));
    configure("language: xoxb-marker-of-mine: [", "socket", 0);
    Throwable broken = catchThrowable(() -> settings(Map.of()));

    assertThat(unknown).hasMessageContaining("discordToken");
    assertThat(trace(unknown)).doesNotContain("marker-of-mine");
    assertThat(broken).hasMessageContaining("rapporteur.yaml");
    assertThat(broken.getMessage()).doesNotContain("marker-of-mine");
  }

  private Settings settings(Map<String, String> environment) throws Exception {
    return ConfigFolder.load(folder.resolve("config"), environment);
  }

  /** What {@code --verbose} prints. */
  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
