package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.chat.slack.fake.FakeSlack;

/** What an operator is told of Slack when the bot starts: one line that says where to mend it. */
class SlackStartTest {
  @TempDir private Path folder;
  private SlackHall hall;

  @BeforeEach
  void opens() throws IOException {
    hall = new SlackHall(folder);
  }

  @AfterEach
  void ends() {
    hall.close();
  }

  @Test
  void tokensAreEnoughToStart() throws Exception {
    BotProcess bot = new BotProcess(folder, SlackHall.TOKENS);
    try {
      assertThat(bot.start())
          .contains("Slack: Slack is connected")
          .filteredOn(line -> line.contains("no session names a channel"))
          .singleElement()
          .asString()
          .contains("slack:CHANNEL", "sessions/");
      hall.slack.network().awaitConnections(1);
    } finally {
      bot.kill();
    }
  }

  @Test
  void theDemoStillPlaysOnTheLiveChat() throws Exception {
    Files.writeString(
        Files.createDirectories(folder.resolve("config/sessions")).resolve("live.yaml"),
        "title: Live\nsources: [{channel: 'web:floor'}]\nmoderators: web:moderators\n");

    try (Bot bot = hall.starts(SlackHall.TOKENS, true)) {
      hall.slack.network().awaitConnections(1);
      assertThat(bot.greeting()).contains("Slack: Slack is connected");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SLACK_BOT_TOKEN | xoxb-another | SLACK_BOT_TOKEN | OAuth & Permissions",
        "SLACK_APP_TOKEN | xapp-another | SLACK_APP_TOKEN | Basic Information",
        "SLACK_BOT_TOKEN | ''           | SLACK_BOT_TOKEN | OAuth & Permissions",
        "SLACK_APP_TOKEN | ''           | SLACK_APP_TOKEN | Basic Information",
        "SLACK_BOT_TOKEN | xoxp-mine    | SLACK_BOT_TOKEN | xoxb-",
        "SLACK_APP_TOKEN | xoxb-mine    | SLACK_APP_TOKEN | xapp-"
      })
  void aTokenThatCannotServeIsNamed(String variable, String value, String named, String where) {
    Map<String, String> environment = new HashMap<>(SlackHall.TOKENS);
    environment.put(variable, value);

    assertRefused(environment, named, where);
  }

  @Test
  void aScopeThatIsMissingIsNamed() {
    hall.slack.lets(Set.of("chat:write", "channels:history"));

    assertRefused(SlackHall.TOKENS, "reactions:read", "OAuth & Permissions");
  }

  @Test
  void aSessionInSlackNeedsTokens() throws IOException {
    hall.describe("");

    assertRefused(Map.of(), "sessions/hall.yaml", "SLACK_BOT_TOKEN and SLACK_APP_TOKEN");
  }

  @Test
  void aChannelThatTheBotIsNotInIsNamedAndTheStartGoesOn() throws Exception {
    hall.describe("");
    hall.slack.botIn(hall.floor, false);

    assertGreeted("Slack: the bot is not in slack:" + hall.floor + " (#town-hall): type /invite");
  }

  @Test
  void aChannelThatIsNotThereIsNamedAndTheStartGoesOn() throws Exception {
    hall.describe("");
    Path file = folder.resolve("config/sessions/hall.yaml");
    Files.writeString(file, Files.readString(file).replace(hall.floor, "C0NOTHERE"));

    assertGreeted("Slack: slack:C0NOTHERE is no channel the bot can see");
  }

  private void assertGreeted(String line) throws Exception {
    try (Bot bot = hall.starts(SlackHall.TOKENS, false)) {
      hall.slack.network().awaitConnections(1);
      assertThat(bot.greeting()).filteredOn(l -> l.startsWith(line)).hasSize(1);
    }
  }

  private void assertRefused(Map<String, String> environment, String... words) {
    assertThatThrownBy(() -> hall.starts(environment, false))
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1))
        .hasMessageContainingAll(words)
        .message()
        .doesNotContain(FakeSlack.BOT_TOKEN, FakeSlack.APP_TOKEN);
  }
}
