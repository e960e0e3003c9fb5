package org.rapporteur.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.digest.Notices;

/** What askers are told of what moderators do. */
class NoticesTest {
  private static final MessageRef FIRST = new MessageRef(Conversation.FLOOR, "m1");
  private static final MessageRef SECOND = new MessageRef(Conversation.FLOOR, "m2");
  private static final Place DIRECT =
      new Place.Direct(Conversation.FLOOR, Conversation.author("Amina").user());
  private static final Place BELOW = new Place.Below(FIRST);

  private static Conversation telling(Notices.Way way) {
    return Conversation.inAnOpenSession().telling(true, way).says("Amina", "Who pays?");
  }

  @Test
  void aCollectedMessageIsMarkedAndChatterIsNot() {
    Conversation talk = telling(Notices.Way.NONE).says("Bo", "hello");

    assertThat(talk.waitsFor(new Place.Reaction(FIRST))).isPresent();
    assertThat(talk.waitsFor(new Place.Reaction(SECOND))).isEmpty();
  }

  @Test
  void anAskerIsToldDirectlyAndThePostIsEditedWhenThatChanges() {
    Conversation talk = telling(Notices.Way.DIRECT);
    talk.types("Mo", "/floor flag 1 Keiko");
    assertThat(talk.waitsFor(DIRECT)).isEmpty();

    talk.types("Mo", "/floor answered 1 The fund does.");
    assertThat(talk.waitsFor(DIRECT)).contains("#1 Who pays? — answered: The fund does.");

    talk.types("Mo", "/floor undo");
    assertThat(talk.waitsFor(DIRECT)).contains("#1 Who pays? — with Keiko Tanaka");
  }

  @Test
  void belowAMessageOthersReadTooNoReasonIsGiven() {
    Conversation talk = telling(Notices.Way.THREAD);
    talk.types("Mo", "/floor dismiss 1 off topic, again");

    assertThat(talk.waitsFor(BELOW)).contains("#1 — was not taken up");
    assertThat(talk.waitsFor(DIRECT)).isEmpty();
  }

  @Test
  void whatWasAskedPrivatelyIsAnsweredToTheAskerAlone() {
    Conversation talk = Conversation.inAnOpenSession().telling(true, Notices.Way.THREAD);
    talk.types("Amina", "/ask Who pays? anonymous");
    talk.types("Mo", "/floor answered 1 The fund does.");

    assertThat(talk.waitsFor(DIRECT)).contains("#1 Who pays? — answered: The fund does.");
  }

  @Test
  void whoseItemCountsAsAnotherIsToldWhatBecomesOfThat() {
    Conversation talk =
        Conversation.inAnOpenSession()
            .telling(false, Notices.Way.DIRECT)
            .says("Bo", "Who will pay for it?")
            .says("Amina", "Who pays?");
    talk.types("Mo", "/floor merge 2 1");
    assertThat(talk.waitsFor(DIRECT)).contains("#2 Who pays? — counts as #1: waiting");

    talk.types("Mo", "/floor answered 1");
    assertThat(talk.waitsFor(DIRECT)).contains("#2 Who pays? — counts as #1: answered");
  }

  @Test
  void atTheEndWhoWasNotReachedIsToldSo() {
    Conversation talk = telling(Notices.Way.DIRECT);
    talk.types("Mo", "/floor close");

    assertThat(talk.waitsFor(DIRECT)).contains("#1 Who pays? — was not brought to a speaker");
  }

  @Test
  void whoWasForgottenIsToldNothing() {
    Conversation talk = telling(Notices.Way.DIRECT);
    talk.types("Mo", "/floor answered 1 The fund does.");
    talk.types("Amina", "/floor forget-me yes");

    assertThat(talk.waitsFor(DIRECT)).isEmpty();
  }
}
