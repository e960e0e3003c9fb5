package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.DeliveryException;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.discord.fake.Message;
import org.rapporteur.chat.discord.fake.Permission;
import org.rapporteur.chat.discord.fake.Upload;
import org.rapporteur.chat.fake.Fault;

/** Posts, edits and files, and what Discord has against them. */
final class DiscordPostingTest {
  private static final String SEND = "POST /channels/{channel_id}/messages";

  @TempDir private Path folder;
  private final DiscordScene scene = new DiscordScene();

  @AfterEach
  void closes() {
    scene.close();
  }

  private MessageRef posts(String text, String nonce) throws DeliveryException {
    return scene.chat().post(new Place.Channel(scene.ref(scene.floor)), Post.of(text), nonce);
  }

  private MessageRef below(Message message, String text, String nonce) throws DeliveryException {
    return scene.chat().post(new Place.Below(scene.ref(message)), Post.of(text), nonce);
  }

  private static DeliveryException refused(ThrowingCallable delivery) {
    DeliveryException refused = catchThrowableOfType(DeliveryException.class, delivery);
    assertThat(refused).isNotNull();
    return refused;
  }

  @Test
  void limitsOfARouteAndOfAllRoutesAreWaitedForAndNothingIsDoubled() throws Exception {
    scene.starts();
    scene.discord.fails(SEND, 1, Fault.rateLimited(1));
    posts("One.", "n1");
    scene.discord.fails(SEND, 1, Fault.rateLimitedGlobally(1));
    posts("Two.", "n2");

    assertThat(scene.discord.shown(scene.floor)).containsExactly("One.", "Two.");
    assertThat(scene.discord.badAnswers()).isEqualTo(2);
  }

  @Test
  void itsOwnPaceKeepsABurstWithinALimit() throws Exception {
    scene.starts();
    scene.discord.limits(SEND, 5, Duration.ofMillis(500));
    for (int i = 0; i < 12; i++) {
      posts("Post " + i, "n" + i);
    }

    assertThat(scene.discord.shown(scene.floor))
        .hasSize(12)
        .startsWith("Post 0")
        .endsWith("Post 11");
    assertThat(scene.discord.badAnswers()).isLessThanOrEqualTo(1);
  }

  @Test
  void nothingIsDoubledWhereItIsNotKnownWhetherItWasPosted() throws Exception {
    scene.starts();
    posts("One.", "n1");
    for (Fault fault : List.of(Fault.serverError(), Fault.answerLost())) {
      scene.discord.fails(SEND, 1, fault);
      assertThat(refused(() -> posts("Two.", "n2")).isLasting()).isFalse();
    }
    posts("Two.", "n2");

    assertThat(scene.discord.shown(scene.floor)).containsExactly("One.", "Two.");
  }

  @Test
  void nothingIsDoubledInAThreadNorAfterARestart() throws Exception {
    scene.starts();
    Message asked = scene.says("Who pays?");
    scene.discord.fails(SEND, 1, Fault.answerLost());
    refused(() -> below(asked, "Flagged.", "n1"));
    scene.stops();
    scene.starts();
    MessageRef found = below(asked, "Flagged.", "n1");

    assertThat(scene.discord.below(asked)).containsExactly("Flagged.");
    scene.chat().edit(found, Post.of("Answered."));
    assertThat(scene.discord.below(asked)).containsExactly("Answered.");
  }

  /** Without a session JDA knows of no channels, but there they are. */
  @Test
  void aMarkThatIsDueWhileASessionIsOverIsMadeInTheNext() throws Exception {
    scene.starts();
    Message asked = scene.says("Who pays?");
    Place mark = new Place.Reaction(scene.ref(asked));
    scene.discord.network().stops();
    scene.discord.network().invalidates(false);
    scene.awaits("the end of the session", () -> !scene.chat().check().ok());

    assertThat(refused(() -> scene.chat().post(mark, Post.of("Collected"), "n1")).isLasting())
        .isFalse();

    scene.discord.network().resumes();
    scene.discord.network().awaitIdentified(2);
    scene.catchesUp();
    scene.chat().post(mark, Post.of("Collected"), "n1");
    assertThat(scene.discord.reactors(asked, Poster.COLLECTED.getFormatted()))
        .containsExactly(scene.discord.botUser());
  }

  @Test
  void aMessageThatIsGoneIsToldSoThatAnotherTakesItsPlace() throws Exception {
    scene.starts();
    MessageRef digest = posts("Digest", "n1");
    scene.mod.deletes(scene.discord.messages(scene.floor).get(0));

    assertThat(refused(() -> scene.chat().edit(digest, Post.of("Digest 2"))).isGone()).isTrue();
  }

  @Test
  void whatSomebodyElseWroteIsNotEdited() throws Exception {
    scene.starts();
    Message asked = scene.says("Who pays?");

    assertThat(refused(() -> scene.chat().edit(scene.ref(asked), Post.of("I pay."))).isGone())
        .isTrue();
    assertThat(scene.discord.shown(scene.floor)).containsExactly("Who pays?");
  }

  @Test
  void whatStandsBelowAMessageGoesIntoItsThreadWhoeverBeganIt() throws Exception {
    scene.starts();
    Message mine = scene.says("Who pays?");
    Message theirs = scene.says("Who hosts?");
    scene.ben.postsBelow(theirs, "We do.");
    scene.awaitsText("We do.");
    below(mine, "Flagged.", "n1");
    below(mine, "Answered.", "n2");
    below(theirs, "Flagged.", "n3");

    assertThat(scene.discord.below(mine)).containsExactly("Flagged.", "Answered.");
    assertThat(scene.discord.below(theirs)).containsExactly("We do.", "Flagged.");
  }

  @Test
  void aThreadThatWasArchivedIsWokenUp() throws Exception {
    scene.starts();
    Message asked = scene.says("Who pays?");
    below(asked, "Flagged.", "n1");
    scene.discord.setting().archives(asked.id(), true);
    scene.says("And now?"); // what came before was heard
    below(asked, "Answered.", "n2");

    assertThat(scene.discord.below(asked)).containsExactly("Flagged.", "Answered.");
  }

  @Test
  void itIsFoundAmongManyThatWereArchivedSince() throws Exception {
    scene.starts();
    Message asked = scene.says("Who pays?");
    below(asked, "Flagged.", "n1");
    scene.discord.setting().archives(asked.id(), true);
    for (int i = 0; i < 110; i++) {
      scene.discord.setting().archives(scene.ben.startsThread(scene.floor, "Thread " + i), true);
    }
    scene.says("And now?");
    below(asked, "Answered.", "n2");

    assertThat(scene.discord.below(asked)).containsExactly("Flagged.", "Answered.");
    assertThat(scene.discord.calls("GET /channels/{channel_id}/threads/archived/public"))
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void whereThereCanBeNoThreadItIsAReply() throws Exception {
    String hall = scene.discord.setting().voiceChannel("hall");
    String water = scene.ana.startsThread(scene.floor, "Water");
    scene.opens(hall).starts();
    Message spoken = scene.ana.posts(hall, "Can you hear me?");
    Message wet = scene.ana.posts(water, "Who owns the springs?");
    scene.awaitsText("Can you hear me?");
    scene.awaitsText("Who owns the springs?");
    scene
        .chat()
        .post(
            new Place.Below(new MessageRef(scene.ref(hall), spoken.id())),
            Post.of("Flagged."),
            "n1");
    below(wet, "Flagged.", "n2");

    for (Message answered : List.of(spoken, wet)) {
      List<Message> shown = scene.discord.messages(answered.channel());
      Message reply = shown.get(shown.size() - 1);
      assertThat(reply.text()).isEqualTo("Flagged.");
      assertThat(reply.json().at("/message_reference/message_id").asText())
          .isEqualTo(answered.id());
      assertThat(reply.json().path("mentions")).isEmpty();
    }
  }

  @Test
  void whoeverTakesNoMessagesFromBotsHoldsUpNobody() throws Exception {
    scene.starts();
    scene.ana.closesDirectMessages(true);
    Place toAna = new Place.Direct(scene.ref(scene.floor), scene.ref(scene.ana));
    Place toBen = new Place.Direct(scene.ref(scene.floor), scene.ref(scene.ben));

    assertThat(refused(() -> scene.chat().post(toAna, Post.of("Answered."), "n1")).isLasting())
        .isTrue();
    MessageRef sent = scene.chat().post(toBen, Post.of("Flagged."), "n2");
    scene.chat().edit(sent, Post.of("Answered."));
    assertThat(scene.ben.direct()).extracting(Message::text).containsExactly("Answered.");
    assertThat(scene.ana.direct()).isEmpty();
  }

  @Test
  void aMarkIsPutOnceAndAMessageThatIsGoneHoldsUpNobody() throws Exception {
    scene.starts();
    Message asked = scene.says("Who pays?");
    Place mark = new Place.Reaction(scene.ref(asked));
    scene.chat().post(mark, Post.of(""), "n1");
    scene.chat().post(mark, Post.of(""), "n2");
    assertThat(scene.discord.reactors(asked, Poster.COLLECTED.getFormatted())).hasSize(1);

    Message gone = scene.says("Never mind");
    scene.ana.deletes(gone);
    Place nowhere = new Place.Reaction(scene.ref(gone));
    assertThat(refused(() -> scene.chat().post(nowhere, Post.of(""), "n3")).isLasting()).isTrue();
  }

  @Test
  void whatSomebodyHasToMendIsTriedAgainLater() throws Exception {
    scene.starts();
    scene.discord.setting().denies(scene.floor, "Rapporteur", Permission.SEND_MESSAGES);
    scene.says("What came before was heard");
    DeliveryException mute = refused(() -> posts("One.", "n1"));
    assertThat(mute.isLasting()).isFalse();
    assertThat(mute.retryAfter()).isPositive();
    assertThat(mute).hasMessageContaining("the bot lacks 'Send Messages'");
    scene.discord.setting().allows(scene.floor, "Rapporteur", Permission.SEND_MESSAGES);
    scene.says("And again");
    posts("One.", "n1");

    scene.discord.setting().deletes(scene.floor);
    scene.awaits("the problem", () -> !scene.chat().problems().isEmpty());
    DeliveryException homeless = refused(() -> posts("Two.", "n2"));
    assertThat(homeless.isLasting()).isFalse();
    assertThat(homeless.retryAfter()).isPositive();
  }

  @Test
  void aPermissionThatGoesWhileThePostIsUnderWayIsTriedAgainToo() throws Exception {
    scene.starts();
    for (String refusal : List.of("50013", "50001", "10003")) {
      scene.discord.fails(SEND, 1, Fault.error(refusal));
      assertThat(refused(() -> posts("One.", "n1")).isLasting()).as(refusal).isFalse();
    }
  }

  private List<Post.Attachment> files(String... contents) throws IOException {
    Path csv = Files.writeString(folder.resolve("items.csv"), contents[0]);
    Path report = Files.writeString(folder.resolve("report.md"), contents[1]);
    return List.of(
        new Post.Attachment("items.csv", "text/csv", csv.toString()),
        new Post.Attachment("report.md", "text/markdown", report.toString()));
  }

  private List<String> contents() {
    return scene.discord.filesIn(scene.floor).stream()
        .map(Upload::content)
        .map(c -> new String(c, StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void filesHangOnTheMessageInPlaceOfThoseBeforeAlsoWhereTheAnswerWasLost() throws Exception {
    scene.starts();
    MessageRef digest = posts("Digest", "n1");
    scene.chat().attach(digest, files("a", "b"));
    assertThat(contents()).containsExactly("a", "b");
    scene.discord.fails(
        "PATCH /channels/{channel_id}/messages/{message_id}", 1, Fault.answerLost());
    refused(() -> scene.chat().attach(digest, files("a2", "b2")));
    scene.chat().attach(digest, files("a2", "b2"));
    assertThat(contents()).containsExactly("a2", "b2");

    scene.chat().edit(digest, Post.of("Digest 2"));
    assertThat(scene.discord.shown(scene.floor)).containsExactly("Digest 2");
    assertThat(contents()).containsExactly("a2", "b2");
  }

  @Test
  void whatIsPostedBeforeTheStartIsTriedAgain() {
    DiscordChat chat = scene.prepared("MTA1.fake.token");

    DeliveryException early =
        refused(
            () -> chat.post(new Place.Channel(scene.ref(scene.floor)), Post.of("Too early"), "n1"));
    assertThat(early.isLasting()).isFalse();
  }

  @Test
  void aCardCarriesItsButtonsAndCallsNobody() throws Exception {
    scene.starts();
    Post.Section item =
        new Post.Section(
            "#1",
            List.of(Post.Line.of("@everyone <@%s> Who pays?".formatted(scene.ben.id()), 1)),
            List.of(
                new Post.Button("Answered", "floor answered 1", null),
                new Post.Button("Dismiss", "floor dismiss 1", "Why?")));
    Place desk = new Place.Channel(scene.ref(scene.desk));
    scene.chat().post(desk, Post.of("New", List.of(item)), "n1");

    Message card = scene.discord.messages(scene.desk).get(0);
    assertThat(card.buttons()).containsExactly("Answered", "Dismiss");
    assertThat(card.json().path("mentions")).isEmpty();
    assertThat(card.json().path("mention_everyone").asBoolean()).isFalse();
  }
}
