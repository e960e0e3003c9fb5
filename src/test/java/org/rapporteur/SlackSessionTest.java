package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.slack.fake.Answer;
import org.rapporteur.chat.slack.fake.FakeSlack;
import org.rapporteur.chat.slack.fake.Message;
import org.rapporteur.chat.slack.fake.Person;
import org.rapporteur.config.ConfigFolder;

/** A session in Slack with all its parts, from what people type to what they read. */
class SlackSessionTest {
  @TempDir private Path folder;
  private final FakeSlack slack = new FakeSlack(Clock.systemUTC());
  private final String floor = slack.channel("town-hall");
  private final String desk = slack.privateChannel("town-hall-moderators");
  private final Person ana = slack.user("Ana");
  private final Person mod = slack.user("Mod");
  private Bot bot;

  @BeforeEach
  void starts() throws Exception {
    ana.joins(floor);
    mod.joins(floor);
    mod.joins(desk);
    Files.createDirectories(folder.resolve("config/sessions"));
    Files.writeString(
        folder.resolve("config/rapporteur.yaml"),
        """
        data: %s
        web: {port: 0}
        digest: {every: 10s}
        slack: {api: "%s", backfill: {pause: 0s}}
        """
            .formatted(folder.resolve("data"), slack.apiUrl()));
    Files.writeString(
        folder.resolve("config/sessions/hall.yaml"),
        """
        title: Town hall
        opens: at-start
        sources: [{channel: "slack:%s", presence: online}]
        moderators: slack:%s
        speakers: [Keiko Tanaka, Omar Haddad]
        """
            .formatted(floor, desk));
    bot = start();
  }

  private Bot start() throws Exception {
    Bot started =
        Bot.start(
            ConfigFolder.load(
                folder.resolve("config"),
                Map.of(
                    "SLACK_BOT_TOKEN", FakeSlack.BOT_TOKEN,
                    "SLACK_APP_TOKEN", FakeSlack.APP_TOKEN)),
            false,
            Clock.systemUTC());
    slack.network().awaitConnections(1);
    return started;
  }

  @AfterEach
  void stops() {
    bot.close();
    assertThat(slack.violations()).isEmpty();
    slack.close();
  }

  @Test
  void aQuestionIsCollectedFlaggedAnsweredAndReported() {
    Message asked = ana.says(floor, "Who pays for the training?");
    slack.awaits("the mark", () -> slack.reactors(asked, "memo").size() == 1);

    Message flagged = mod.types(desk, "/floor flag 1 Keiko");
    System.out.println("FLAGGED " + flagged.text());
    System.out.println("QUEUE " + mod.types(desk, "/floor queue").text());
    Answer clicked = mod.clicks(flagged, "Live");
    System.out.println("CLICKED " + clicked.text());
    System.out.println("REFUSED " + ana.types(floor, "/floor flag 1 Keiko").text());
    Answer form = mod.shortcut("floor flag", asked);
    System.out.println("FORM " + form.modal().text());
    System.out.println("HOME " + mod.opensHome().text());
    System.out.println("HOME " + ana.opensHome().text());
    System.out.println("ANSWERED " + mod.types(desk, "/floor answered 1 The fund does.").text());
    System.out.println("CLOSED " + mod.types(desk, "/floor close").text());
    slack.awaits("files", () -> slack.filesIn(desk).size() == 3);
    System.out.println("DESK " + slack.shown(desk));
    System.out.println("DIRECT " + slack.direct(ana).stream().map(Message::text).toList());
    System.out.println("ALONE " + slack.shownTo(mod));
  }
}
