package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.fake.Fault;
import org.rapporteur.chat.slack.fake.Message;
import org.rapporteur.chat.slack.fake.Person;

/** What only Slack has among what people do, over Socket Mode. */
final class SlackEventsTest {
  private final SlackScene scene = SlackScene.overSocket();

  @BeforeEach
  void starts() {
    scene.starts();
  }

  @AfterEach
  void closes() {
    scene.close();
  }

  private ChatEvent.Posted heard(String text) {
    scene.awaitsText(text);
    return scene.heard.heard(ChatEvent.Posted.class).stream()
        .filter(p -> p.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void repliesAndBroadcastsNameTheMessageWhoseThreadTheyStandIn() {
    Message asked = scene.says("Who pays?");
    scene.ben.replies(asked, "The fund.");
    scene.ben.broadcasts(asked, "The fund, for all to read.");

    assertThat(heard("The fund.").replyTo()).isEqualTo(scene.ref(asked));
    assertThat(heard("The fund, for all to read.").replyTo()).isEqualTo(scene.ref(asked));
  }

  @Test
  void aSharedFileIsNamedBelowItsComment() {
    scene.ana.sharesFile(scene.floor, "draft.pdf", "Is this the last draft?");

    assertThat(heard("Is this the last draft?\n📎 draft.pdf").author().user())
        .isEqualTo(scene.ref(scene.ana));
  }

  @Test
  void whatABotWritesIsABots() {
    scene.ana.saysAs("bot_message", scene.floor, "Build 12 passed.");

    assertThat(heard("Build 12 passed.").author().bot()).isTrue();
  }

  @Test
  void somebodyOfAnotherWorkspaceIsAPersonToo() {
    Person stranger = scene.slack.stranger("Zoë", scene.floor);
    stranger.says(scene.floor, "May we join?");

    ChatEvent.Posted posted = heard("May we join?");
    assertThat(posted.author().bot()).isFalse();
    assertThat(posted.author().user()).isEqualTo(scene.ref(stranger));
    scene.awaits(
        "the name",
        () -> scene.heard.introductions().stream().anyMatch(a -> a.name().equals("Zoë")));
  }

  @Test
  void subtypesNobodyKnowsAreAcknowledgedAndLeftOut() {
    scene.ana.saysAs("huddle_thread", scene.floor, "A huddle started");
    scene.ana.saysAs("channel_topic", scene.floor, "set the topic");
    scene.says("Who pays?");
    scene.settles();

    assertThat(scene.heard.texts()).containsExactly("Who pays?");
  }

  @Test
  void previewsAndNewsOfThreadsAreNoEdits() {
    Message asked = scene.says("See https://un.org/");
    scene.slack.unfurls(asked);
    scene.slack.touchesThread(asked);
    scene.ana.edits(asked, "See https://un.org/ please");
    scene.awaits("the edit", () -> !scene.heard.heard(ChatEvent.Edited.class).isEmpty());

    assertThat(scene.heard.heard(ChatEvent.Edited.class))
        .extracting(ChatEvent.Edited::text)
        .containsExactly("See https://un.org/ please");
  }

  @Test
  void aTombstoneDeletesTheFirstMessageOfAThread() {
    Message asked = scene.says("Who pays?");
    scene.ben.replies(asked, "The fund.");
    scene.ana.deletes(asked);
    scene.awaits("the deletion", () -> !scene.heard.heard(ChatEvent.Deleted.class).isEmpty());

    assertThat(scene.heard.heard(ChatEvent.Deleted.class))
        .extracting(ChatEvent.Deleted::message)
        .containsExactly(scene.ref(asked));
    assertThat(scene.heard.heard(ChatEvent.Edited.class)).isEmpty();
  }

  @Test
  void aPrivateChannelIsHeardAsAPublicOne() {
    Message said = scene.mod.says(scene.desk, "Let us begin.");

    assertThat(heard("Let us begin.").message()).isEqualTo(scene.ref(said));
  }

  @Test
  void aNameIsAskedOnceAndToldWhenItIsKnown() {
    scene.slack.fails("users.info", 1, Fault.rateLimited(1));
    for (int i = 0; i < 5; i++) {
      scene.says("Who pays " + i + "?");
    }
    scene.awaits("her name", () -> !scene.heard.introductions().isEmpty());

    assertThat(scene.heard.introductions())
        .containsExactly(Author.named(scene.ref(scene.ana), "Ana"));
    assertThat(scene.slack.calls("users.info")).hasSize(2);
    scene.says("And who decides?");
    assertThat(heard("And who decides?").author().name()).isEqualTo("Ana");
  }

  @Test
  void whatSlackLeftOutIsReadFromTheHistory() {
    scene.says("Before");
    scene.slack.network().losesEvents(true);
    scene.ana.says(scene.floor, "Left out");
    scene.slack.network().losesEvents(false);
    scene.slack.saysRateLimited();

    scene.awaitsText("Left out");
    scene.settles();
  }
}
