package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.rapporteur.SettableClock;
import org.rapporteur.chat.PlatformState;
import org.rapporteur.store.InMemoryPlatformState;

final class WorkspacesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOON);
  private WebApiStub api;

  @BeforeEach
  void slackIsThere() throws IOException {
    api = new WebApiStub();
  }

  @AfterEach
  void slackIsGone() {
    api.close();
  }

  private static JsonNode event(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static final JsonNode UNINSTALLED = event("{\"type\": \"app_uninstalled\"}");

  private static JsonNode revoked(String tokens) {
    return event("{\"type\": \"tokens_revoked\", \"tokens\": %s}".formatted(tokens));
  }

  @Nested
  class TheOneOfTheEnvironment {
    private OneWorkspace one;

    @BeforeEach
    void isKnownToSlack() {
      api.token("xoxb-1", "T1", "Convention");
      one = new OneWorkspace(api.slack().methods(), "xoxb-1");
    }

    @Test
    void asksSlackOnceWhoseTokenItIs() throws NotInstalled, IOException {
      assertThat(api.calls()).isEmpty();

      Workspace found = one.of("");

      assertThat(found).isEqualTo(new Workspace("T1", "Convention", "UBOT", "BBOT", "xoxb-1"));
      assertThat(one.of("T1")).isEqualTo(found);
      assertThat(api.calls()).containsExactly("auth.test");
      assertThat(found).asString().doesNotContain("xoxb");
      assertThat(one.teams()).containsExactly("");
    }

    @Test
    void isNoOtherWorkspace() {
      assertThatThrownBy(() -> one.of("T2"))
          .isInstanceOf(NotInstalled.class)
          .hasMessage(
              "the token in SLACK_BOT_TOKEN is for the workspace T1 (Convention), not for T2");
    }

    @Test
    void saysWhereTheRightTokenStands() {
      OneWorkspace wrong = new OneWorkspace(api.slack().methods(), "xoxb-wrong");

      assertThatThrownBy(() -> wrong.of(""))
          .isInstanceOf(NotInstalled.class)
          .hasMessage(
              "Slack does not take the token in SLACK_BOT_TOKEN (invalid_auth): copy the Bot User"
                  + " OAuth Token from the app's page OAuth & Permissions");
    }

    @Test
    void refusesAPersonsToken() {
      api.answer("xoxp-1", "{\"ok\": true, \"team_id\": \"T1\", \"user_id\": \"U1\"}");
      OneWorkspace persons = new OneWorkspace(api.slack().methods(), "xoxp-1");

      assertThatThrownBy(() -> persons.of(""))
          .isInstanceOf(NotInstalled.class)
          .hasMessageContaining("is a person's, not the bot's");
    }

    @Test
    void asksAgainAfterATroubleThatPasses() throws NotInstalled, IOException {
      api.answer("xoxb-1", "{\"ok\": false, \"error\": \"internal_error\"}");
      assertThatThrownBy(() -> one.of(""))
          .isInstanceOf(IOException.class)
          .hasMessage("Slack answered auth.test with internal_error");

      api.token("xoxb-1", "T1", "Convention");

      assertThat(one.of("").team()).isEqualTo("T1");
    }

    @Test
    void isGoneOnceTheBotIsPutOut() throws NotInstalled, IOException {
      one.of("");
      one.revoked("T1", revoked("{\"oauth\": [\"UBOT\"]}"));
      one.revoked("T2", UNINSTALLED);
      assertThat(one.of("").team()).isEqualTo("T1");

      one.revoked("T1", UNINSTALLED);

      assertThat(one.teams()).isEmpty();
      assertThatThrownBy(() -> one.of(""))
          .isInstanceOf(NotInstalled.class)
          .hasMessageContaining("set SLACK_BOT_TOKEN to its new token");
    }
  }

  /** Installed by OAuth, with tokens that expire. */
  @Nested
  class ThoseThatInstalled {
    private final SecureRandom random = new SecureRandom();
    private final Sealer sealer = new Sealer(random.generateSeed(32), random);
    private final PlatformState state = new InMemoryPlatformState();
    private InstalledWorkspaces workspaces;

    @BeforeEach
    void startWithNone() {
      workspaces = started();
    }

    private InstalledWorkspaces started() {
      return new InstalledWorkspaces(
          new Vault(state, sealer), api.slack().methods(), WebApiStub.CLIENT, clock);
    }

    /** Installs over the wire, as Bolt does after a code was exchanged. */
    private void installed(String team) throws IOException {
      api.code("code of " + team, team, "Name of " + team);
      exchange("code of " + team, team, "");
    }

    private void installedInOrganisation(String organisation) throws IOException {
      api.codeOfOrganisation("code of " + organisation, organisation, "The Parties");
      exchange("code of " + organisation, "", organisation);
    }

    private void exchange(String code, String team, String organisation) throws IOException {
      try {
        OAuthV2AccessResponse granted =
            api.slack()
                .methods()
                .oauthV2Access(
                    r ->
                        r.clientId(WebApiStub.CLIENT.id())
                            .clientSecret(WebApiStub.CLIENT.secret())
                            .code(code));
        workspaces.installed(
            new Installation(
                "A1",
                organisation,
                team,
                "Name of " + team + organisation,
                "UBOT",
                "BBOT",
                "chat:write",
                granted.getAccessToken(),
                new Installation.Renewal(
                    granted.getRefreshToken(),
                    clock.instant().plusSeconds(granted.getExpiresIn()))));
      } catch (SlackApiException e) {
        throw new IOException(e);
      }
    }

    @Test
    void areFoundByTheirIdAndTheOnlyOneWithout() throws NotInstalled, IOException {
      assertThatThrownBy(() -> workspaces.of("")).hasMessageContaining("in no workspace yet");
      installed("T1");

      assertThat(workspaces.of("T1"))
          .isEqualTo(new Workspace("T1", "Name of T1", "UBOT", "BBOT", "xoxe.xoxb-token-1"));
      assertThat(workspaces.of("")).isEqualTo(workspaces.of("T1"));
      assertThatThrownBy(() -> workspaces.of("T2"))
          .isInstanceOf(NotInstalled.class)
          .hasMessage(
              "the bot is not installed in the workspace T2: open /slack/install on its web address");

      installed("T2");

      assertThat(workspaces.teams()).containsExactly("T1", "T2");
      assertThat(workspaces.of("T2").token()).isEqualTo("xoxe.xoxb-token-2");
      assertThatThrownBy(() -> workspaces.of("")).hasMessageContaining("in 2 workspaces");
    }

    @Test
    void outliveTheProcess() throws NotInstalled, IOException {
      installed("T1");
      Workspace before = workspaces.of("T1");

      workspaces = started();

      assertThat(workspaces.of("T1")).isEqualTo(before);
    }

    @Test
    void doNotOpenWithAnotherKey() throws IOException {
      installed("T1");

      assertThatThrownBy(() -> new Vault(state, new Sealer(random.generateSeed(32), random)))
          .isInstanceOf(Sealer.Broken.class)
          .hasMessageContaining("RAPPORTEUR_TOKEN_KEY");
    }

    @Test
    void installingAgainReplacesTheToken() throws NotInstalled, IOException {
      installed("T1");
      installed("T1");

      assertThat(workspaces.teams()).containsExactly("T1");
      assertThat(workspaces.of("T1").token()).isEqualTo("xoxe.xoxb-token-2");
    }

    @Test
    void tokensAreRenewedHalfAnHourBeforeTheyExpire() throws NotInstalled, IOException {
      installed("T1");
      Instant due = NOON.plusSeconds(WebApiStub.HOURS_12).minus(InstalledWorkspaces.EARLY);

      clock.set(due.minusNanos(1));
      assertThat(workspaces.of("T1").token()).isEqualTo("xoxe.xoxb-token-1");
      clock.set(due);
      assertThat(workspaces.of("T1").token()).isEqualTo("xoxe.xoxb-token-2");
      assertThat(started().of("T1").token()).isEqualTo("xoxe.xoxb-token-2");
      assertThat(api.renewals()).isEqualTo(1);

      clock.advance(Duration.ofHours(12));
      assertThat(workspaces.of("T1").token()).isEqualTo("xoxe.xoxb-token-3");
    }

    @Test
    void tokensThatNeverExpireAreNotRenewed() throws NotInstalled, IOException {
      workspaces.installed(
          new Installation("A1", "", "T1", "Name", "UBOT", "BBOT", "", "xoxb-lasting", null));
      clock.advance(Duration.ofDays(1_000));

      assertThat(workspaces.of("T1").token()).isEqualTo("xoxb-lasting");
    }

    @Test
    void eightCallersAtOnceRenewOnce() throws Exception {
      installed("T1");
      clock.advance(Duration.ofHours(12));
      ExecutorService threads = Executors.newFixedThreadPool(8);
      CountDownLatch start = new CountDownLatch(1);
      List<Future<String>> tokens = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tokens.add(
            threads.submit(
                () -> {
                  start.await();
                  return workspaces.of("T1").token();
                }));
      }
      start.countDown();

      for (Future<String> token : tokens) {
        assertThat(token.get()).isEqualTo("xoxe.xoxb-token-2");
      }
      assertThat(api.renewals()).isEqualTo(1);
      threads.shutdown();
    }

    @Test
    void aRenewalThatFailsKeepsTheOldPair() throws NotInstalled, IOException {
      installed("T1");
      clock.set(NOON.plusSeconds(WebApiStub.HOURS_12).minus(Duration.ofMinutes(20)));

      for (String trouble : List.of("500", "internal_error", "bad_client_secret")) {
        api.refuses(trouble);
        assertThat(workspaces.of("T1").token()).isEqualTo("xoxe.xoxb-token-1");
        clock.advance(InstalledWorkspaces.PAUSE);
      }
      api.refuses("");

      assertThat(workspaces.of("T1").token()).isEqualTo("xoxe.xoxb-token-2");
    }

    @Test
    void aRenewalThatFailedIsNotTriedAgainAtOnce() throws NotInstalled, IOException {
      installed("T1");
      clock.set(NOON.plusSeconds(WebApiStub.HOURS_12).minus(Duration.ofMinutes(20)));
      api.refuses("internal_error");
      workspaces.of("T1");
      workspaces.of("T1");
      assertThat(api.renewals()).isEqualTo(1);

      clock.advance(InstalledWorkspaces.PAUSE);
      workspaces.of("T1");

      assertThat(api.renewals()).isEqualTo(2);
    }

    @Test
    void aTokenThatIsAboutToEndIsNotHandedOut() throws NotInstalled, IOException {
      installed("T1");
      clock.set(NOON.plusSeconds(WebApiStub.HOURS_12).minus(InstalledWorkspaces.LAST));
      api.refuses("bad_client_secret");
      assertThatThrownBy(() -> workspaces.of("T1"))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("Slack did not renew the bot's token for T1 (bad_client_secret)")
          .hasMessageContaining("Basic Information");
      api.refuses("invalid_refresh_token");
      assertThatThrownBy(() -> workspaces.of("T1"))
          .isInstanceOf(NotInstalled.class)
          .hasMessageContaining("install the bot again");

      api.refuses("");

      assertThat(workspaces.of("T1").token()).isEqualTo("xoxe.xoxb-token-2");
    }

    @Test
    void areForgottenWhenTheyPutTheBotOut() throws IOException {
      installed("T1");
      installed("T2");

      workspaces.revoked("T1", UNINSTALLED);

      assertThat(workspaces.teams()).containsExactly("T2");
      assertThat(state.keys("")).hasSize(1);
      assertThatThrownBy(() -> workspaces.of("T1")).isInstanceOf(NotInstalled.class);
    }

    @Test
    void areForgottenWhenTheBotsTokenIsRevokedAndNoOther() throws IOException {
      installed("T1");

      workspaces.revoked("T1", revoked("{\"oauth\": [\"UADMIN\", \"UBOT\"]}"));
      workspaces.revoked("T1", revoked("{\"oauth\": [\"UADMIN\"], \"bot\": []}"));
      workspaces.revoked("T1", revoked("{\"bot\": [\"UOTHER\"]}"));
      workspaces.revoked("T1", revoked("\"nonsense\""));
      workspaces.revoked("T2", revoked("{\"bot\": [\"UBOT\"]}"));
      workspaces.revoked("T1", event("{\"type\": \"message\"}"));
      workspaces.revoked("T1", event("[]"));
      assertThat(workspaces.teams()).containsExactly("T1");

      workspaces.revoked("T1", revoked("{\"oauth\": [\"UADMIN\"], \"bot\": [\"UBOT\"]}"));

      assertThat(workspaces.teams()).isEmpty();
      assertThat(state.keys("")).isEmpty();
    }

    @Test
    void anOrganisationServesItsWorkspacesOnceTheyAreSeen() throws NotInstalled, IOException {
      installedInOrganisation("E1");
      assertThatThrownBy(() -> workspaces.of("T1")).isInstanceOf(NotInstalled.class);

      workspaces.member("T1", "E1");
      workspaces.member("T2", "E1");
      workspaces.member("T3", "E-unknown");

      workspaces = started();
      assertThat(workspaces.teams()).containsExactly("T1", "T2");
      assertThat(workspaces.of("T2"))
          .isEqualTo(new Workspace("T2", "Name of E1", "UBOT", "BBOT", "xoxe.xoxb-token-1"));

      clock.advance(Duration.ofHours(12));
      assertThat(workspaces.of("T1").token()).isEqualTo(workspaces.of("T2").token());
      assertThat(api.renewals()).isEqualTo(1);

      workspaces.revoked("T1", UNINSTALLED);
      assertThat(state.keys("")).isEmpty();
    }
  }
}
