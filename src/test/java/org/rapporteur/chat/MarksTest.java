package org.rapporteur.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rapporteur.store.InMemoryPlatformState;

/** How far a channel was heard, as it outlives a crash. */
final class MarksTest {
  private static final ChannelRef FLOOR = new ChannelRef("slack", "", "C1");

  private final InMemoryPlatformState state = new InMemoryPlatformState();
  private final Marks marks = new Marks(state);

  private String afterCrash() {
    return new Marks(state).gap(FLOOR).from();
  }

  @Test
  void aMarkStaysBeforeAGapUntilItIsFilled() {
    marks.heard(FLOOR, "1700.000001");
    Marks.Gap gap = marks.gap(FLOOR);
    marks.heard(FLOOR, "1700.000009");
    marks.keep();
    assertThat(afterCrash()).isEqualTo("1700.000001");

    marks.filled(FLOOR, gap, "1700.000010");
    marks.keep();
    assertThat(afterCrash()).isEqualTo("1700.000010");
  }

  @Test
  void aGapThatWasFoundAgainWhileItWasReadStaysOpen() {
    marks.heard(FLOOR, "1700.000001");
    Marks.Gap read = marks.gap(FLOOR);
    marks.gap(FLOOR);
    marks.filled(FLOOR, read, "1700.000005");
    marks.heard(FLOOR, "1700.000009");
    marks.keep();

    assertThat(afterCrash()).isEqualTo("1700.000001");
  }

  @Test
  void aGapBeforeAnythingWasHeardBeginsAtNothing() {
    marks.gap(FLOOR);
    marks.heard(FLOOR, "1700.000009");
    marks.keep();

    assertThat(afterCrash()).isEqualTo("0");
  }
}
