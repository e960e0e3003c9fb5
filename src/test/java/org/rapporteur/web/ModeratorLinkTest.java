package org.rapporteur.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.session.SessionFixture;

/** Who comes in by the moderators' link, and for how long. */
class ModeratorLinkTest {
  private static final String LINK = "/moderators?key=" + ServedSite.SECRET;

  @TempDir private Path reports;
  private ServedSite site;
  private Browser ines;

  @BeforeEach
  void open() throws Exception {
    site = new ServedSite(reports);
    site.hold(new SessionFixture().open());
    ines = site.browser();
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void itLetsABrowserInForTwelveHours() throws Exception {
    ines.open(LINK);
    site.clock.advance(Duration.ofHours(12).minusSeconds(1));
    assertThat(ines.get("/moderators").statusCode()).isEqualTo(200);

    site.clock.advance(Duration.ofSeconds(1));
    for (String path : List.of("/moderators", "/moderators/moderators/board", "/report")) {
      HttpResponse<String> late = ines.get(path);
      assertThat(late.statusCode()).as(path).isEqualTo(403);
      assertThat(late.body()).contains("which lets you in for 12 hours");
    }
    ines.post("/moderators/moderators/commands", "number", "number-1", "line", "flag 12 Keiko");
    assertThat(site.heard.calls).isEmpty();

    ines.open(LINK);
    assertThat(ines.get("/moderators").statusCode()).isEqualTo(200);
  }

  @Test
  void aPassThatIsMadeToLastLongerIsNone() throws Exception {
    HttpResponse<String> admitted = ines.get(LINK);
    assertThat(showing(passes(admitted))).isEqualTo(200);

    String pass = "rapporteur-moderator=";
    for (String forged :
        List.of(
            passes(admitted).replaceFirst(pass + "\\d", pass + "9"),
            passes(admitted).replaceFirst(pass + "\\d+", pass + "9999999999"),
            passes(admitted).replaceFirst(pass + "\\d+\\.", pass),
            passes(admitted).replaceFirst(pass + "\\d+\\.", pass + "."),
            passes(admitted).replaceFirst(pass + ".*", pass + "never.ours"))) {
      assertThat(showing(forged)).as(forged).isEqualTo(403);
    }
  }

  @Test
  void itsPassIsForThisSiteAndNoScript() throws Exception {
    assertThat(pass(ines.get(LINK)))
        .contains("Max-Age=43200", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure");
    try (ServedSite https =
        new ServedSite(reports, Optional.of(URI.create("https://hall.example")))) {
      assertThat(pass(https.browser().get(LINK))).contains("Secure");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t",
        "the-moderators-secre",
        "the-moderators-secret2",
        "The-moderators-secret",
        " the-moderators-secret",
        "the-moderators-sécret",
        "the-moderators-secret\u0000"
      })
  void aKeyThatIsNearlyRightLetsNobodyIn(String key) throws Exception {
    HttpResponse<String> refused =
        ines.get("/moderators?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.headers().allValues("Set-Cookie")).noneMatch(c -> c.contains("moderator"));
    assertThat(refused.body()).doesNotContain(ServedSite.SECRET);
  }

  private static String pass(HttpResponse<String> admitted) {
    return admitted.headers().allValues("Set-Cookie").stream()
        .filter(c -> c.startsWith("rapporteur-moderator="))
        .findFirst()
        .orElseThrow();
  }

  /** The cookies an answer sets, as a browser sends them back. */
  private static String passes(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(c -> c.substring(0, c.indexOf(';')))
        .sorted() // the moderator's comes last
        .collect(Collectors.joining("; "));
  }

  private int showing(String cookies) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(ines.at("/moderators")).header("Cookie", cookies).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
