package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.slack.fake.Answer;
import org.rapporteur.chat.slack.fake.FakeSlack;
import org.rapporteur.chat.slack.fake.Message;
import org.rapporteur.chat.slack.fake.Person;
import org.rapporteur.chat.slack.fake.Upload;

/** A session in Slack with all its parts, from what people type to what they read. */
class SlackSessionTest {
  private static final String QUESTION = "Who pays for the training?";

  @TempDir private Path folder;
  private SlackHall hall;
  private FakeSlack slack;
  private Person ana;
  private Person mod;
  private @Nullable Bot bot;

  @BeforeEach
  void opens() throws Exception {
    hall = new SlackHall(folder);
    slack = hall.slack;
    ana = slack.user("Ana");
    ana.joins(hall.floor);
    mod = hall.moderator;
  }

  private void starts(String settings, String session) throws Exception {
    hall.configure(settings);
    hall.describe(session);
    bot = hall.starts(SlackHall.TOKENS, false);
    slack.network().awaitConnections(1);
  }

  @AfterEach
  void ends() {
    if (bot != null) {
      bot.close();
    }
    hall.close();
    assertThat(slack.violations()).isEmpty();
  }

  private Message asks(String text) {
    Message asked = ana.says(hall.floor, text);
    slack.awaits("the mark", () -> slack.reactors(asked, "memo").contains(slack.botUser()));
    return asked;
  }

  private void closes() {
    assertThat(mod.types(hall.desk, "/floor close").text()).contains("is closed");
    slack.awaits("three files", () -> slack.filesIn(hall.office).size() == 3);
  }

  @Test
  void aQuestionIsFlaggedPutLiveAnsweredAndItsAskerIsTold() throws Exception {
    starts("", "");
    asks(QUESTION);

    Message card = mod.types(hall.desk, "/floor flag 1 Keiko");
    String flagged = card.text();
    assertThat(flagged).contains("#1 flagged to Keiko Tanaka", QUESTION);
    assertThat(mod.clicks(card, "Live").text()).startsWith("#1 put live.");
    assertThat(slack.shownTo(mod)).as("the card is replaced").doesNotContain(flagged);
    assertThat(ana.types(hall.floor, "/floor flag 1 Keiko").text()).contains("is for moderators");
    assertThat(mod.types(hall.desk, "/floor answered 1 The fund does.").text())
        .contains("answered in writing");

    slack.awaits("word of it", () -> !slack.direct(ana).isEmpty());
    assertThat(slack.direct(ana))
        .singleElement()
        .extracting(Message::text)
        .isEqualTo("#1 " + QUESTION + " — answered: The fund does.");
  }

  @Test
  void whereItIsSetAskersAreToldBelowTheirMessage() throws Exception {
    starts("notices: {collected: none, outcome: thread}", "");
    Message asked = ana.says(hall.floor, QUESTION);

    mod.types(hall.desk, "/floor flag 1 Keiko");
    mod.types(hall.desk, "/floor answered 1 The fund does.");

    slack.awaits("word of it", () -> slack.thread(asked).size() == 1);
    assertThat(slack.thread(asked)).containsExactly("#1 — answered");
    assertThat(slack.direct(ana)).isEmpty();
    assertThat(slack.reactors(asked, "memo")).isEmpty();
  }

  @Test
  void anAnonymousQuestionIsShownWithNobodysNameAndAnsweredToItsAsker() throws Exception {
    starts("", "attribution: named");

    assertThat(ana.types(hall.floor, "/ask " + QUESTION + " anonymous").text())
        .contains("Collected as #1");
    Message card = mod.types(hall.desk, "/floor show 1");
    mod.types(hall.desk, "/floor flag 1 Keiko");
    mod.types(hall.desk, "/floor answered 1 The fund does.");

    slack.awaits("word of it", () -> !slack.direct(ana).isEmpty());
    assertThat(slack.direct(ana).get(0).text()).contains("answered: The fund does.");
    closes();
    assertThat(slack.shown(hall.floor)).isEmpty();
    assertThat(card.text() + slack.shown(hall.desk) + slack.shown(hall.office) + files())
        .contains(QUESTION)
        .doesNotContain("Ana", ana.id());
  }

  @Test
  void aMessageOfBeforeTheSessionIsCollectedByTheShortcut() throws Exception {
    Message early = ana.says(hall.floor, "A word on the training of prosecutors");
    starts("", "");

    Answer taken = mod.shortcut("floor promote", early);

    assertThat(taken.text()).contains("#1", "training of prosecutors");
    assertThat(mod.types(hall.desk, "/floor show 1").text()).contains("training of prosecutors");
  }

  @Test
  void homeShowsTheQueueToAModeratorAndTheirItemsToAnAttendee() throws Exception {
    starts("", "");
    asks(QUESTION);
    mod.types(hall.desk, "/floor flag 1 Keiko");

    assertThat(mod.opensHome().text()).contains("Keiko Tanaka: 1", QUESTION, "Live #1");
    assertThat(ana.opensHome().text())
        .contains("Your items", QUESTION, "with Keiko Tanaka")
        .doesNotContain("Live #1");
  }

  @Test
  void theFinalDigestAndItsFilesAreRewrittenWhenSomebodyIsForgotten() throws Exception {
    starts("", "attribution: named");
    asks(QUESTION);
    closes();
    Message digest = slack.messages(hall.office).get(0);
    assertThat(digest.text()).contains("Final digest · Town hall", QUESTION);
    assertThat(files()).contains(QUESTION);
    List<String> before = slack.filesIn(hall.office).stream().map(Upload::id).toList();

    ana.types(hall.floor, "/floor forget-me yes");

    slack.awaits(
        "new files in the place of the old ones",
        () ->
            slack.filesIn(hall.office).size() == 3
                && slack.filesIn(hall.office).stream().map(Upload::id).noneMatch(before::contains));
    assertThat(digest.text()).contains("Final digest · Town hall").doesNotContain(QUESTION);
    assertThat(files()).doesNotContain(QUESTION, "Ana");
    assertThat(slack.calls("files.delete")).hasSize(3);
  }

  @Test
  void underTheChathamHouseRuleNobodyIsNamedToTheOrganisers() throws Exception {
    starts("", "attribution: chatham-house");
    asks(QUESTION);
    Message mentioned = ana.saysMarkup(hall.floor, "Does <@" + mod.id() + "> know who pays?");
    slack.awaits("the mark", () -> !slack.reactors(mentioned, "memo").isEmpty());
    closes();

    assertThat(slack.shown(hall.office) + files())
        .contains(QUESTION, "know who pays?")
        .doesNotContain("Ana", ana.id(), mod.id())
        .doesNotContainPattern("\\bMod\\b");
  }

  private String files() {
    return slack.filesIn(hall.office).stream()
        .map(f -> new String(f.content(), StandardCharsets.UTF_8))
        .reduce("", String::concat);
  }
}
