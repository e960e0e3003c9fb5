package org.rapporteur.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TyposTest {
  private final Typos typos = new Typos();

  TyposTest() {
    typos.add(1, "extradition", 7);
    typos.add(1, "extraditions", 7);
    typos.add(1, "treaty", 8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"extradition", "extraditon", "extradittion", "extradation", "extraditoin"})
  void findsAWordWithOneLetterAmiss(String written) {
    assertThat(typos.near(1, written)).containsExactly(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ekstraditon", "axtradition", "extraction", "tradition"})
  void leavesOtherWordsAlone(String written) {
    assertThat(typos.near(1, written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"multistakholdr", "mulistakeholderr", "multistkaehodler"})
  void findsAVeryLongWordWithTwoLettersAmiss(String written) {
    typos.add(1, "multistakeholder", 9);

    assertThat(typos.near(1, written)).containsExactly(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"presentation", "reservation", "preservativve"})
  void takesNoLongWordForAnotherOne(String written) {
    typos.add(1, "preservation", 9);

    assertThat(typos.near(1, written)).isEmpty();
  }

  @Test
  void leavesAShorterWordWithTwoLettersAmissAlone() {
    assertThat(typos.near(1, "extradtin")).isEmpty();
  }

  @Test
  void findsAShortWordThatLostALetter() {
    assertThat(typos.near(1, "treat")).containsExactly(8);
  }

  @Test
  void keepsSpacesApart() {
    assertThat(typos.near(2, "extraditon")).isEmpty();
  }
}
