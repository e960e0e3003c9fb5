package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.SettableClock;
import org.rapporteur.chat.slack.fake.FakeSlack;

/** Slack's requests to our web server: who is let in, and what Slack asks before all else. */
final class SlackHttpTest {
  /** From Slack's page "Verifying requests from Slack". */
  private static final String DOCUMENTED =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
          + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
          + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
          + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
          + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

  private static final String CHALLENGE =
      "{\"type\": \"url_verification\", \"token\": \"old\", \"challenge\": \"3eZbrw1aB10\"}";

  private final SlackScene scene = SlackScene.overHttp();
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void starts() {
    scene.starts();
  }

  @AfterEach
  void closes() {
    scene.close();
  }

  private HttpResponse<String> sends(String body, String... headers) throws Exception {
    boolean json = body.startsWith("{");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(scene.events())
            .header("Content-Type", json ? "application/json" : "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> signed(String body, String secret, Duration ahead) throws Exception {
    String time = String.valueOf(scene.clock.instant().plus(ahead).getEpochSecond());
    return sends(
        body,
        SlackSignature.HeaderNames.X_SLACK_REQUEST_TIMESTAMP,
        time,
        SlackSignature.HeaderNames.X_SLACK_SIGNATURE,
        new SlackSignature.Generator(secret).generate(time, body));
  }

  private int status(String secret, Duration ahead) throws Exception {
    return signed(CHALLENGE, secret, ahead).statusCode();
  }

  @Test
  void holdsTheDocumentedSignature() {
    Signature signature =
        new Signature(FakeSlack.SIGNING_SECRET, SettableClock.at("2018-07-12T18:36:58Z"));
    String time = "1531420618";
    String good = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    assertThat(signature.holds(time, good, DOCUMENTED)).isTrue();
    assertThat(signature.holds(time, good, DOCUMENTED + " ")).isFalse();
    assertThat(signature.holds(time, good.toUpperCase(Locale.ROOT), DOCUMENTED)).isFalse();
    assertThat(signature.holds("1531420619", good, DOCUMENTED)).isFalse();
    assertThat(signature.holds("soon", good, DOCUMENTED)).isFalse();
    assertThat(signature.holds(String.valueOf(Long.MIN_VALUE), good, DOCUMENTED)).isFalse();
    assertThat(signature.holds(null, good, DOCUMENTED)).isFalse();
    assertThat(signature.holds(time, null, DOCUMENTED)).isFalse();
  }

  @Test
  void onlyWhatSlackSignedWithinFiveMinutesEitherWayIsTaken() throws Exception {
    String secret = FakeSlack.SIGNING_SECRET;

    assertThat(status(secret, Duration.ofMinutes(-5))).isEqualTo(200);
    assertThat(status(secret, Duration.ofMinutes(5))).isEqualTo(200);
    assertThat(status(secret, Duration.ofSeconds(-301))).isEqualTo(401);
    assertThat(status(secret, Duration.ofSeconds(301))).isEqualTo(401);
    assertThat(status("another-secret", Duration.ZERO)).isEqualTo(401);
    assertThat(sends(CHALLENGE).statusCode()).isEqualTo(401);
  }

  @Test
  void answersTheChallengeOfAnAddress() throws Exception {
    HttpResponse<String> answer = signed(CHALLENGE, FakeSlack.SIGNING_SECRET, Duration.ZERO);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("3eZbrw1aB10");
  }

  @Test
  void answersTheCheckOfItsCertificate() throws Exception {
    assertThat(
            signed("ssl_check=1&token=old", FakeSlack.SIGNING_SECRET, Duration.ZERO).statusCode())
        .isEqualTo(200);
    assertThat(scene.heard.unreadables()).isEmpty();
  }

  @Test
  void whatIsNoRequestIsKeptAndAcknowledged() throws Exception {
    assertThat(signed("{\"type\": ", FakeSlack.SIGNING_SECRET, Duration.ZERO).statusCode())
        .isEqualTo(200);
    assertThat(scene.heard.unreadables()).hasSize(1);
  }

  @Test
  void whatSlackLeftOutIsReadFromTheHistory() {
    scene.slack.network().losesEvents(true);
    scene.ana.says(scene.floor, "Left out");
    scene.slack.network().losesEvents(false);
    scene.slack.saysRateLimited();

    scene.awaitsText("Left out");
  }
}
