package org.rapporteur.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.outbox.Outbox;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.Draft;

/** What every outbox keeps to. */
abstract class OutboxContract extends StoreContract {
  private static final Instant LATER = NOON.plusSeconds(30);
  private static final List<MessageRef> TWO = List.of(message("p1"), message("p2"));
  private static final int ALL = 1_000;

  @BeforeEach
  void opensThePlenary() throws ConflictException {
    open(PLENARY, NOON, FLOOR);
  }

  private Outbox.Row due(String key) {
    return due(LATER).stream().filter(r -> r.key().equals(key)).findFirst().orElseThrow();
  }

  private List<String> dueAt(Instant at) {
    return due(at).stream().map(Outbox.Row::key).toList();
  }

  @Test
  void aPostIsDueAtOnceAndNotBefore() throws ConflictException {
    Post post =
        new Post(
            "Digest",
            List.of(
                new Post.Section(
                    "New",
                    List.of(Post.Line.of("Who pays?", 1)),
                    List.of(new Post.Button("Flag", "floor flag 1", null)))),
            List.of(new Post.Attachment("items.csv", "text/csv", "out/items.csv")));
    posted("digest 1", DESK, post);

    assertThat(dueAt(NOON.minusNanos(1))).isEmpty();
    assertThat(due(NOON))
        .containsExactly(
            new Outbox.Row(
                due("digest 1").id(),
                PLENARY,
                "digest 1",
                new Place.Channel(DESK),
                post,
                1,
                List.of(),
                0));
  }

  @Test
  void deliveredPostsAreNotDueAnyMore() throws ConflictException {
    posted("digest 1", DESK, Post.of("one"));
    posted("digest 2", DESK, Post.of("two"));
    assertThat(dueAt(LATER)).containsExactly("digest 1", "digest 2");
    assertThat(outbox().due(DESK, LATER, 1)).hasSize(1);

    outbox().delivered(due("digest 1"));

    assertThat(dueAt(LATER)).containsExactly("digest 2");
    assertThat(outbox().waiting()).isEqualTo(1);
  }

  @Test
  void aLaterVersionTakesThePlaceAndKeepsTheMessages() throws ConflictException {
    posted("digest", DESK, Post.of("one"));
    Outbox.Row first = due("digest");
    outbox().posted(first, TWO);
    outbox().delivered(first);

    posted("digest", DESK, Post.of("two"));

    assertThat(due(LATER))
        .containsExactly(
            new Outbox.Row(
                first.id(), PLENARY, "digest", new Place.Channel(DESK), Post.of("two"), 2, TWO, 0));
  }

  @Test
  void whoDeliversWhatAnotherDeliveredMeanwhileIsRefused() throws ConflictException {
    posted("digest", DESK, Post.of("one"));
    Outbox.Row stale = due("digest");
    Outbox.Row kept = outbox().posted(stale, List.of(message("p1"))).orElseThrow();

    assertThat(outbox().posted(stale, List.of(message("p9")))).isEmpty();
    assertThat(outbox().posted(kept, TWO)).isPresent();
    assertThat(due("digest").messages()).isEqualTo(TWO);
  }

  @Test
  void aConfirmationIsForItsVersionOnly() throws ConflictException {
    posted("digest", DESK, Post.of("one"));
    posted("card", FLOOR, Post.of("one"));
    Outbox.Row digest = due("digest");
    Outbox.Row card = due("card");
    posted("digest", DESK, Post.of("two"));
    posted("card", FLOOR, Post.of("two"));

    outbox().delivered(digest);
    outbox().failed(card, "no such channel");

    assertThat(dueAt(LATER)).containsExactly("digest", "card");
  }

  @Test
  void aPostPutOffHoldsUpItsChannelAndNoOther() throws ConflictException {
    posted("first", DESK, Post.of("one"));
    posted("second", DESK, Post.of("two"));
    posted("elsewhere", FLOOR, Post.of("three"));

    outbox().retry(due("first"), LATER, "rate limited");
    outbox().retry(due("elsewhere"), NOON, "rate limited");

    assertThat(dueAt(LATER.minusNanos(1))).containsExactly("elsewhere");
    assertThat(dueAt(LATER)).containsExactly("first", "second", "elsewhere");
  }

  @Test
  void countsAttemptsUntilOneSucceeds() throws ConflictException {
    posted("digest", DESK, Post.of("one"));
    Outbox.Row row = due("digest");
    outbox().retry(row, NOON, "no answer");
    outbox().retry(row, NOON, "no answer");
    assertThat(due("digest").attempts()).isEqualTo(2);

    outbox().delivered(row);
    posted("digest", DESK, Post.of("two"));

    assertThat(due("digest").attempts()).isZero();
  }

  @Test
  void whatWasGivenUpWaitsForALaterVersion() throws ConflictException {
    posted("digest", DESK, Post.of("one"));
    outbox().failed(due("digest"), "no such channel");
    assertThat(dueAt(LATER)).isEmpty();
    assertThat(outbox().waiting()).isZero();

    posted("digest", DESK, Post.of("two"));

    assertThat(dueAt(LATER)).containsExactly("digest");
  }

  @Test
  void erasingAnItemRewritesThePostsThatShowIt() throws ConflictException {
    int number = asked(ANA, "May I take it back?");
    Post shows = Post.of("", List.of(Post.Section.of("", List.of(Post.Line.of("May I?", number)))));
    posted("delivered", DESK, shows);
    posted("waiting", DESK, shows);
    posted("given up", DESK, shows);
    posted("other", DESK, Post.of("2 questions"));
    outbox().posted(due("delivered"), TWO);
    outbox().delivered(due("delivered"));
    outbox().delivered(due("other"));
    outbox().failed(due("given up"), "no such channel");

    withdrawn(ANA, number);

    assertThat(due(LATER))
        .extracting(Outbox.Row::key, r -> r.post().text(), Outbox.Row::version)
        .containsExactly(
            tuple("delivered", "#1 was taken back.", 2L),
            tuple("waiting", "#1 was taken back.", 2L));
    assertThat(due("delivered").messages()).isEqualTo(TWO);
  }

  @Test
  void showsTheLastDeliveredPostsOfAChannelOldestFirst() throws ConflictException {
    for (String key : List.of("one", "two", "three", "waiting")) {
      posted(key, DESK, Post.of(key));
    }
    posted("elsewhere", FLOOR, Post.of("elsewhere"));
    for (String key : List.of("three", "two", "one", "elsewhere")) {
      outbox().delivered(due(key));
    }
    posted("three", DESK, Post.of("three again"));

    assertThat(outbox().delivered(PLENARY, DESK, 2))
        .extracting(Outbox.Row::key)
        .containsExactly("two", "three");
    assertThat(outbox().delivered(PLENARY, DESK, ALL)).hasSize(3);
  }

  @Test
  void keepsWhereAPostGoes() throws ConflictException {
    asked(ANA, "Who pays?");
    List<Place> places =
        List.of(
            new Place.Below(message("m1")),
            new Place.Reaction(message("m1")),
            new Place.Direct(FLOOR, ANA.user()));
    Draft draft = draft();
    places.forEach(p -> draft.post(p.getClass().getSimpleName(), p, Post.of("told")));
    record().append(draft.change());

    assertThat(due(NOON)).extracting(Outbox.Row::place).isEqualTo(places);
    due(NOON).forEach(r -> outbox().delivered(r));
    assertThat(outbox().delivered(PLENARY, FLOOR, ALL)).isEmpty();
  }

  @Test
  void forgettingAPersonDropsWhatWasToGoToThemAlone() throws ConflictException {
    asked(ANA, "Who pays?");
    asked(BEN, "And who decides?");
    Draft draft = draft();
    draft.post("outcome:1", new Place.Direct(FLOOR, ANA.user()), Post.of("answered"));
    draft.post("outcome:2", new Place.Direct(FLOOR, BEN.user()), Post.of("answered"));
    record().append(draft.change());

    forgotten(ANA);

    assertThat(due(LATER)).extracting(Outbox.Row::key).containsExactly("outcome:2");
  }
}
