package org.rapporteur.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.collect.Inbox;
import org.rapporteur.session.ConflictException;
import org.rapporteur.session.SessionId;

/** What every inbox keeps to. */
abstract class InboxContract extends StoreContract {
  private static final SessionId OTHER = new SessionId("other");
  private static final int ALL = 1_000;

  @BeforeEach
  void opensThePlenary() throws ConflictException {
    open(PLENARY, NOON, FLOOR);
  }

  @Test
  void givesEventsInTheOrderTheyCame() {
    ChatEvent posted = says(ANA, "2", "Who pays?");
    ChatEvent edited = new ChatEvent.Edited(message("2"), "Who pays it?", NOON, "e1");
    ChatEvent reacted = new ChatEvent.Reacted(message("2"), BEN, "thumbsup", true, NOON, "r1");
    ChatEvent deleted = new ChatEvent.Deleted(message("1"), NOON);
    inbox().put(PLENARY, List.of(posted, edited));
    inbox().put(PLENARY, List.of(reacted, deleted));

    assertThat(inbox().pending(PLENARY, ALL))
        .extracting(Inbox.Row::event)
        .containsExactly(posted, edited, reacted, deleted);
    assertThat(inbox().pending(PLENARY, 3))
        .extracting(Inbox.Row::event)
        .containsExactly(posted, edited, reacted);
  }

  @Test
  void passesOverAnEventItHasWaiting() {
    inbox().put(PLENARY, List.of(says(ANA, "1", "Once"), says(ANA, "1", "Once")));
    inbox().put(PLENARY, List.of(says(ANA, "1", "Once"), says(ANA, "2", "Twice")));

    assertThat(inbox().pending(PLENARY, ALL))
        .extracting(r -> r.event().key())
        .containsExactly("posted web:floor/1", "posted web:floor/2");
  }

  @Test
  void passesOverAnEventThatWasConsumed() throws ConflictException {
    inbox().put(PLENARY, List.of(says(ANA, "1", "Once")));
    consumed(inbox().pending(PLENARY, ALL).get(0));

    inbox().put(PLENARY, List.of(says(ANA, "1", "Once")));

    assertThat(inbox().pending(PLENARY, ALL)).isEmpty();
  }

  @Test
  void goesOnWithTheOldestThatWasNotConsumed() throws ConflictException {
    inbox().put(PLENARY, List.of(says(ANA, "1", "a"), says(ANA, "2", "b"), says(ANA, "3", "c")));
    List<Inbox.Row> rows = inbox().pending(PLENARY, ALL);
    consumed(rows.get(0), rows.get(2));

    assertThat(inbox().pending(PLENARY, ALL)).containsExactly(rows.get(1));
  }

  @Test
  void keepsSessionsApart() throws ConflictException {
    inbox().put(OTHER, List.of(says(ANA, "1", "There")));
    inbox().put(PLENARY, List.of(says(ANA, "1", "Here")));
    assertThat(inbox().waiting()).containsExactlyInAnyOrder(OTHER, PLENARY);

    consumed(inbox().pending(PLENARY, ALL).get(0));

    assertThat(inbox().waiting()).containsExactly(OTHER);
    assertThat(inbox().pending(OTHER, ALL)).hasSize(1);
  }

  @Test
  void keepsTheLatestOfWhatCouldNotBeRead() {
    for (int i = 0; i < 203; i++) {
      inbox().unreadable("slack", "{\"user\":\"U" + i + "\"}", "no channel");
    }

    assertThat(inbox().unreadable()).isEqualTo(200);
  }

  @Test
  void forgettingAPersonDropsWhatCouldNotBeReadAndNamesThem() throws ConflictException {
    open(PLENARY, NOON, FLOOR);
    asked(ANA, "Who pays?");
    inbox().unreadable("web", "{\"user\":\"" + ANA.user().id() + "\"}", "no channel");
    inbox().unreadable("web", "{\"user\":\"" + BEN.user().id() + "\"}", "no channel");

    forgotten(ANA);

    assertThat(inbox().unreadable()).isEqualTo(1);
  }

  @Test
  void aMessageDeletedBeforeItWasToldStaysOut() {
    inbox().put(PLENARY, List.of(new ChatEvent.Deleted(message("m1"), NOON)));

    inbox().put(PLENARY, List.of(says(ANA, "m1", "Who pays?")));

    assertThat(inbox().pending(PLENARY, 10))
        .extracting(Inbox.Row::event)
        .doesNotHaveAnyElementsOfTypes(ChatEvent.Posted.class);
  }

  @Test
  void whatSomebodyDidBeforeTheyWereForgottenStaysOutAndWhatTheyDoAfterComesIn()
      throws ConflictException {
    open(PLENARY, NOON, FLOOR);
    asked(ANA, "Who pays?");
    forgotten(ANA);
    ChatEvent before = new ChatEvent.Reacted(message("m9"), ANA, "+1", true, NOON, "read again");
    ChatEvent after =
        new ChatEvent.Reacted(message("m9"), ANA, "+1", true, NOON.plusSeconds(60), "now");

    inbox().put(PLENARY, List.of(says(ANA, "m8", "And who decides?"), before, after));

    assertThat(inbox().pending(PLENARY, 10)).extracting(Inbox.Row::event).containsExactly(after);
  }
}
