package org.rapporteur.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.PlatformDriver.Lacking;
import org.rapporteur.chat.Post.Section;

/** What the core may expect of every platform, over the platform's own wire. */
public abstract class PlatformContract {
  private static final String HOSTILE =
      "<!channel> <@U1> @here *bold* _it_ `code` <b>x</b> &amp; &lt; \\ \"q\" \u200Bسؤال\u202E عن 谁来付钱"
          + " 👩🏽‍⚖️ https://evil.example/?a=1&b=2";

  private final RecordingListener listener = new RecordingListener();
  private PlatformDriver driver;

  /** Starts the adapter with a session that is open on the driver's channels. */
  protected abstract PlatformDriver open(RecordingListener heard) throws Exception;

  @BeforeEach
  void opens() throws Exception {
    driver = open(listener);
  }

  @AfterEach
  void closes() {
    driver.close();
    assertThat(driver.violations()).isEmpty();
  }

  private ChatEvent.Posted posted(String text) {
    driver.awaits("\"" + text + "\"", () -> listener.texts().contains(text));
    return listener.heard(ChatEvent.Posted.class).stream()
        .filter(p -> p.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private <T extends ChatEvent> T only(Class<T> kind) {
    driver.awaits("a " + kind.getSimpleName(), () -> !listener.heard(kind).isEmpty());
    assertThat(listener.heard(kind)).hasSize(1);
    return listener.heard(kind).get(0);
  }

  private MessageRef posts(Place place, Post post, String nonce) throws DeliveryException {
    return driver.platform().post(place, post, nonce);
  }

  private Place floor() {
    return new Place.Channel(driver.floor());
  }

  @Test
  void aMessageArrivesWithTextAuthorTimeAndAnIdByWhichItCanBeAnswered() throws Exception {
    MessageRef message = driver.posts("Ana", "Who pays for the training?");

    ChatEvent.Posted posted = posted("Who pays for the training?");
    assertThat(posted.message()).isEqualTo(message);
    assertThat(posted.message().channel()).isEqualTo(driver.floor());
    assertThat(posted.author().user()).isEqualTo(driver.user("Ana"));
    assertThat(posted.author().bot()).isFalse();
    assertThat(posted.at())
        .isBetween(
            listener.venues().get(0).since(),
            listener.venues().get(0).since().plus(Duration.ofHours(1)));
    assertThat(posted.replyTo()).isNull();
    assertThat(posted.asked()).isFalse();
    assertThat(posted.message().inChannel()).isTrue();
  }

  @Test
  void ignoresItsOwnMessages() throws Exception {
    posts(floor(), Post.of("The floor is open."), "n1");
    driver.posts("Ana", "Who pays?");

    posted("Who pays?");
    assertThat(listener.heard()).hasSize(1);
  }

  @Test
  void aRedeliveryIsHarmless() throws Exception {
    driver.posts("Ana", "Who pays?");
    posted("Who pays?");
    driver.redelivers();

    driver.awaits("it once more", () -> listener.told().size() >= 2);
    assertThat(listener.heard()).hasSize(1);
  }

  @Test
  void anEditArrivesWithTheSameMessage() throws Exception {
    MessageRef message = driver.posts("Ana", "Who pays?");
    driver.edits("Ana", message, "Who pays for it?");

    ChatEvent.Edited edited = only(ChatEvent.Edited.class);
    assertThat(edited.message()).isEqualTo(message);
    assertThat(edited.text()).isEqualTo("Who pays for it?");
  }

  @Test
  void aDeletionArrivesWithTheSameMessage() throws Exception {
    assumeThat(driver.lacks()).doesNotContain(Lacking.DELETION);
    MessageRef message = driver.posts("Ana", "Who pays?");
    driver.deletes("Ana", message);

    assertThat(only(ChatEvent.Deleted.class).message()).isEqualTo(message);
  }

  @Test
  void anUpvoteAndItsRemovalArriveAsTheSamePerson() throws Exception {
    MessageRef message = driver.posts("Ana", "Who pays?");
    posted("Who pays?");
    driver.upvotes("Ben", message);
    driver.takesUpvoteBack("Ben", message);

    driver.awaits("both", () -> listener.heard(ChatEvent.Reacted.class).size() == 2);
    List<ChatEvent.Reacted> reacted = listener.heard(ChatEvent.Reacted.class);
    assertThat(reacted).extracting(ChatEvent.Reacted::added).containsExactly(true, false);
    assertThat(reacted)
        .allSatisfy(
            r -> {
              assertThat(r.message()).isEqualTo(message);
              assertThat(r.author().user()).isEqualTo(driver.user("Ben"));
              assertThat(r.emoji()).isEqualTo(reacted.get(0).emoji());
            });
  }

  @Test
  void aVeryLongTextArrivesWhole() throws Exception {
    String text = "谁来付钱？".repeat(driver.longest() / 5);
    driver.posts("Ana", text);

    assertThat(posted(text).text()).isEqualTo(text);
  }

  @Test
  void aHostileTextArrivesAsWritten() throws Exception {
    driver.posts("Ana", HOSTILE);

    assertThat(posted(HOSTILE).text()).isEqualTo(HOSTILE);
  }

  @Test
  void aHostileTextGoesOutDefused() throws Exception {
    assumeThat(driver.lacks()).doesNotContain(Lacking.POSTS);
    posts(
        floor(),
        Post.of(HOSTILE, List.of(Section.of(HOSTILE, List.of(Post.Line.of(HOSTILE, 1))))),
        "n1");

    assertThat(driver.shown(driver.floor()))
        .singleElement()
        .satisfies(shown -> assertThat(shown).contains("谁来付钱").doesNotContain("@here"));
  }

  @Test
  void aLongPostArrivesInOrderAndWholeInPartsWithinLimits() throws Exception {
    assumeThat(driver.lacks()).doesNotContain(Lacking.POSTS);
    List<Post.Line> lines =
        IntStream.rangeClosed(1, 200)
            .mapToObj(i -> Post.Line.of("#%d %s".formatted(i, "Who pays? ".repeat(i % 40)), i))
            .toList();
    Post post = Post.of("Digest", List.of(Section.of("New", lines)));
    List<Post> parts = post.split(driver.platform().limits());
    for (int i = 0; i < parts.size(); i++) {
      posts(floor(), parts.get(i), "n1." + i);
    }

    List<String> shown = driver.shown(driver.floor());
    assertThat(shown).hasSameSizeAs(parts).hasSizeGreaterThan(1);
    String whole = shown.stream().collect(Collectors.joining("\n"));
    assertThat(
            whole.lines().filter(l -> l.contains("#")).map(l -> l.replaceAll(".*#(\\d+).*", "$1")))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 200).mapToObj(String::valueOf).toList());
  }

  @Test
  void aPostCanBeEditedInPlace() throws Exception {
    assumeThat(driver.lacks()).doesNotContain(Lacking.POSTS);
    MessageRef digest = posts(floor(), Post.of("One question."), "n1");
    driver.platform().edit(digest, Post.of("Two questions."));

    assertThat(driver.shown(driver.floor())).containsExactly("Two questions.");
    driver.posts("Ana", "Who pays?");
    posted("Who pays?");
    assertThat(listener.heard()).hasSize(1);
  }

  @Test
  void theSameNonceTwiceShowsOnceWhereTheFirstAnswerWasLost() throws Exception {
    assumeThat(driver.lacks()).doesNotContain(Lacking.POSTS);
    posts(floor(), Post.of("Before."), "n0");
    driver.losesNextAnswer();

    assertThatThrownBy(() -> posts(floor(), Post.of("Once."), "n1"))
        .isInstanceOfSatisfying(DeliveryException.class, e -> assertThat(e.isLasting()).isFalse());
    MessageRef found = posts(floor(), Post.of("Once."), "n1");
    posts(floor(), Post.of("After."), "n2");

    assertThat(driver.shown(driver.floor())).containsExactly("Before.", "Once.", "After.");
    driver.platform().edit(found, Post.of("Still once."));
    assertThat(driver.shown(driver.floor())).contains("Still once.");
  }

  @Test
  void aCommandOfANonModeratorSaysSo() throws Exception {
    driver.calls("Ana", driver.floor(), "/ask 1 <2> & more");

    assertThat(listener.calls()).hasSize(1);
    CommandCall call = listener.lastCall();
    assertThat(call.name()).isEqualTo("ask");
    assertThat(call.options().getOrDefault("question", call.typed())).isEqualTo("1 <2> & more");
    assertThat(call.caller().user()).isEqualTo(driver.user("Ana"));
    assertThat(call.channel()).isEqualTo(driver.floor());
    assertThat(call.callerIsModerator()).isFalse();
  }

  @Test
  void aCommandOfAModeratorSaysSo() throws Exception {
    driver.calls("Mod", driver.desk(), "/floor queue");

    assertThat(listener.lastCall().callerIsModerator()).isTrue();
    assertThat(listener.lastCall().channel()).isEqualTo(driver.desk());
  }

  @Test
  void aReplyReachesItsSenderAlone() throws Exception {
    listener.answers(call -> Reply.of("You have three items."));

    assertThat(driver.calls("Ana", driver.floor(), "/floor mine"))
        .contains("You have three items.");
    assertThat(driver.shown(driver.floor())).isEmpty();
    assertThat(driver.alone("Ben")).noneMatch(t -> t.contains("three items"));
  }

  @Test
  void aRefusalReachesItsSenderAlone() throws Exception {
    listener.answers(call -> Reply.refused("That is for moderators."));

    assertThat(driver.calls("Ana", driver.floor(), "/floor queue"))
        .contains("That is for moderators.");
    assertThat(driver.shown(driver.floor())).isEmpty();
    assertThat(driver.alone("Ben")).noneMatch(t -> t.contains("for moderators"));
  }

  @Test
  void whatCantBeKeptIsNotAcknowledgedAndComesAgain() throws Exception {
    listener.failsNext(1);
    driver.posts("Ana", "Who pays?");
    driver.retries();

    posted("Who pays?");
    assertThat(listener.texts()).containsExactly("Who pays?");
  }

  @Test
  void whatNobodyCanReadIsKeptAndTheNextMessageStillArrives() throws Exception {
    assumeThat(driver.lacks()).doesNotContain(Lacking.UNREADABLE);
    driver.sendsMalformed();
    driver.posts("Ana", "Who pays?");

    posted("Who pays?");
    driver.awaits("what can't be read", () -> listener.unreadables().size() == 1);
  }

  @Test
  void tellsAskersWhereThePlatformShowsThem() throws Exception {
    assumeThat(driver.platform().tellsAskers()).isTrue();
    MessageRef asked = driver.posts("Ana", "Who pays?");
    posted("Who pays?");
    posts(new Place.Reaction(asked), Post.of(""), "n1");
    posts(new Place.Reaction(asked), Post.of(""), "n1");
    posts(new Place.Below(asked), Post.of("Flagged."), "n2");
    posts(new Place.Direct(driver.floor(), driver.user("Ana")), Post.of("Answered."), "n3");

    assertThat(driver.isMarked(asked)).isTrue();
    assertThat(driver.below(asked)).containsExactly("Flagged.");
    assertThat(driver.alone("Ana")).contains("Answered.");
    assertThat(driver.alone("Ben")).isEmpty();
    assertThat(driver.shown(driver.floor())).containsExactly("Who pays?");
    assertThat(listener.heard()).hasSize(1);
  }
}
