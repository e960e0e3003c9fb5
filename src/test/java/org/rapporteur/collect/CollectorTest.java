package org.rapporteur.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.SettableClock;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.Heard;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.UserRef;
import org.rapporteur.session.AskedBefore;
import org.rapporteur.session.Decisions;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.Item;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.Removal;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;
import org.rapporteur.store.InMemoryStore;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;
import org.rapporteur.text.Reading;
import org.rapporteur.text.TopicMatch;
import org.rapporteur.text.duplicate.DuplicateRules;

class CollectorTest {
  private static final ChannelRef FLOOR = SessionFixture.FLOOR;

  private final SettableClock clock = new SettableClock(SessionFixture.OPENS);
  private final InMemoryStore store = new InMemoryStore(clock);
  private final LiveSessions live = new LiveSessions(store.record());
  private final Collector collector =
      new Collector(
          store.inbox(),
          live,
          s -> CollectorTest::read,
          new AskedBefore(DuplicateRules.byWords()),
          e -> !e.equals("-1"),
          clock);
  private SessionId session = new SessionId("none");
  private int events;

  /** A question has a question mark, a greeting is chatter, and fees are a topic. */
  private static Reading read(String text, Language fallback) {
    if (text.contains("poison")) {
      throw new IllegalStateException("unreadable");
    }
    Kind kind =
        text.endsWith("?") ? Kind.QUESTION : text.startsWith("hello") ? Kind.CHATTER : Kind.COMMENT;
    return Reading.of(
        fallback,
        kind,
        text.toLowerCase(Locale.ROOT).contains("fee")
            ? List.of(new TopicMatch("fees", List.of("fee")))
            : List.of(),
        text);
  }

  @BeforeEach
  void opens() {
    session = open(new SessionFixture().session());
  }

  private SessionId open(Session opened) {
    live.change(
        opened.id(),
        state -> {
          Draft draft = new Draft(state, clock.instant(), null);
          draft.record(Person.BOT, new Event.SessionOpened(opened));
          return draft;
        });
    return opened.id();
  }

  private void close() {
    live.change(
        session,
        state -> {
          Draft draft = new Draft(state, clock.instant(), null);
          draft.record(Person.BOT, new Event.SessionClosed(false));
          return draft;
        });
  }

  private static MessageRef message(String id) {
    return new MessageRef(FLOOR, id);
  }

  private static Author author(String name) {
    return SessionFixture.author(name);
  }

  private ChatEvent says(String who, String id, String text) {
    return receive(ChatEvent.Posted.of(message(id), author(who), text, clock.instant()));
  }

  private void edits(String id, String text) {
    receive(new ChatEvent.Edited(message(id), text, clock.instant(), "e" + ++events));
  }

  private void deletes(String id) {
    receive(new ChatEvent.Deleted(message(id), clock.instant()));
  }

  private void reacts(String who, String id, String emoji, boolean added) {
    receive(
        new ChatEvent.Reacted(
            message(id), author(who), emoji, added, clock.instant(), "r" + ++events));
  }

  private ChatEvent receive(ChatEvent event) {
    collector.received(event);
    collector.drainAll();
    return event;
  }

  private SessionState state() {
    return live.state(session);
  }

  private Item item(int number) {
    return state().item(number).orElseThrow();
  }

  @Test
  void collectsQuestionsAndCommentsAndCountsChatter() {
    says("Amina", "m1", "hello all");
    says("Amina", "m2", "Who pays the fee?");
    says("Luis", "m3", "We do.");

    assertThat(state().items()).extracting(Item::kind).containsExactly(Kind.QUESTION, Kind.COMMENT);
    assertThat(state().chatterCount()).isEqualTo(1);
    assertThat(state().topics(item(1))).containsExactly("fees");
    assertThat(state().text(item(1))).isEqualTo("Who pays the fee?");
    assertThat(item(1).origin().presence()).isEqualTo(Presence.ONLINE);
  }

  @Test
  void aRedeliveredMessageMakesNoSecondItem() {
    ChatEvent posted = says("Amina", "m1", "Who pays?");
    receive(posted);
    collector.received(posted);
    collector.received(posted);
    collector.drainAll();

    assertThat(state().items()).hasSize(1);
  }

  @Test
  void whatIsReceivedTogetherIsCollectedInItsOrder() {
    collector.received(
        List.of(
            ChatEvent.Posted.of(message("m1"), author("Amina"), "Who pays?", clock.instant()),
            new ChatEvent.Edited(message("m1"), "Who pays the fee?", clock.instant(), "e1"),
            ChatEvent.Posted.of(message("m2"), author("Luis"), "And who decides?", clock.instant()),
            new ChatEvent.Deleted(message("m2"), clock.instant())));
    collector.drainAll();

    assertThat(state().items()).hasSize(2);
    assertThat(state().text(item(1))).isEqualTo("Who pays the fee?");
    assertThat(item(2).removal()).isEqualTo(Removal.WITHDRAWN);
  }

  @Test
  void whatIsAskedByCommandIsAQuestionWhateverItReadsLike() {
    receive(
        new ChatEvent.Posted(
            message("ask-1"),
            author("Amina"),
            "hello fees",
            clock.instant(),
            null,
            Presence.ONSITE,
            true,
            true));

    assertThat(item(1).kind()).isEqualTo(Kind.QUESTION);
    assertThat(item(1).origin().anonymous()).isTrue();
    assertThat(item(1).origin().presence()).isEqualTo(Presence.ONSITE);
    assertThat(state().authorForModerators(item(1))).isEmpty();
  }

  @Test
  void whatProgramsWriteIsChatter() {
    Author bot = new Author(author("Poll").user(), "Poll", null, true);
    receive(ChatEvent.Posted.of(message("m1"), bot, "Vote now?", clock.instant()));
    says("Amina", "m2", "Why?");
    receive(new ChatEvent.Reacted(message("m2"), bot, "+1", true, clock.instant(), "r" + ++events));

    assertThat(state().items()).hasSize(1);
    assertThat(state().chatterCount()).isEqualTo(1);
    assertThat(state().upvotes(item(1))).isZero();
  }

  @Test
  void anEditUpdatesItsItemAndKeepsTheHistory() {
    says("Amina", "m1", "Who pays the fee?");
    edits("m1", "Who pays?");
    edits("m1", "Who pays?");

    assertThat(state().text(item(1))).isEqualTo("Who pays?");
    assertThat(state().topics(item(1))).isEmpty();
    assertThat(item(1).content().earlier())
        .singleElement()
        .satisfies(
            id ->
                assertThat(state().words(id).orElseThrow().text()).isEqualTo("Who pays the fee?"));
  }

  @Test
  void aCommentEditedIntoAQuestionIsOneAndAQuestionStaysOne() {
    says("Amina", "m1", "They pay.");
    edits("m1", "Do they pay?");
    assertThat(item(1).kind()).isEqualTo(Kind.QUESTION);

    edits("m1", "They do pay.");
    assertThat(item(1).kind()).isEqualTo(Kind.QUESTION);
  }

  @Test
  void chatterEditedIntoAQuestionIsCollected() {
    says("Amina", "m1", "hello");
    edits("m1", "hello all");
    assertThat(state().chatterCount()).isEqualTo(1);

    edits("m1", "Who pays?");

    assertThat(state().chatterCount()).isZero();
    assertThat(state().text(item(1))).isEqualTo("Who pays?");
    assertThat(state().person(item(1).origin().author()).orElseThrow().name()).isEqualTo("Amina");
  }

  @Test
  void whatChatterSaidBeforeAnEditIsErased() {
    says("Amina", "m1", "hello, I am Amina");
    edits("m1", "hello");
    edits("m1", "Who pays?");

    assertThat(store.record().after(session, 0, 100).words())
        .extracting(Words::text)
        .containsExactly("Who pays?");
  }

  @Test
  void aDeletionWithdrawsTheItemAndItsText() {
    says("Amina", "m1", "Who pays?");
    edits("m1", "Who really pays?");
    deletes("m1");
    edits("m1", "Who pays, again?");

    assertThat(item(1).removal()).isEqualTo(Removal.WITHDRAWN);
    assertThat(state().text(item(1))).isEmpty();
    assertThat(state().words(item(1).content().earlier().get(0))).isEmpty();
  }

  @Test
  void aMessageCanBeDeletedAfterTheSessionClosedButNotEdited() {
    says("Amina", "m1", "Who pays?");
    says("Luis", "m2", "Who gains?");
    close();

    edits("m1", "Who?");
    assertThat(state().text(item(1))).isEqualTo("Who pays?");

    deletes("m1");
    assertThat(item(1).removal()).isEqualTo(Removal.WITHDRAWN);
  }

  @Test
  void aReactionAddsAnUpvoteOncePerPersonAndItsRemovalTakesItAway() {
    says("Amina", "m1", "Who pays?");
    reacts("Luis", "m1", "+1", true);
    reacts("Luis", "m1", "heart", true);
    reacts("Wei", "m1", "+1", true);
    reacts("Zoe", "m1", "-1", true);
    assertThat(state().upvotes(item(1))).isEqualTo(2);

    reacts("Luis", "m1", "+1", false);
    assertThat(state().upvotes(item(1))).isEqualTo(2);

    reacts("Luis", "m1", "heart", false);
    reacts("Ghost", "m1", "+1", false);
    assertThat(state().upvotes(item(1))).isEqualTo(1);
    assertThat(state().person(author("Ghost").user())).isEmpty();
  }

  @Test
  void whatIsWrittenOutsideASessionIsNotKept() {
    close();

    Optional<SessionId> taken =
        collector.received(
            ChatEvent.Posted.of(message("m1"), author("Amina"), "Who?", clock.instant()));

    assertThat(taken).isEmpty();
    assertThat(store.inbox().waiting()).isEmpty();
  }

  @Test
  void whatWasAcceptedBeforeTheCloseIsCollectedAfterIt() {
    collector.received(
        ChatEvent.Posted.of(message("m1"), author("Amina"), "Who pays?", clock.instant()));
    close();
    collector.drainAll();

    assertThat(state().items()).hasSize(1);
  }

  @Test
  void oneUnreadableMessageDoesNotHoldUpTheRest() {
    collector.received(
        ChatEvent.Posted.of(message("m1"), author("Amina"), "poison", clock.instant()));
    collector.received(
        ChatEvent.Posted.of(message("m2"), author("Luis"), "Who pays?", clock.instant()));
    collector.drainAll();

    assertThat(state().items()).hasSize(1);
    assertThat(collector.unread()).isEqualTo(1);
    assertThat(store.inbox().waiting()).isEmpty();
  }

  @Test
  void aLaterSessionInTheSameChannelLeavesTheEarlierOneAlone() {
    says("Amina", "m1", "Who pays?");
    close();
    clock.advance(Duration.ofMinutes(5));
    SessionId later = open(new SessionFixture().id("s2").session());
    says("Luis", "m2", "Who gains?");
    reacts("Luis", "m1", "+1", true);

    assertThat(state().items()).hasSize(1);
    assertThat(state().upvotes(item(1))).isZero();
    assertThat(live.state(later).items()).hasSize(1);
  }

  @Test
  void whatIsToldBeforeItsMessageWaitsForIt() {
    edits("m1", "Who pays the fees?");
    reacts("ben", "m1", "+1", true);
    deletes("m2");
    says("ana", "m1", "Who pays?");
    says("ben", "m2", "And who decides?");

    collector.drainAll();

    SessionState state = live.state(session);
    Item asked = state.items(message("m1")).get(0);
    assertThat(state.text(asked)).isEqualTo("Who pays the fees?");
    assertThat(state.upvotes(asked)).isEqualTo(1);
    assertThat(state.items(message("m2"))).isEmpty();
  }

  @Test
  void whatIsToldOfAMessageThatNeverComesIsLetGoAfterAMinute() {
    edits("before-the-session", "Who paid?");

    collector.drainAll();
    assertThat(store.inbox().waiting()).containsExactly(session);

    clock.advance(Duration.ofMinutes(1));
    collector.drainAll();
    assertThat(store.inbox().waiting()).isEmpty();
    assertThat(live.state(session).items()).isEmpty();
  }

  @Test
  void muchThatIsEarlyKeepsNobodyWaiting() {
    for (int i = 0; i < 700; i++) {
      reacts("ben", "not-yet-" + i, "+1", true);
    }
    says("ana", "m1", "Who pays?");

    collector.drainAll();

    assertThat(live.state(session).items(message("m1"))).hasSize(1);
  }

  @Test
  void aNameThatBecomesKnownLaterIsShownFromThenOn() {
    UserRef account = author("ana").user();
    receive(
        ChatEvent.Posted.of(
            message("m1"), Author.named(account, ""), "Who pays?", clock.instant()));
    collector.drainAll();
    assertThat(live.state(session).nameOf(1)).isEqualTo("someone");

    collector.introduced(Author.named(account, "Ana Silva"));
    collector.introduced(Author.named(author("ben").user(), "Ben"));

    assertThat(live.state(session).nameOf(1)).isEqualTo("Ana Silva");
    assertThat(new LiveSessions(store.record()).state(session).nameOf(1)).isEqualTo("Ana Silva");
    assertThat(live.state(session).peopleCount()).isEqualTo(1);
  }

  @Test
  void nobodyWhoWasForgottenIsIntroducedAgain() {
    says("ana", "m1", "Who pays?");
    collector.drainAll();
    live.change(
        session,
        state -> {
          Draft draft = new Draft(state, clock.instant(), null);
          new Decisions(draft, 1).forgetMe();
          return draft;
        });

    collector.introduced(author("ana"));

    assertThat(live.state(session).nameOf(1)).isEqualTo("someone");
  }

  @Test
  void tellsAdaptersWhatStandsWithItsReactions() {
    says("ana", "m1", "Who pays?");
    says("ben", "m2", "hello");
    says("ben", "m3", "And who decides?");
    reacts("ben", "m1", "+1", true);
    deletes("m3");
    receive(
        ChatEvent.Posted.of(
            MessageRef.asked(FLOOR, "call-1"), author("ana"), "Quietly?", clock.instant()));
    collector.drainAll();

    assertThat(collector.heard(FLOOR))
        .containsExactlyInAnyOrder(
            new Heard(message("m1"), Map.of(author("ben").user(), Set.of("+1"))),
            new Heard(message("m2"), Map.of()));
    assertThat(collector.heard(SessionFixture.MODERATORS)).isEmpty();
  }
}
