package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.DeliveryException;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.chat.Reply;
import org.rapporteur.chat.slack.fake.Answer;
import org.rapporteur.chat.slack.fake.Message;
import org.rapporteur.chat.slack.fake.Person;
import org.rapporteur.chat.slack.fake.View;
import org.rapporteur.chat.slack.fake.ViewAnswer;

/** Commands, buttons, shortcuts, forms and the home, and that rights are looked up each time. */
final class SlackInteractionsTest {
  private final SlackScene scene = SlackScene.overSocket();

  @BeforeEach
  void starts() {
    scene.starts();
    scene.heard.answers(
        call -> call.callerIsModerator() ? Reply.of(card(call)) : Reply.refused("For moderators."));
  }

  @AfterEach
  void closes() {
    scene.close();
  }

  private static Post card(CommandCall call) {
    return Post.of(
        "",
        List.of(
            new Section(
                "",
                List.of(Line.of("#1 " + call.name() + " " + call.typed(), 1)),
                List.of(
                    new Button("Live", "floor live 1", null),
                    new Button("Answer", "floor answered 1", "The answer")))));
  }

  private Message posted() throws DeliveryException {
    scene
        .chat()
        .post(
            new Place.Channel(scene.ref(scene.desk)),
            Post.of(
                "",
                List.of(
                    new Section(
                        "",
                        List.of(Line.of("#1 Who pays?", 1)),
                        List.of(
                            new Button("Live", "floor live 1", null),
                            new Button("Answer", "floor answered 1", "The answer"))))),
            "n1");
    return scene.slack.messages(scene.desk).get(0);
  }

  private String called() {
    CommandCall call = scene.heard.lastCall();
    return "%s|%s|%s|%s"
        .formatted(call.name(), call.typed(), call.options(), call.callerIsModerator());
  }

  @Test
  void aButtonCallsItsCommandAndTellsWhoClickedAlone() throws DeliveryException {
    Answer answer = scene.mod.clicks(posted(), "Live");

    assertThat(answer.text()).contains("#1 floor live 1");
    assertThat(called()).isEqualTo("floor|live 1|{}|true");
    assertThat(scene.heard.lastCall().channel()).isEqualTo(scene.ref(scene.desk));
    assertThat(scene.slack.shown(scene.desk)).hasSize(1);
  }

  @Test
  void aButtonOnAnAnswerPutsTheNewCardInItsPlace() {
    Message card = scene.mod.types(scene.desk, "/floor queue");
    scene.mod.clicks(card, "Live");

    scene.awaits("the new card", () -> card.text().contains("#1 floor live 1"));
    assertThat(scene.slack.aloneTo(scene.mod)).hasSize(1);
  }

  @Test
  void aButtonThatAsksCallsWithTheWords() throws DeliveryException {
    View form = scene.mod.clicks(posted(), "Answer").modal();
    assertThat(form.text()).contains("The answer");

    assertThat(scene.mod.submits(form, Map.of("The answer", "The fund <does>.")).closed()).isTrue();
    assertThat(called()).isEqualTo("floor|answered 1 The fund <does>.|{}|true");
  }

  @Test
  void aRefusalOfAFormIsShownAtItsField() throws DeliveryException {
    View form = scene.mod.clicks(posted(), "Answer").modal();
    scene.heard.answers(call -> Reply.refused("#1 was merged into #2."));
    ViewAnswer refused = scene.mod.submits(form, Map.of("The answer", "The fund."));

    assertThat(refused.closed()).isFalse();
    assertThat(refused.errors()).singleElement().hasToString("\"#1 was merged into #2.\"");
  }

  @Test
  void aShortcutThatNeedsNoWordsIsCalledAtOnce() {
    Message asked = scene.says("Who pays?");

    assertThat(scene.mod.shortcut("floor add", asked).text()).contains("#1 floor add");
    assertThat(called()).isEqualTo("floor add||{item=" + scene.ref(asked) + "}|true");
  }

  @Test
  void aShortcutThatNeedsMoreAsksForIt() {
    Message asked = scene.says("Who pays?");
    Answer answer = scene.mod.shortcut("floor flag", asked);
    View form = answer.modal();
    assertThat(form.text()).contains("who answers", "Keiko Tanaka", "a word to the speaker");

    ViewAnswer sent =
        scene.mod.submits(
            form, Map.of("who answers", "Keiko Tanaka", "a word to the speaker", "x"));
    assertThat(sent.closed()).isTrue();
    assertThat(answer.text()).contains("#1 floor flag");
    assertThat(scene.heard.lastCall().options())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("item", scene.ref(asked).toString(), "speaker", "Keiko Tanaka", "note", "x"));
  }

  @Test
  void aFormIsInTheLanguageOfWhoFillsItInOnceItIsKnown() {
    scene.mod.reads("fr-CA");
    Message asked = scene.says("Qui paie ?");
    assertThat(scene.mod.shortcut("floor flag", asked).modal().text()).contains("who answers");
    scene.mod.types(scene.desk, "/floor queue");
    scene.awaits(
        "what Mod reads",
        () -> {
          scene.mod.types(scene.desk, "/floor queue");
          return scene.heard.lastCall().locale().equals(Locale.CANADA_FRENCH);
        });

    View form = scene.mod.shortcut("floor flag", asked).modal();
    assertThat(form.json().path("title").path("text").asText())
        .isEqualTo("Transmettre à un orateur");
    assertThat(form.text()).contains("à qui elle est destinée", "une note qui l’accompagne");
  }

  @Test
  void aModeratorsShortcutOnAMessageNobodyHeardLetsItBeHeard() {
    scene.heard.closes();
    scene.slack.network().losesEvents(true);
    Message asked = scene.ana.says(scene.floor, "Before the session?");
    scene.slack.network().losesEvents(false);
    scene.clock.advance(Duration.ofHours(1));
    scene.heard.opens(scene.ref(scene.floor), scene.ref(scene.desk), scene.clock.instant());
    scene.awaits(
        "the session",
        () -> scene.mod.types(scene.desk, "/floor queue").text().contains("#1 floor queue"));

    assertThat(scene.mod.shortcut("floor add", asked).text()).contains("#1");
    assertThat(scene.heard.texts()).containsExactly("Before the session?");
  }

  @Test
  void whoIsNoModeratorIsNoneByAnyWay() throws DeliveryException {
    Message card = posted();
    Message asked = scene.says("Who pays?");

    assertThat(scene.ana.types(scene.floor, "/floor queue").text()).isEqualTo("For moderators.");
    assertThat(scene.ana.clicks(card, "Live").text()).isEqualTo("For moderators.");
    assertThat(scene.ana.shortcut("floor add", asked).text()).isEqualTo("For moderators.");
    View form = scene.ana.clicks(card, "Answer").modal();
    assertThat(scene.ana.submits(form, Map.of("The answer", "x")).errors()).isNotEmpty();
    assertThat(scene.heard.calls()).noneMatch(CommandCall::callerIsModerator);
  }

  @Test
  void whoLeftTheModeratorsSinceIsNoneAnyMore() throws DeliveryException {
    Message card = posted();
    Message asked = scene.says("Who pays?");
    View form = scene.mod.clicks(card, "Answer").modal();
    scene.mod.types(scene.desk, "/floor queue");
    assertThat(scene.heard.lastCall().callerIsModerator()).isTrue();
    int before = scene.heard.calls().size();
    scene.mod.leaves(scene.desk);
    scene.settles();

    assertThat(scene.mod.submits(form, Map.of("The answer", "x")).errors()).isNotEmpty();
    assertThat(scene.mod.clicks(card, "Live").text()).isEqualTo("For moderators.");
    assertThat(scene.mod.shortcut("floor add", asked).text()).isEqualTo("For moderators.");
    assertThat(scene.mod.types(scene.floor, "/floor queue").text()).isEqualTo("For moderators.");
    assertThat(scene.heard.calls().subList(before, before + 4))
        .noneMatch(CommandCall::callerIsModerator);
  }

  @Test
  void aLateAnswerStillArrives() {
    CountDownLatch done = new CountDownLatch(1);
    scene.heard.answers(
        call -> {
          try {
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Reply.of("At last.");
        });
    Answer answer = scene.ana.runs(scene.floor, "/floor mine");
    scene.settles();
    assertThat(scene.slack.shownTo(scene.ana)).isEmpty();
    done.countDown();

    assertThat(answer.text()).isEqualTo("At last.");
  }

  @Test
  void theHomeShowsAttendeesTheirItemsAndModeratorsTheQueueToo() {
    assertThat(scene.ana.opensHome().text()).contains("Town hall").doesNotContain("#1");
    assertThat(scene.heard.calls()).extracting(CommandCall::typed).containsExactly("mine");
    View home = scene.mod.opensHome();
    assertThat(home.text()).contains("Town hall", "#1 floor queue", "#1 floor mine");

    int version = home.version();
    scene.mod.clicks(home, "Live");
    scene.awaits("the home as it is now", () -> home.version() > version);
    assertThat(scene.heard.calls()).extracting(CommandCall::typed).contains("live 1");
    Person stranger = scene.slack.user("Zoë");
    assertThat(stranger.opensHome().text()).contains("No session is open");
  }

  @Test
  void aRefusalAtHomeIsToldInAWindow() {
    View home = scene.mod.opensHome();
    scene.heard.answers(call -> Reply.refused("#1 was merged."));

    assertThat(scene.mod.clicks(home, "Live").modal().text()).contains("#1 was merged.");
  }
}
