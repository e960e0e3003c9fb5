package org.rapporteur.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.UserRef;
import org.rapporteur.session.Change;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.Decisions;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.History;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.Recorded;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;

/** What every record keeps to. */
abstract class SessionRecordContract extends StoreContract {
  private static final int ALL = 1_000;

  @BeforeEach
  void opensThePlenary() throws ConflictException {
    open(PLENARY, NOON, FLOOR);
  }

  @Test
  void givesBackWhatWasAppendedInOrder() throws ConflictException {
    Draft draft = draft();
    ask(draft, ANA, "Who pays for it?");
    ask(draft, BEN, "Since when?");
    Change change = draft.change();
    record().append(change);

    assertThat(record().after(PLENARY, change.expected(), ALL)).isEqualTo(change.history());
    assertThat(record().after(PLENARY, change.expected() + 4, ALL).events()).isEmpty();
    assertThat(record().after(new SessionId("other"), 0, ALL).events()).isEmpty();
  }

  @Test
  void readsPagesWhoseWordsComeBeforeTheEventsThatNameThem() throws ConflictException {
    Draft draft = draft();
    for (int i = 1; i <= 5; i++) {
      ask(draft, Author.named(ANA.user(), "Ana"), "Question " + i);
    }
    record().append(draft.change());
    asked(BEN, "One more?");

    SessionState paged = SessionState.empty(PLENARY);
    List<Integer> sizes = new ArrayList<>();
    for (History page = record().after(PLENARY, 0, 3);
        !page.events().isEmpty();
        page = record().after(PLENARY, paged.seq(), 3)) {
      sizes.add(page.events().size());
      paged = paged.after(page);
    }

    assertThat(sizes).containsExactly(3, 3, 3);
    assertThat(told(paged)).isEqualTo(told(state(PLENARY))).hasSize(6);
    assertThat(paged.text(paged.item(3).orElseThrow())).isEqualTo("Question 3");
  }

  @Test
  void refusesWhatWasDecidedOnAnEarlierState() throws ConflictException {
    Draft early = draft();
    ask(early, ANA, "Am I too late?");
    early.post("card", DESK, Post.of("Am I too late?"));
    asked(BEN, "Am I first?");

    assertThatThrownBy(() -> record().append(early.change()))
        .isInstanceOfSatisfying(ConflictException.class, e -> assertThat(e.isRepeated()).isFalse())
        .hasMessage("session plenary stands at 3, not at 2");

    assertThat(told(state(PLENARY))).hasSize(1);
    assertThat(outbox().waiting()).isZero();
  }

  @Test
  void knowsACommandItCarriedOutHoweverFarTheSessionWentOn() throws ConflictException {
    Draft first = new Draft(state(PLENARY), NOON, "call-7");
    ask(first, ANA, "Once?");
    record().append(first.change());
    Draft again = new Draft(state(PLENARY), NOON, "call-7");
    ask(again, ANA, "Once?");
    asked(BEN, "In between?");

    assertThatThrownBy(() -> record().append(first.change())).satisfies(this::isRepeated);
    assertThatThrownBy(() -> record().append(again.change())).satisfies(this::isRepeated);

    assertThat(told(state(PLENARY))).hasSize(2);
  }

  private void isRepeated(Throwable conflict) {
    assertThat(conflict)
        .isInstanceOfSatisfying(ConflictException.class, e -> assertThat(e.isRepeated()).isTrue());
  }

  @Test
  void takesOneCauseInEachSession() throws ConflictException {
    SessionId other = new SessionId("other");
    open(other, NOON, ChannelRef.parse("web:hall"));
    for (SessionId session : List.of(PLENARY, other)) {
      Draft draft = new Draft(state(session), NOON, "call-7");
      ask(draft, ANA, "In both?");
      assertThat(record().holds(session, "call-7")).isFalse();
      record().append(draft.change());
      assertThat(record().holds(session, "call-7")).isTrue();
    }

    assertThat(told(state(other))).hasSize(1);
  }

  @Test
  void listsSessionsByChannelTheLatestOpenedFirst() throws ConflictException {
    SessionId morning = new SessionId("z-morning");
    SessionId evening = new SessionId("a-evening");
    ChannelRef hall = new ChannelRef("slack", "T1", "hall/1");
    open(evening, NOON.plusSeconds(3600), hall);
    open(morning, NOON.minusSeconds(3600), hall);
    Draft closing = new Draft(state(evening), NOON.plusSeconds(7200), null);
    closing.record(1, new Event.SessionClosed(true));
    record().append(closing.change());

    assertThat(record().in(hall)).containsExactly(evening, morning);
    assertThat(record().in(new ChannelRef("slack", "T1/hall", "1"))).isEmpty();
    assertThat(record().in(DESK)).containsExactly(evening, PLENARY, morning);
    assertThat(record().all()).containsExactly(evening, PLENARY, morning);
    assertThat(record().open()).containsExactly(PLENARY, morning);
  }

  @Test
  void findsTheSessionsOfAnAccountUntilItIsForgotten() throws ConflictException {
    open(new SessionId("other"), NOON.minusSeconds(60), FLOOR);
    asked(ANA, "Who knows me?");
    assertThat(record().sessionsOf(BEN.user())).containsExactly(PLENARY, new SessionId("other"));
    assertThat(record().sessionsOf(ANA.user())).containsExactly(PLENARY);

    forgotten(ANA);

    assertThat(record().sessionsOf(ANA.user())).isEmpty();
  }

  @Test
  void withdrawingErasesTheWordsAndKeepsTheItem() throws ConflictException {
    int number = asked(ANA, "May I take it back?");
    asked(ANA, "May this stay?");

    withdrawn(ANA, number);

    assertThat(record().after(PLENARY, 0, ALL).words())
        .extracting(Words::text)
        .containsExactly("May this stay?");
    assertThat(told(state(PLENARY))).hasSize(2);
  }

  @Test
  void forgettingErasesWordsNameAndAccountAndKeepsTheEvents() throws ConflictException {
    asked(ANA, "Who am I?");
    asked(BEN, "And I?");
    Draft note = draft();
    note.record(1, new Event.ItemNoted(2, note.words(2, "Ana's note", List.of())));
    record().append(note.change());
    List<Recorded> before = record().after(PLENARY, 0, ALL).events();

    forgotten(ANA);

    History after = record().after(PLENARY, 0, ALL);
    assertThat(after.words()).extracting(Words::text).containsExactly("And I?");
    assertThat(after.people()).extracting(p -> p.name()).containsExactly("Ben");
    assertThat(after.events()).startsWith(before.toArray(Recorded[]::new));
    assertThat(state(PLENARY).peopleCount()).isEqualTo(2);
  }

  @Test
  void droppedNamesLeaveThePeopleAndTheirWords() throws ConflictException {
    asked(ANA, "Who am I?");
    inbox().put(PLENARY, List.of(says(ANA, "7", "Still waiting")));
    Post.Line named = Post.Line.of("#1 Who am I? — Ana", 1).naming("Ana");
    posted("digest", DESK, Post.of("", List.of(Post.Section.of("", List.of(named)))));
    Draft draft = draft();
    draft.record(Person.BOT, new Event.PeopleDropped(draft.state().peopleCount()));
    int cem = draft.person(Author.named(new UserRef("web", "", "cem-3"), "Cem"));
    record().append(draft.change());

    SessionState after = state(PLENARY);
    assertThat(told(after)).isEqualTo(told(draft.state()));
    assertThat(after.person(ANA.user())).isEmpty();
    assertThat(after.text(after.known(1))).isEqualTo("Who am I?");
    assertThat(after.nameOf(cem)).isEqualTo("Cem");
    assertThat(record().after(PLENARY, 0, ALL).people())
        .extracting(p -> p.name())
        .containsExactly("", "", "Cem");
    assertThat(record().sessionsOf(ANA.user())).isEmpty();
    assertThat(inbox().pending(PLENARY, 10)).isEmpty();
    assertThat(due(NOON))
        .extracting(r -> r.post().text())
        .containsExactly("#1 Who am I? — someone");
  }

  @Test
  void forgettingLetsGoWhatStillWaitsFromTheAccount() throws ConflictException {
    asked(ANA, "Who am I?");
    inbox()
        .put(
            PLENARY,
            List.of(
                says(ANA, "a1", "Still me"),
                says(BEN, "b1", "Not me"),
                new ChatEvent.Edited(message("a1"), "Me again", NOON, "1"),
                new ChatEvent.Reacted(message("b1"), ANA, "thumbsup", true, NOON, "2")));

    forgotten(ANA);

    assertThat(inbox().pending(PLENARY, ALL))
        .extracting(r -> r.event().key())
        .containsExactly("posted web:floor/b1");
  }

  @Test
  void erasesWhatOneChangeBringsAndTakesBack() throws ConflictException {
    Draft draft = draft();
    int number = ask(draft, ANA, "Gone at once?");
    draft.post("card", DESK, Post.of("", List.of(card("Gone at once?", number))));
    new Decisions(draft, 2).withdraw(number);
    record().append(draft.change());

    assertThat(record().after(PLENARY, 0, ALL).words()).isEmpty();
    assertThat(due(NOON.plusSeconds(60)))
        .extracting(r -> r.post().text())
        .containsExactly("#1 was taken back.");
  }

  private static Post.Section card(String text, int number) {
    return Post.Section.of("", List.of(Post.Line.of(text, number)));
  }

  @Test
  void whateverManyWritersAppendLandsOnce() throws Exception {
    int writers = 8;
    int each = 25;
    AtomicInteger calls = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    LiveSessions live = new LiveSessions(record());
    List<Future<?>> done = new ArrayList<>();
    for (int w = 0; w < writers; w++) {
      Author author = Author.named(ANA.user(), "Writer " + w);
      done.add(
          threads.submit(
              () -> {
                for (int i = 0; i < each; i++) {
                  String text = "Call " + calls.incrementAndGet();
                  live.change(
                      PLENARY,
                      state -> {
                        Draft draft = new Draft(state, NOON, text);
                        ask(draft, author, text);
                        return draft;
                      });
                }
              }));
    }
    for (Future<?> one : done) {
      one.get();
    }
    threads.shutdown();

    History history = record().after(PLENARY, 0, ALL);
    assertThat(history.words()).extracting(Words::text).doesNotHaveDuplicates().hasSize(200);
    assertThat(history.people()).hasSize(2);
    assertThat(told(state(PLENARY))).hasSize(200).isEqualTo(told(live.state(PLENARY)));
  }

  @Test
  void whateverPeopleTypeIsKept() throws ConflictException {
    open(PLENARY, NOON, FLOOR);
    String typed =
        "NUL \0, half \ud83d, \ud83d\ude42 whole, \u202eright to left, '); drop table event";

    asked(Author.named(new UserRef("web", "", "eve-3"), "Eve \0 \udc00"), typed);

    History kept = record().after(PLENARY, 0, 1_000);
    assertThat(kept.words().get(0).text())
        .endsWith("\ud83d\ude42 whole, \u202eright to left, '); drop table event");
    assertThat(kept.people()).extracting(p -> p.name()).anyMatch(n -> n.startsWith("Eve "));
  }
}
