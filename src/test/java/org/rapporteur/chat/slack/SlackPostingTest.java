package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.DeliveryException;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.fake.Fault;
import org.rapporteur.chat.slack.fake.Message;
import org.rapporteur.chat.slack.fake.Upload;

/** Posts, edits and files, and what Slack has against them. */
final class SlackPostingTest {
  @TempDir private Path folder;
  private final SlackScene scene = SlackScene.overHttp();

  @BeforeEach
  void starts() {
    scene.starts();
  }

  @AfterEach
  void closes() {
    scene.close();
  }

  private MessageRef posts(String text, String nonce) throws DeliveryException {
    return scene.chat().post(new Place.Channel(scene.ref(scene.floor)), Post.of(text), nonce);
  }

  private DeliveryException refused(String text, String nonce) {
    return catchThrowableOfType(DeliveryException.class, () -> posts(text, nonce));
  }

  @Test
  void slacksOwnTimeIsToldWhenItWantsUsToWait() {
    scene.slack.fails("chat.postMessage", 1, Fault.rateLimited(17));
    DeliveryException refused = refused("One.", "n1");

    assertThat(refused.isLasting()).isFalse();
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(17));
    assertThat(scene.slack.shown(scene.floor)).isEmpty();
  }

  @Test
  void nothingIsDoubledWhereItIsNotKnownWhetherItWasPosted() throws DeliveryException {
    posts("One.", "n1");
    for (Fault fault : List.of(Fault.serverError(), Fault.answerLost())) {
      scene.slack.fails("chat.postMessage", 1, fault);
      assertThat(refused("Two.", "n2").isLasting()).isFalse();
    }
    posts("Two.", "n2");

    assertThat(scene.slack.shown(scene.floor)).containsExactly("One.", "Two.");
  }

  @Test
  void nothingIsDoubledInAThread() throws DeliveryException {
    Message asked = scene.says("Who pays?");
    Place below = new Place.Below(scene.ref(asked));
    scene.slack.fails("chat.postMessage", 1, Fault.answerLost());
    assertThat(
            catchThrowableOfType(
                DeliveryException.class, () -> scene.chat().post(below, Post.of("Flagged."), "n1")))
        .isNotNull();
    MessageRef found = scene.chat().post(below, Post.of("Flagged."), "n1");

    assertThat(scene.slack.thread(asked)).containsExactly("Flagged.");
    scene.chat().edit(found, Post.of("Answered."));
    assertThat(scene.slack.thread(asked)).containsExactly("Answered.");
  }

  @Test
  void nothingIsDoubledAfterARestart() throws DeliveryException {
    MessageRef first = posts("One.", "n1");
    scene.stops();
    scene.starts();

    assertThat(posts("One.", "n1")).isEqualTo(first);
    assertThat(scene.slack.shown(scene.floor)).containsExactly("One.");
  }

  @Test
  void anArchivedChannelIsTriedAgainAndAMessageThatIsGoneIsNot() throws DeliveryException {
    MessageRef gone = new MessageRef(scene.ref(scene.floor), "1700000000.000001");
    DeliveryException lasting =
        catchThrowableOfType(
            DeliveryException.class, () -> scene.chat().edit(gone, Post.of("Two.")));
    assertThat(lasting.isLasting()).isTrue();
    assertThat(lasting).hasMessageContaining("message_not_found");

    scene.slack.archives(scene.floor);
    DeliveryException passing = refused("One.", "n1");
    assertThat(passing.isLasting()).isFalse();
    assertThat(passing.retryAfter()).isPositive();
    assertThat(passing).hasMessageContaining("is_archived");
    scene.slack.unarchives(scene.floor);
    posts("One.", "n1");
    assertThat(scene.slack.shown(scene.floor)).containsExactly("One.");
  }

  private List<Post.Attachment> files(String... contents) throws IOException {
    Path csv = Files.writeString(folder.resolve("items.csv"), contents[0]);
    Path report = Files.writeString(folder.resolve("report.md"), contents[1]);
    return List.of(
        new Post.Attachment("items.csv", "text/csv", csv.toString()),
        new Post.Attachment("report.md", "text/markdown", report.toString()));
  }

  private List<String> contents() {
    return scene.slack.filesIn(scene.floor).stream()
        .map(Upload::content)
        .map(c -> new String(c, StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void filesStandInTheThreadAndTakeThePlaceOfThoseBefore() throws Exception {
    MessageRef digest = posts("Digest", "n1");
    scene.chat().attach(digest, files("a", "b"));
    assertThat(contents()).containsExactly("a", "b");
    assertThat(scene.slack.shown(scene.floor)).containsExactly("Digest");

    scene.chat().attach(digest, files("a2", "b2"));
    assertThat(contents()).containsExactly("a2", "b2");
  }

  @Test
  void nothingIsAttachedTwiceWhereTheAnswerWasLost() throws Exception {
    MessageRef digest = posts("Digest", "n1");
    scene.slack.fails("files.completeUploadExternal", 1, Fault.answerLost());
    assertThat(
            catchThrowableOfType(
                DeliveryException.class, () -> scene.chat().attach(digest, files("a", "b"))))
        .isNotNull();
    scene.chat().attach(digest, files("a", "b"));

    assertThat(contents()).containsExactly("a", "b");
  }

  @Test
  void aMarkThatIsThereIsNoFailure() throws DeliveryException {
    Message asked = scene.says("Who pays?");
    scene.slack.fails("reactions.add", 1, Fault.error("already_reacted"));

    assertThat(scene.chat().post(new Place.Reaction(scene.ref(asked)), Post.of(""), "n1"))
        .isEqualTo(scene.ref(asked));
  }
}
