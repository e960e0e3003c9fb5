package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.slack.fake.FakeSlack;

/** What the operator is told of the channels and the workspace, as it changes. */
final class SlackHealthTest {
  private final SlackScene scene = SlackScene.overSocket();

  @AfterEach
  void closes() {
    scene.close();
  }

  private void awaitsProblem(String part) {
    scene.awaits(
        part + ", not " + scene.chat().problems(),
        () -> scene.chat().problems().stream().anyMatch(p -> p.contains(part)));
    assertThat(scene.chat().check().ok()).isFalse();
    assertThat(scene.chat().check().detail()).contains(part);
  }

  private void awaitsHealth() {
    scene.awaits("no problems", () -> scene.chat().problems().isEmpty());
    assertThat(scene.chat().check().ok()).isTrue();
  }

  @Test
  void anArchivedChannelIsNamedUntilItIsUnarchived() {
    scene.starts();
    awaitsHealth();
    scene.slack.archives(scene.floor);
    awaitsProblem("slack:%s (#floor) is archived".formatted(scene.floor));

    scene.slack.unarchives(scene.floor);
    awaitsHealth();
  }

  @Test
  void aRenamedChannelIsCalledByItsNewName() {
    scene.starts();
    scene.slack.archives(scene.floor);
    awaitsProblem("(#floor)");
    scene.slack.renames(scene.floor, "town-hall");

    awaitsProblem("(#town-hall)");
  }

  @Test
  void aChannelTheBotIsNotInIsNamedWithWhatToDo() {
    scene.slack.botIn(scene.floor, false);
    scene.slack.botIn(scene.desk, false);
    scene.starts();

    awaitsProblem("the bot is not in slack:%s (#floor): type /invite".formatted(scene.floor));
    awaitsProblem("slack:%s is no channel the bot can see".formatted(scene.desk));
    scene.slack.botIn(scene.floor, true);
    scene.slack.botIn(scene.desk, true);
    awaitsHealth();
  }

  @Test
  void whatWasSaidWhileTheBotWasOutIsReadWhenItIsLetInAgain() {
    scene.starts().says("Before");
    scene.slack.botIn(scene.floor, false);
    awaitsProblem("is not in");
    scene.ana.says(scene.floor, "Said behind its back");
    scene.slack.botIn(scene.floor, true);

    scene.awaitsText("Said behind its back");
  }

  @Test
  void anUninstalledBotSaysWhatToDo() {
    scene.starts();
    scene.slack.uninstalls();

    awaitsProblem("was taken out of its workspace");
  }

  @Test
  void revokedTokensAreTold() {
    scene.starts();
    scene.slack.revokesTokens();

    awaitsProblem("set SLACK_BOT_TOKEN to its new token");
  }

  @Test
  void aTokenTakenBackWithoutAWordIsToldByTheNextLook() {
    scene.starts();
    scene.slack.revokes(FakeSlack.BOT_TOKEN);
    scene.slack.sendsEvent(
        JsonMapper.builder().build().createObjectNode().put("type", "channel_rename"));

    awaitsProblem("Slack does not take the bot's token any more");
  }
}
