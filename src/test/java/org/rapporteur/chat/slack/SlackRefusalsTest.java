package org.rapporteur.chat.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.notContaining;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.SettableClock;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.DeliveryException;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.RecordingListener;
import org.rapporteur.store.InMemoryPlatformState;

/** Slack's answers as they come on bad days, word for word. */
final class SlackRefusalsTest {
  private static final ChannelRef FLOOR = new ChannelRef("slack", "", "C1");

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private SlackChat chat;

  @BeforeEach
  void starts() {
    server.start();
    answers(
        "auth.test",
        okJson(
            """
            {"ok": true, "team": "Assembly", "team_id": "T1", "user_id": "UBOT", "bot_id": "B1"}"""));
    answers("conversations.history", okJson("{\"ok\": true, \"messages\": []}"));
    chat =
        new SlackChat(
            new SlackOptions(
                URI.create(server.baseUrl() + "/api/"),
                new SlackOptions.Http("secret"),
                new SlackOptions.One("xoxb-1"),
                new SlackOptions.History(2, Duration.ZERO, Duration.ZERO),
                Duration.ZERO),
            new InMemoryPlatformState(),
            SettableClock.at("2026-03-10T10:00:00Z"));
  }

  @AfterEach
  void stops() {
    chat.close();
    server.stop();
  }

  private static MappingBuilder call(String method) {
    return post(urlPathEqualTo("/api/" + method));
  }

  private void answers(String method, ResponseDefinitionBuilder answer) {
    server.stubFor(call(method).willReturn(answer));
  }

  private DeliveryException posts(ResponseDefinitionBuilder answer) {
    answers("chat.postMessage", answer);
    return catchThrowableOfType(
        DeliveryException.class,
        () -> chat.post(new Place.Channel(FLOOR), Post.of("Digest"), "n1"));
  }

  private static void assertPassing(DeliveryException refused, Duration retryAfter) {
    assertThat(refused.isLasting()).isFalse();
    assertThat(refused.retryAfter()).isEqualTo(retryAfter);
  }

  @Test
  void aFullMinuteIsWaitedForAsSlackSays() {
    assertPassing(
        posts(aResponse().withStatus(429).withHeader("Retry-After", "60")), Duration.ofMinutes(1));
  }

  @Test
  void withoutATimeHalfAMinuteIsWaited() {
    assertPassing(posts(aResponse().withStatus(429)), Duration.ofSeconds(30));
    assertPassing(
        posts(aResponse().withStatus(429).withHeader("Retry-After", "soon")), Duration.ZERO);
  }

  @Test
  void aServersErrorAndALostConnectionAreTriedAgain() {
    assertPassing(posts(aResponse().withStatus(500).withBody("oops")), Duration.ZERO);
    assertPassing(posts(aResponse().withStatus(503)), Duration.ZERO);
    assertPassing(posts(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)), Duration.ZERO);
    assertPassing(posts(aResponse().withFault(Fault.EMPTY_RESPONSE)), Duration.ZERO);
  }

  @Test
  void aPageInsteadOfAnAnswerIsTriedAgain() {
    assertPassing(
        posts(
            aResponse()
                .withHeader("Content-Type", "text/html")
                .withBody("<!doctype html><title>Down for maintenance</title>")),
        Duration.ZERO);
    assertPassing(posts(aResponse().withBody("")), Duration.ZERO);
  }

  @Test
  void aRefusalOfTheChannelIsTriedAgainAndOneOfThePostIsNot() {
    assertPassing(
        posts(okJson("{\"ok\": false, \"error\": \"not_in_channel\"}")), Duration.ofMinutes(2));
    assertPassing(posts(okJson("{\"ok\": false}")), Duration.ofMinutes(2));
    assertThat(posts(okJson("{\"ok\": false, \"error\": \"invalid_blocks\"}")).isLasting())
        .isTrue();
  }

  @Test
  void aWrongTokenIsNamedWithWhereToMendIt() {
    answers("auth.test", okJson("{\"ok\": false, \"error\": \"invalid_auth\"}"));

    assertThatThrownBy(() -> chat.start(new RecordingListener()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Slack: Slack does not take the token in SLACK_BOT_TOKEN (invalid_auth): copy the Bot"
                + " User OAuth Token from the app's page OAuth & Permissions");
  }

  @Test
  void aMissingScopeIsNamed() {
    answers(
        "auth.test",
        okJson(
                """
                {"ok": true, "team": "Assembly", "team_id": "T1", "user_id": "UBOT", "bot_id": "B1"}""")
            .withHeader("X-OAuth-Scopes", "chat:write,commands"));

    assertThatThrownBy(() -> chat.start(new RecordingListener()))
        .hasMessageContaining("the bot lacks the scopes")
        .hasMessageContaining("channels:history")
        .hasMessageNotContaining("chat:write,")
        .hasMessageContaining("OAuth & Permissions");
  }

  @Test
  void whereSlackIsDownAtTheStartItGoesOnTrying() {
    answers("auth.test", aResponse().withStatus(502).withBody("<html>"));
    chat.start(new RecordingListener());

    assertThat(chat.problems()).singleElement().asString().startsWith("Slack can't be asked");
    assertThat(chat.check().ok()).isFalse();
  }

  @Test
  void allPagesOfAChannelsMembersAreRead() throws SlackFailure {
    server.stubFor(
        call("conversations.members")
            .withRequestBody(notContaining("cursor=dXNlcjpVMg"))
            .willReturn(
                okJson(
                    """
                    {"ok": true, "members": ["U1", "U2"],
                     "response_metadata": {"next_cursor": "dXNlcjpVMg=="}}""")));
    server.stubFor(
        call("conversations.members")
            .withRequestBody(containing("cursor=dXNlcjpVMg"))
            .willReturn(
                okJson(
                    """
                    {"ok": true, "members": ["U3"], "response_metadata": {"next_cursor": ""}}""")));
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(server.baseUrl() + "/api/");
    Slack slack = Slack.getInstance(config);
    Members members = new Members(new Api(slack, new OneWorkspace(slack.methods(), "xoxb-1")));

    assertThat(members.has(FLOOR, "U1")).isTrue();
    assertThat(members.has(FLOOR, "U3")).isTrue();
    assertThat(members.has(FLOOR, "U4")).isFalse();
  }

  @Test
  void nobodyIsAModeratorOfAChannelWeMayNotSee() throws SlackFailure {
    answers("conversations.members", okJson("{\"ok\": false, \"error\": \"channel_not_found\"}"));
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(server.baseUrl() + "/api/");
    Slack slack = Slack.getInstance(config);

    assertThat(
            new Members(new Api(slack, new OneWorkspace(slack.methods(), "xoxb-1")))
                .has(FLOOR, "U1"))
        .isFalse();
  }
}
