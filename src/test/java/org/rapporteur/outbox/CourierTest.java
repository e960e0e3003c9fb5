package org.rapporteur.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.FakePlatform;
import org.rapporteur.SettableClock;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.DeliveryException;
import org.rapporteur.chat.Limits;
import org.rapporteur.chat.Post;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.Leases;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionId;
import org.rapporteur.store.InMemoryStore;

class CourierTest {
  private static final SessionId SESSION = new SessionId("s1");
  private static final ChannelRef CHANNEL = SessionFixture.MODERATORS;

  private final SettableClock clock = new SettableClock(SessionFixture.OPENS);
  private final InMemoryStore store = new InMemoryStore(clock);
  private final LiveSessions live = new LiveSessions(store.record());
  private final FakePlatform platform = new FakePlatform("web");
  private final Courier courier =
      new Courier(store.outbox(), Map.of("web", platform), Runnable::run, Leases.ALONE, clock);

  @BeforeEach
  void opens() {
    live.change(
        SESSION,
        state -> {
          Draft draft = new Draft(state, clock.instant(), null);
          draft.record(Person.BOT, new Event.SessionOpened(new SessionFixture().session()));
          return draft;
        });
  }

  private void puts(String key, ChannelRef channel, Post post) {
    live.change(
        SESSION,
        state -> {
          Draft draft = new Draft(state, clock.instant(), null);
          draft.post(key, channel, post);
          return draft;
        });
  }

  @Test
  void postsInOrderAndOnce() {
    puts("digest:1", CHANNEL, Post.of("first"));
    puts("digest:2", CHANNEL, Post.of("second"));

    courier.deliverDue();
    courier.deliverDue();

    assertThat(platform.shown(CHANNEL)).containsExactly("first", "second");
    assertThat(platform.posts()).isEqualTo(2);
    assertThat(store.outbox().waiting()).isZero();
  }

  @Test
  void aLaterPostOfTheSameKeyEditsTheFirst() {
    puts("digest", CHANNEL, Post.of("three questions"));
    courier.deliverDue();
    puts("digest", CHANNEL, Post.of("five questions"));
    courier.deliverDue();

    assertThat(platform.shown(CHANNEL)).containsExactly("five questions");
    assertThat(platform.posts()).isEqualTo(1);
  }

  @Test
  void aLongPostGoesOutInPartsAndShrinksInPlace() {
    platform.limit(new Limits(200, 3));
    Post tall =
        Post.of("Digest", List.of(Post.Section.of("", lines("one", "two", "three", "four"))));
    puts("digest", CHANNEL, tall);
    courier.deliverDue();
    assertThat(platform.shown(CHANNEL)).containsExactly("Digest\none\ntwo", "three\nfour");

    puts("digest", CHANNEL, Post.of("all quiet"));
    courier.deliverDue();
    assertThat(platform.shown(CHANNEL)).containsExactly("all quiet", "—");
  }

  private static List<Post.Line> lines(String... texts) {
    return List.of(texts).stream().map(t -> Post.Line.of(t)).toList();
  }

  @Test
  void waitsAsLongAsThePlatformAsksAndHoldsTheChannelsLaterPosts() {
    puts("digest:1", CHANNEL, Post.of("first"));
    puts("digest:2", CHANNEL, Post.of("second"));
    platform.failNext(DeliveryException.passing("too many requests", Duration.ofSeconds(30)));

    courier.deliverDue();
    clock.advance(Duration.ofSeconds(29));
    courier.deliverDue();
    assertThat(platform.shown(CHANNEL)).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    courier.deliverDue();
    assertThat(platform.shown(CHANNEL)).containsExactly("first", "second");
  }

  @Test
  void pausesLongerAfterEachFailureAndGoesOnWhereItStopped() {
    platform.limit(new Limits(200, 3));
    puts("digest", CHANNEL, Post.of("", List.of(Post.Section.of("", lines("1", "2", "3", "4")))));
    platform.failAt(2, DeliveryException.passing("unreachable", Duration.ZERO));

    courier.deliverDue();
    assertThat(platform.shown(CHANNEL)).containsExactly("1\n2\n3");

    clock.advance(Duration.ofSeconds(1));
    courier.deliverDue();
    assertThat(platform.shown(CHANNEL)).containsExactly("1\n2\n3", "4");
    assertThat(platform.posts()).isEqualTo(2);
  }

  @Test
  void aPostTheProcessDiedOverIsRepeatedWithTheSameNonce() {
    puts("digest:1", CHANNEL, Post.of("first"));
    platform.failAfterPosting(DeliveryException.passing("cut off", Duration.ZERO));

    courier.deliverDue();
    clock.advance(Duration.ofSeconds(1));
    courier.deliverDue();

    assertThat(platform.shown(CHANNEL)).containsExactly("first");
    assertThat(store.outbox().waiting()).isZero();
  }

  @Test
  void whatCanNotBePostedIsGivenUpUntilItChanges() {
    puts("digest:1", CHANNEL, Post.of("first"));
    puts("digest:2", CHANNEL, Post.of("second"));
    platform.failNext(DeliveryException.lasting("the channel is archived"));

    courier.deliverDue();

    assertThat(platform.shown(CHANNEL)).containsExactly("second");
    puts("digest:1", CHANNEL, Post.of("first, again"));
    courier.deliverDue();
    assertThat(platform.shown(CHANNEL)).containsExactly("second", "first, again");
  }

  @Test
  void aPlatformThatIsNotRunningHoldsUpNobodyElse() {
    puts("digest:1", new ChannelRef("slack", "", "C1"), Post.of("first"));
    puts("digest:2", CHANNEL, Post.of("second"));

    courier.deliverDue();

    assertThat(platform.shown(CHANNEL)).containsExactly("second");
  }

  @Test
  void filesFollowThePostTheyBelongToAndAreTriedAgainAlone() {
    Post.Attachment file = new Post.Attachment("digest.md", "text/markdown", "digest.md");
    puts("final", CHANNEL, Post.of("Final digest").with(List.of(file)));
    platform.failAt(2, DeliveryException.passing("not written yet", Duration.ZERO));

    courier.deliverDue();
    assertThat(platform.shown(CHANNEL)).containsExactly("Final digest");
    assertThat(platform.files()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    courier.deliverDue();
    assertThat(platform.shown(CHANNEL)).containsExactly("Final digest");
    assertThat(platform.files()).containsExactly(file);
    assertThat(store.outbox().waiting()).isZero();
  }

  @Test
  void aBacklogInOneChannelKeepsNoOtherWaiting() {
    for (int i = 0; i < 250; i++) {
      puts("collected:" + i, SessionFixture.FLOOR, Post.of("Collected"));
    }
    puts("digest:1", CHANNEL, Post.of("first"));
    platform.failNext(DeliveryException.passing("too many requests", Duration.ofMinutes(1)));

    courier.deliverDue();

    assertThat(platform.shown(CHANNEL)).containsExactly("first");
  }
}
