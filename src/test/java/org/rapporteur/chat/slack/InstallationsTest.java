package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.model.builtin.DefaultBot;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.SettableClock;
import org.rapporteur.chat.PlatformState;
import org.rapporteur.store.Store;

/** Workspaces install the bot through Bolt, from the first page to the first command. */
final class InstallationsTest {
  private static final String COOKIE = "__Host-rapporteur-slack=";

  @TempDir Path folder;

  /** Begins now, because Bolt reckons by the machine's clock when a new token ends. */
  private final SettableClock clock =
      new SettableClock(Instant.ofEpochMilli(System.currentTimeMillis()));

  private final SecureRandom random = new SecureRandom();
  private final Sealer sealer = new Sealer(random.generateSeed(32), random);
  private WebApiStub api;
  private Store store;
  private PlatformState state;
  private InstalledWorkspaces workspaces;
  private App app;

  @BeforeEach
  void starts() throws IOException {
    api = new WebApiStub();
    store = Store.open(folder.resolve("rapporteur.db"), Clock.systemUTC());
    state = store.platformState("slack");
    AppConfig config = AppConfig.builder().slack(api.slack()).build();
    config.setRequestVerificationEnabled(false);
    workspaces =
        new InstalledWorkspaces(
            new Vault(state, sealer), api.slack().methods(), WebApiStub.CLIENT, clock);
    app = new App(config);
    OAuth.configure(
        app,
        WebApiStub.CLIENT,
        List.of("chat:write", "commands"),
        URI.create("https://bot.example/"),
        workspaces,
        new InstallStates(state, sealer, clock));
    app.command("/floor", (request, context) -> context.ack("with " + context.getBotToken()));
    app.start();
  }

  @AfterEach
  void stops() {
    app.stop();
    store.close();
    api.close();
  }

  private Response run(String path, Map<String, List<String>> query, String body, String cookie) {
    Map<String, List<String>> headers = new HashMap<>();
    if (!cookie.isEmpty()) {
      headers.put("Cookie", List.of(cookie));
    }
    Request<?> request =
        new SlackRequestParser(app.config())
            .parse(
                SlackRequestParser.HttpRequest.builder()
                    .requestUri(path)
                    .queryString(query)
                    .requestBody(body)
                    .headers(new RequestHeaders(headers))
                    .remoteAddress("127.0.0.1")
                    .build());
    try {
      return app.run(request);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A browser that opened the first page and was sent to Slack. */
  private record Browser(String cookie, String state, String location) {}

  private static String header(Response response, String name) {
    return response.getHeaders().getOrDefault(name, List.of("")).get(0);
  }

  private Browser begin() {
    Response response = run("/slack/install", Map.of(), "", "");
    assertThat(response.getStatusCode()).isEqualTo(302);
    String location = header(response, "Location");
    String cookie = header(response, "Set-Cookie");
    String given = location.replaceFirst(".*[?&]state=([^&]*).*", "$1");
    return new Browser(
        cookie.substring(0, cookie.indexOf(';')),
        URLDecoder.decode(given, StandardCharsets.UTF_8),
        location);
  }

  private Response back(String code, String given, String cookie) {
    return run(
        "/slack/oauth_redirect",
        Map.of("code", List.of(code), "state", List.of(given)),
        "",
        cookie);
  }

  private Response install(String code) {
    Browser browser = begin();
    return back(code, browser.state(), browser.cookie());
  }

  private Response command(String team, String organisation) {
    String body =
        "command=%%2Ffloor&text=&user_id=U1&channel_id=C1&team_id=%s%s"
            .formatted(
                team,
                organisation.isEmpty()
                    ? ""
                    : "&enterprise_id=" + organisation + "&is_enterprise_install=true");
    return run("/slack/events", Map.of(), body, "");
  }

  @Test
  void aWorkspaceInstallsTheBotAndUsesIt() throws NotInstalled, IOException {
    api.code("c1", "T1", "Conv <b>ention</b>");

    Browser browser = begin();
    Response done = back("c1", browser.state(), browser.cookie());

    assertThat(browser.location())
        .startsWith("https://slack.com/oauth/v2/authorize?client_id=1.2&")
        .contains("&scope=chat%3Awrite%2Ccommands&user_scope=&")
        .contains("&redirect_uri=https%3A%2F%2Fbot.example%2Fslack%2Foauth_redirect");
    assertThat(done.getStatusCode()).isEqualTo(200);
    assertThat(done.getBody())
        .contains("Rapporteur is now in Conv &lt;b&gt;ention&lt;/b&gt;")
        .doesNotContain("xox");
    assertThat(done.getHeaders().get("Referrer-Policy")).containsExactly("no-referrer");
    Workspace found = workspaces.of("T1");
    assertThat(found)
        .isEqualTo(new Workspace("T1", "Conv <b>ention</b>", "UBOT", "BBOT", "xoxe.xoxb-token-1"));
    assertThat(command("T1", "").getBody()).contains("with xoxe.xoxb-token-1");
  }

  @Test
  void theCookieIsForThisHostAndThisErrandAlone() {
    Response response = run("/slack/install", Map.of(), "", "");

    assertThat(response.getHeaders().get("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith(COOKIE)
        .endsWith("; Secure; HttpOnly; Path=/; Max-Age=600; SameSite=Lax");
    assertThat(state.keys("")).as("what a visitor leaves behind").isEmpty();
  }

  private void assertRefused(Response response) {
    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(response.getBody())
        .contains("Rapporteur was not installed")
        .contains(
            "Please start again. The installation starts at https://bot.example/slack/install")
        .doesNotContain("invalid_state");
    assertThat(workspaces.teams()).isEmpty();
  }

  @Test
  void aStateThatIsNotTheBrowsersOwnIsRefused() {
    api.code("c1", "T1", "Convention");
    Browser mine = begin();
    Browser other = begin();

    assertRefused(back("c1", other.state(), mine.cookie()));
    assertRefused(back("c1", mine.state(), ""));
    assertRefused(back("c1", "", mine.cookie()));
    assertRefused(back("c1", "made-up", COOKIE + "made-up"));
    assertRefused(back("c1", mine.state() + "A", COOKIE + mine.state() + "A"));
    assertThat(api.calls()).isEmpty();
  }

  @Test
  void aCookieWithoutAValueIsRefused() {
    assertRefused(back("c1", begin().state(), COOKIE));
    assertRefused(back("c1", begin().state(), "; =;" + COOKIE + ";"));
    assertThat(api.calls()).isEmpty();
  }

  @Test
  void aStateIsGoodForOneInstallation() {
    api.code("c1", "T1", "Convention");
    api.code("c2", "T2", "Another");
    Browser browser = begin();
    back("c1", browser.state(), browser.cookie());

    Response again = back("c2", browser.state(), browser.cookie());

    assertThat(again.getStatusCode()).isEqualTo(400);
    assertThat(workspaces.teams()).containsExactly("T1");
  }

  @Test
  void aStateIsGoodForTenMinutes() {
    api.code("c1", "T1", "Convention");
    Browser browser = begin();

    clock.advance(Duration.ofMinutes(10));
    assertRefused(back("c1", browser.state(), browser.cookie()));
    clock.advance(Duration.ofMillis(-1));

    assertThat(back("c1", browser.state(), browser.cookie()).getStatusCode()).isEqualTo(200);
  }

  @Test
  void usedStatesAreLetGoOnceTheyAreOver() {
    api.code("c1", "T1", "Convention");
    install("c1");
    assertThat(state.keys("used state/")).hasSize(1);
    clock.advance(Duration.ofMinutes(10));
    api.code("c2", "T2", "Another");

    install("c2");

    assertThat(state.keys("used state/")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invalid_code | older than ten minutes",
        "bad_client_secret | Basic Information",
        "bad_redirect_uri | redirect URLs",
        "invalid_team_for_non_distributed_app | Manage Distribution",
        "something_new | something_new",
      })
  void sayInPlainWordsWhySlackRefused(String error, String hint) {
    api.refuses(error);

    Response refused = install("c1");

    assertThat(refused.getStatusCode()).isEqualTo(400);
    assertThat(refused.getBody()).contains(hint).contains("https://bot.example/slack/install");
    assertThat(workspaces.teams()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_denied", "<script>alert(1)</script>", ""})
  void whoeverCancelsOnSlacksPageIsToldSo(String error) {
    Response cancelled =
        run(
            "/slack/oauth_redirect",
            Map.of("error", List.of(error), "state", List.of("x")),
            "",
            "");

    assertThat(cancelled.getStatusCode()).isEqualTo(400);
    assertThat(cancelled.getBody()).doesNotContain("<script");
    assertThat(cancelled.getBody().contains("was cancelled on Slack's page"))
        .isEqualTo(error.equals("access_denied"));
  }

  @Test
  void withoutAnAnswerFromSlackNothingIsKept() {
    api.refuses("500");

    Response failed = install("c1");

    assertThat(failed.getStatusCode()).isEqualTo(500);
    assertThat(failed.getBody())
        .contains("finds the reason in its log")
        .doesNotContain("Exception");
    assertThat(state.keys("")).isEmpty();
  }

  @Test
  void aBotThatSlackDoesNotKnowIsNotKept() {
    api.code("c1", "T1", "Convention");
    api.answer("xoxe.xoxb-token-1", "{\"ok\": false, \"error\": \"invalid_auth\"}");

    Response failed = install("c1");

    assertThat(failed.getStatusCode()).isEqualTo(500);
    assertThat(workspaces.teams()).isEmpty();
  }

  @Test
  void aCommandFromAnUnknownWorkspaceIsRefused() {
    assertThat(command("T9", "").getStatusCode()).isEqualTo(401);
    assertThat(api.calls()).isEmpty();
  }

  @Test
  void boltGetsATokenThatWasRenewedAndNeverRenewsItself() {
    api.code("c1", "T1", "Convention");
    install("c1");
    clock.advance(Duration.ofHours(11).plusMinutes(45));

    assertThat(command("T1", "").getBody()).contains("with xoxe.xoxb-token-2");
    assertThat(command("T1", "").getBody()).contains("with xoxe.xoxb-token-2");
    assertThat(api.renewals()).isEqualTo(1);
    Installations installations =
        new Installations(workspaces, "https://bot.example/slack/install");
    assertThatThrownBy(() -> installations.saveBot(new DefaultBot()))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anOrganisationInstallsTheBotForItsWorkspaces() throws NotInstalled, IOException {
    api.codeOfOrganisation("c1", "E1", "The Parties");
    assertThat(install("c1").getBody()).contains("Rapporteur is now in The Parties");

    assertThat(command("T1", "E1").getBody()).contains("with xoxe.xoxb-token-1");

    assertThat(workspaces.of("T1").name()).isEqualTo("The Parties");
    assertThat(workspaces.teams()).containsExactly("T1");
    assertThat(command("T1", "E9").getBody()).as("its member's, still").contains("token-1");
    assertThat(command("T2", "E9").getStatusCode()).isEqualTo(401);
  }

  @Test
  void aWorkspaceWhoseBotSlackClosedIsForgotten() {
    api.code("c1", "T1", "Convention");
    install("c1");
    api.answer("xoxe.xoxb-token-1", "{\"ok\": false, \"error\": \"account_inactive\"}");

    assertThat(command("T1", "").getStatusCode()).isEqualTo(401);
    assertThat(workspaces.teams()).isEmpty();
  }

  @Test
  void noTokenLiesInTheFilesInClearNorAtAllOnceItIsGone() throws NotInstalled, IOException {
    api.code("c1", "T1", "Convention");
    install("c1");
    clock.advance(Duration.ofHours(12));
    workspaces.of("T1");
    String kept = state.get(state.keys("installation/").get(0)).orElseThrow();

    assertThat(inFiles("xox")).isFalse();
    assertThat(inFiles("UADMIN")).isFalse();
    assertThat(inFiles("Convention")).isFalse();
    assertThat(inFiles(kept)).isTrue();
    workspaces.forget("T1");
    assertThat(inFiles(kept)).isFalse();
  }

  private boolean inFiles(String text) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }
}
