package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.utils.TimeUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.DeliveryException;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.chat.Reply;
import org.rapporteur.chat.discord.fake.Choice;
import org.rapporteur.chat.discord.fake.Interaction;
import org.rapporteur.chat.discord.fake.Message;
import org.rapporteur.chat.discord.fake.Modal;
import org.rapporteur.chat.discord.fake.Permission;
import org.rapporteur.chat.discord.fake.RestCall;
import org.rapporteur.chat.fake.Fault;

/** Commands, their completion, buttons and forms, and that rights are looked up each time. */
final class DiscordInteractionsTest {
  private static final String CALLBACK =
      "POST /interactions/{interaction_id}/{interaction_token}/callback";
  private static final String MEMBER = "GET /guilds/{guild_id}/members/{user_id}";
  private static final String ORIGINAL =
      "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original";
  private static final int LATER = 5;

  private final DiscordScene scene = new DiscordScene();

  @BeforeEach
  void starts() {
    scene.heard.answers(
        call -> call.callerIsModerator() ? Reply.of(card(call)) : Reply.refused("For moderators."));
    scene.discord.setting().role("Helpers", Permission.MANAGE_MESSAGES);
    scene.ana.joins("Helpers"); // is offered what moderators are, and is none
    scene.starts();
    scene.awaits("the commands", () -> scene.discord.registrations() == 1);
  }

  @AfterEach
  void closes() {
    scene.close();
  }

  private static Post card(CommandCall call) {
    return card("#1 " + call.name() + " " + call.typed());
  }

  private static Post card(String text) {
    List<Button> buttons =
        List.of(
            new Button("Live", "floor live 1", null),
            new Button("Answer", "floor answered 1", "The answer"));
    return Post.of("", List.of(new Section("", List.of(Line.of(text, 1)), buttons)));
  }

  /** A card that everybody at the desk sees. */
  private Message digest() throws DeliveryException {
    Place there = new Place.Channel(scene.ref(scene.desk));
    MessageRef posted = scene.chat().post(there, card("#1 Who pays?"), "n1");
    return scene.discord.message(posted.id()).orElseThrow();
  }

  /** How many calls are kept and not answered. */
  private int pending() {
    return scene.state.keys("call/").size();
  }

  private String called() {
    CommandCall call = scene.heard.lastCall();
    return "%s|%s|%s|%s"
        .formatted(call.name(), call.typed(), call.options(), call.callerIsModerator());
  }

  private void answersWith(Reply reply) {
    scene.heard.answers(call -> reply);
  }

  @Test
  void aCommandIsCalledWithItsOptionsAndAnsweredToItsCallerAlone() {
    answersWith(Reply.of("Collected as #1."));
    scene.ana.takesNickname("Ana of Lima");
    Interaction ask = scene.ana.calls(scene.floor, "ask", Map.of("question", "Who pays?"));

    assertThat(ask.text()).isEqualTo("Collected as #1.");
    assertThat(ask.isPrivate()).isTrue();
    assertThat(called()).isEqualTo("ask||{question=Who pays?}|false");
    CommandCall call = scene.heard.lastCall();
    assertThat(call.channel()).isEqualTo(scene.ref(scene.floor));
    assertThat(call.caller().user()).isEqualTo(Refs.user(scene.ana.id()));
    assertThat(call.caller().name()).isEqualTo("Ana of Lima");
    assertThat(scene.discord.shown(scene.floor)).isEmpty();
    scene.awaits("nothing to be pending", () -> pending() == 0);
  }

  @Test
  void aSubcommandIsCalledByItsNameWithAllItsOptions() {
    Map<String, Object> options = Map.of("item", "12", "speaker", "Omar", "note", "soon");
    Interaction flag = scene.mod.calls(scene.floor, "floor flag", options);

    assertThat(flag.text()).contains("#1 floor flag");
    assertThat(scene.heard.lastCall().options()).isEqualTo(options);
    assertThat(scene.heard.lastCall().callerIsModerator()).isTrue();
  }

  @Test
  void whatACallerReadsAndWhereInAThreadTheyCallIsTold() {
    scene.ana.speaks("fr");
    Message asked = scene.ana.posts(scene.floor, "Who pays?");
    String thread = scene.ana.startsThread(asked, "Paying");
    scene.ana.calls(thread, "floor-mine", Map.of()).text();

    assertThat(scene.heard.lastCall().name()).isEqualTo("floor mine");
    assertThat(scene.heard.lastCall().locale()).isEqualTo(Locale.FRENCH);
    assertThat(scene.heard.lastCall().channel()).isEqualTo(scene.ref(scene.floor));
  }

  @Test
  void peopleWhoAreCalledInAnOptionAreNamed() {
    Interaction ask =
        scene.ana.calls(scene.floor, "ask", Map.of("question", "<@1> or <#2>, who pays?"));

    assertThat(ask.text()).isEqualTo("For moderators.");
    assertThat(scene.heard.lastCall().options())
        .containsEntry("question", "@someone or #…, who pays?");
  }

  @Test
  void valuesAreOfferedWhileTheyAreTyped() {
    assertThat(scene.mod.autocompletes(scene.desk, "floor flag", "speaker", "k"))
        .containsExactly(new Choice("Keiko Tanaka", "Keiko Tanaka"), new Choice("Omar", "Omar"));
    assertThat(scene.mod.autocompletes(scene.desk, "floor flag", "item", "1")).isEmpty();
  }

  @Test
  void aButtonCallsItsCommandAndTellsWhoClickedAlone() throws DeliveryException {
    Message digest = digest();
    Interaction click = scene.mod.clicks(digest, "Live");

    assertThat(click.text()).contains("#1 floor live 1");
    assertThat(click.isPrivate()).isTrue();
    assertThat(called()).isEqualTo("floor|live 1|{}|true");
    assertThat(scene.heard.lastCall().channel()).isEqualTo(scene.ref(scene.desk));
    assertThat(digest.text()).contains("Who pays?");
  }

  @Test
  void aButtonOnAnAnswerPutsTheNewCardInItsPlace() {
    Message card = scene.mod.calls(scene.desk, "floor queue", Map.of()).message();
    scene.mod.clicks(card, "Live");

    scene.awaits("the new card", () -> card.text().contains("#1 floor live 1"));
    assertThat(scene.mod.aloneTo()).containsExactly(card);
  }

  @Test
  void aRefusalStandsBesideTheCard() {
    Message card = scene.mod.calls(scene.desk, "floor queue", Map.of()).message();
    answersWith(Reply.refused("#1 was merged."));
    Interaction click = scene.mod.clicks(card, "Live");

    assertThat(click.followUps(1)).extracting(Message::text).containsExactly("#1 was merged.");
    assertThat(click.followUps(1)).extracting(Message::onlyFor).containsOnly(scene.mod.id());
    assertThat(card.text()).contains("#1 floor queue");
  }

  @Test
  void aButtonThatAsksCallsWithTheWords() throws DeliveryException {
    Modal form = scene.mod.clicks(digest(), "Answer").modal();
    assertThat(form.labels()).containsExactly("The answer");
    Interaction sent = scene.mod.submits(form, Map.of("The answer", "The fund does."));

    assertThat(sent.text()).contains("#1 floor answered 1 The fund does.");
    assertThat(called()).isEqualTo("floor|answered 1 The fund does.|{}|true");
  }

  @Test
  void anAnswerToAFormOfACardTakesTheCardsPlace() {
    Message card = scene.mod.calls(scene.desk, "floor queue", Map.of()).message();
    Modal form = scene.mod.clicks(card, "Answer").modal();
    scene.mod.submits(form, Map.of("The answer", "The fund."));

    scene.awaits("the new card", () -> card.text().contains("answered 1 The fund."));
  }

  @Test
  void aRefusalOfAFormGivesTheWordsBack() throws DeliveryException {
    Modal form = scene.mod.clicks(digest(), "Answer").modal();
    answersWith(Reply.refused("#1 was merged into #2."));
    Interaction sent = scene.mod.submits(form, Map.of("The answer", "The fund *does*."));

    assertThat(sent.text()).contains("#1 was merged into #2.", "You wrote:", "The fund *does*.");
    assertThat(sent.isPrivate()).isTrue();
  }

  @Test
  void aCommandOnAMessageThatNeedsNoWordsIsCalledAtOnce() {
    Message asked = scene.ana.posts(scene.floor, "Who pays?");

    assertThat(scene.mod.usesOnMessage("Collect as question", asked).text())
        .contains("#1 floor add");
    assertThat(called()).isEqualTo("floor add||{item=" + scene.ref(asked) + "}|true");
  }

  @Test
  void aCommandOnAMessageThatNeedsMoreAsksForIt() {
    Message asked = scene.ana.posts(scene.floor, "Who pays?");
    Modal form = scene.mod.usesOnMessage("Flag to speaker", asked).modal();
    assertThat(form.title()).isEqualTo("Flag to speaker");
    assertThat(form.labels()).containsExactly("who answers", "a word to the speaker");
    Interaction sent = scene.mod.submits(form, Map.of("who answers", "Keiko Tanaka"));

    assertThat(sent.text()).contains("#1 floor flag");
    assertThat(scene.heard.lastCall().options())
        .isEqualTo(Map.of("item", scene.ref(asked).toString(), "speaker", "Keiko Tanaka"));
  }

  @Test
  void aMessageOfAThreadIsMeantAsOneOfItsChannel() {
    Message below = scene.ana.postsBelow(scene.ana.posts(scene.floor, "Paying"), "Who pays?");
    scene.mod.usesOnMessage("Collect as question", below).text();

    assertThat(scene.heard.lastCall().options())
        .containsEntry("item", scene.ref(scene.floor) + "/" + below.channel() + "." + below.id());
  }

  @Test
  void aMessageNobodyHeardIsHeardWhenAModeratorPointsAtIt() {
    scene.stops();
    Instant later = scene.clock.instant().plusSeconds(3600);
    scene.heard.closes();
    scene.heard.opens(scene.ref(scene.floor), scene.ref(scene.desk), later);
    Message asked = scene.ana.posts(scene.floor, "Before the session?");
    scene.starts();
    scene.ana.usesOnMessage("Collect as question", asked).text();
    assertThat(scene.heard.texts()).isEmpty();
    scene.mod.usesOnMessage("Collect as question", asked).text();

    assertThat(scene.heard.texts()).containsExactly("Before the session?");
  }

  @Test
  void whoIsNoModeratorIsNoneByAnyWay() throws DeliveryException {
    Message digest = digest();
    Message asked = scene.ana.posts(scene.floor, "Who pays?");
    Modal form = scene.mod.clicks(digest, "Answer").modal();
    scene.mod.leaves(DiscordScene.MODERATORS);

    assertThat(scene.mod.submits(form, Map.of("The answer", "x")).text())
        .contains("For moderators.");
    assertThat(scene.ana.calls(scene.floor, "floor queue", Map.of()).text())
        .isEqualTo("For moderators.");
    assertThat(scene.ana.clicks(digest, "Live").text()).isEqualTo("For moderators.");
    assertThat(scene.ana.usesOnMessage("Flag to speaker", asked).text())
        .isEqualTo("For moderators.");
    assertThat(scene.heard.calls()).noneMatch(CommandCall::callerIsModerator);
  }

  @Test
  void whoIsLetIntoTheModeratorChannelByNameIsAModerator() {
    scene.discord.setting().allows(scene.desk, "Ana", Permission.VIEW_CHANNEL);

    assertThat(scene.ana.calls(scene.floor, "floor queue", Map.of()).text())
        .contains("#1 floor queue");
  }

  @Test
  void nobodyIsAModeratorByAChannelThatEverybodyMayView() {
    scene.discord.setting().allows(scene.desk, "@everyone", Permission.VIEW_CHANNEL);

    assertThat(scene.mod.calls(scene.desk, "floor queue", Map.of()).text())
        .isEqualTo("For moderators.");
  }

  /** Has the session moderated from a channel of another server, which nobody sees yet. */
  private String movesDeskToAnotherServer() {
    scene.stops();
    String server = scene.discord.setting().anotherGuild("Secretariat");
    String elsewhere = scene.discord.setting().channelIn(server, "desk");
    scene.discord.user("Mod"); // is on the new server as well
    scene.discord.setting().denies(elsewhere, "@everyone", Permission.VIEW_CHANNEL);
    scene.discord.setting().allows(elsewhere, "Rapporteur", Permission.VIEW_CHANNEL);
    scene.heard.closes();
    scene.heard.opens(
        scene.ref(scene.floor), scene.ref(elsewhere), scene.clock.instant().minusSeconds(60));
    scene.starts();
    return elsewhere;
  }

  @Test
  void aModeratorChannelOfAnotherServerIsAskedForItsMembers() {
    String elsewhere = movesDeskToAnotherServer();
    assertThat(scene.ana.calls(scene.floor, "floor queue", Map.of()).text())
        .isEqualTo("For moderators.");
    scene.discord.setting().allows(elsewhere, "Mod", Permission.VIEW_CHANNEL);

    for (int i = 0; i < 2; i++) {
      assertThat(scene.mod.calls(scene.floor, "floor queue", Map.of()).text())
          .contains("#1 floor queue");
    }
    assertThat(scene.discord.calls(MEMBER)).hasSize(2);
  }

  @Test
  void whatDiscordDoesNotSayIsNotTakenForANo() {
    movesDeskToAnotherServer();
    Message asked = scene.ana.posts(scene.floor, "Who pays?");
    scene.discord.fails(MEMBER, 2, Fault.error("50001"));

    assertThat(scene.mod.calls(scene.floor, "floor queue", Map.of()).text())
        .startsWith("Discord does not tell me just now");
    assertThat(scene.mod.usesOnMessage("Flag to speaker", asked).text())
        .startsWith("Discord does not tell me just now");
  }

  @Test
  void aLongAnswerComesInAtMostFiveParts() {
    List<Line> lines = IntStream.range(0, 600).mapToObj(i -> Line.of("Line " + i)).toList();
    answersWith(Reply.of(Post.of("", List.of(Section.of("", lines)))));
    Interaction call = scene.mod.calls(scene.desk, "floor queue", Map.of());

    assertThat(call.text()).startsWith("Line 0\n");
    List<Message> further = call.followUps(4);
    assertThat(further.get(0).text()).contains("Line 50\n");
    assertThat(further).extracting(Message::onlyFor).containsOnly(scene.mod.id());
    scene.awaits("the end", () -> pending() == 0);
    assertThat(scene.mod.aloneTo()).hasSize(5);
  }

  @Test
  void aSlowCallIsAcknowledgedBeforeAndAnsweredLate() {
    CountDownLatch done = holdsCalls();
    Interaction call = scene.ana.calls(scene.floor, "floor-mine", Map.of());

    assertThat(call.acknowledged()).isEqualTo(LATER);
    assertThat(scene.ana.aloneTo()).extracting(Message::text).containsExactly("");
    assertThat(pending()).isEqualTo(1);
    done.countDown();
    assertThat(call.text()).isEqualTo("At last.");
  }

  @Test
  void whatWasAcknowledgedIsAnsweredAfterARestart() {
    scene.discord.fails(ORIGINAL, 1, Fault.serverError());
    Interaction call = scene.mod.calls(scene.desk, "floor queue", Map.of());
    scene.awaits("the failed answer", () -> scene.discord.calls(ORIGINAL).size() == 1);
    scene.stops();
    assertThat(pending()).isEqualTo(1);
    scene.starts();

    assertThat(call.text()).contains("#1 floor queue");
    assertThat(scene.heard.calls()).hasSize(2).allMatch(CommandCall::callerIsModerator);
    assertThat(scene.heard.calls().stream().map(CommandCall::id).distinct()).hasSize(1);
    scene.awaits("nothing to be pending", () -> pending() == 0);
  }

  @Test
  void whatCouldNotBeAnsweredIsAnsweredWithTheNextConnection() {
    scene.discord.fails(ORIGINAL, 1, Fault.serverError());
    Interaction call = scene.mod.calls(scene.desk, "floor queue", Map.of());
    scene.awaits("the failed answer", () -> scene.discord.calls(ORIGINAL).size() == 1);
    scene.discord.network().invalidates(false);

    assertThat(call.text()).contains("#1 floor queue");
  }

  @Test
  void whatWasKeptAndNotAcknowledgedIsLetGoAfterARestart() {
    scene.stops();
    PendingCall unseen = pendingCall(System.currentTimeMillis());
    scene.state.put("call/" + unseen.id(), unseen.asText());
    scene.starts();

    scene.awaits("nothing to be pending", () -> pending() == 0);
    assertThat(scene.heard.calls()).isEmpty();
  }

  @Test
  void whatIsTooOldToBeAnsweredIsLetGoUnasked() {
    scene.stops();
    PendingCall old = pendingCall(System.currentTimeMillis() - 901_000);
    scene.state.put("call/" + old.id(), old.asText());
    scene.state.put("call/1", "what another version wrote");
    scene.starts();

    assertThat(pending()).isZero();
    assertThat(scene.heard.calls()).isEmpty();
    assertThat(scene.discord.restLog()).noneMatch(c -> c.route().contains("@original"));
  }

  private PendingCall pendingCall(long at) {
    String id = Long.toUnsignedString(TimeUtil.getDiscordTimestamp(at));
    return new PendingCall(
        id,
        scene.discord.setting().guild(),
        scene.ref(scene.floor).toString(),
        scene.ana.id(),
        "Ana",
        "en-US",
        "ask",
        "",
        Map.of("question", "Who pays?"),
        List.of(),
        false,
        "aW50ZXJhY3Rpb24-unseen");
  }

  @Test
  void whatCouldNotBeAcknowledgedIsNotCarriedOut() {
    scene.discord.fails(CALLBACK, 1, Fault.error("10062"));
    scene.ana.calls(scene.floor, "ask", Map.of("question", "Who pays?"));

    scene.awaits("the failed answer", () -> scene.discord.calls(CALLBACK).size() == 1);
    scene.awaits("nothing to be pending", () -> pending() == 0);
    assertThat(scene.heard.calls()).isEmpty();
  }

  @Test
  void anAcknowledgementWhoseReceiptIsLostCounts() {
    scene.discord.fails(CALLBACK, 1, Fault.answerLost());
    Interaction call = scene.mod.calls(scene.desk, "floor queue", Map.of());

    assertThat(call.text()).contains("#1 floor queue");
    scene.awaits("nothing to be pending", () -> pending() == 0);
    assertThat(scene.heard.calls()).hasSize(1);
  }

  @Test
  void manyCallsAtOnceAreAllAcknowledgedAndAnswered() {
    answersWith(Reply.of("Collected."));
    List<Interaction> asked =
        IntStream.range(0, 20)
            .mapToObj(i -> scene.ana.calls(scene.floor, "ask", Map.of("question", "Who " + i)))
            .toList();

    assertThat(asked).allSatisfy(i -> assertThat(i.text()).isEqualTo("Collected."));
    assertThat(scene.heard.calls().stream().map(CommandCall::id).distinct()).hasSize(20);
    assertThat(scene.discord.calls(CALLBACK)).extracting(RestCall::status).containsOnly(200);
  }

  @Test
  void aFaultIsLoggedAndItsVictimIsToldNoneOfIt() {
    scene.heard.answers(
        call -> {
          throw new IllegalStateException("secret");
        });

    assertThat(scene.ana.calls(scene.floor, "floor-mine", Map.of()).text())
        .startsWith("That did not work, for a fault of mine.")
        .doesNotContain("secret");
  }

  @Test
  void whatCanNotBeKeptIsRefusedAtOnce() {
    scene.state.fails(true);
    Interaction call = scene.ana.calls(scene.floor, "floor-mine", Map.of());

    assertThat(call.text()).isEqualTo("I can't take that just now. Please try again in a moment.");
    assertThat(scene.heard.calls()).isEmpty();
  }

  /** Lets calls take as long as the test wants. */
  private CountDownLatch holdsCalls() {
    CountDownLatch done = new CountDownLatch(1);
    scene.heard.answers(
        call -> {
          try {
            done.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("killed", e);
          }
          return Reply.of("At last.");
        });
    return done;
  }
}
