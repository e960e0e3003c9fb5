package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SealerTest {
  private static final String TEXT = "xoxb-1-2-secret \ud83d\ude42";

  private final SecureRandom random = new SecureRandom();
  private final byte[] secret = random.generateSeed(32);
  private final Sealer sealer = new Sealer(secret, random);

  @Test
  void opensWhatItSealed() {
    String closed = sealer.seal("team/T1", TEXT);

    assertThat(closed).doesNotContain("xoxb").matches("[A-Za-z0-9_-]+");
    assertThat(sealer.open("team/T1", closed)).isEqualTo(TEXT);
    assertThat(new Sealer(secret, random).open("team/T1", closed)).isEqualTo(TEXT);
    assertThat(sealer.open("empty", sealer.seal("empty", ""))).isEmpty();
  }

  @Test
  void sealsTheSameTextDifferentlyEachTime() {
    assertThat(sealer.seal("team/T1", TEXT)).isNotEqualTo(sealer.seal("team/T1", TEXT));
  }

  @Test
  void doesNotOpenUnderAnotherName() {
    String closed = sealer.seal("team/T1", TEXT);

    assertThatThrownBy(() -> sealer.open("team/T2", closed)).isInstanceOf(Sealer.Broken.class);
  }

  @Test
  void saysWhichVariableHoldsTheWrongKey() {
    Sealer other = new Sealer(random.generateSeed(32), random);
    String closed = sealer.seal("team/T1", TEXT);

    assertThatThrownBy(() -> other.open("team/T1", closed))
        .isInstanceOf(Sealer.Broken.class)
        .hasMessage(
            "what is kept as team/T1 does not open with the key in RAPPORTEUR_TOKEN_KEY: set the key"
                + " it was sealed with; if that one is lost, the bot must be installed anew");
  }

  @Test
  void noticesAnyChangedLetter() {
    String closed = sealer.seal("team/T1", TEXT);

    for (int i = 0; i < closed.length(); i++) {
      char other = closed.charAt(i) == 'A' ? 'B' : 'A';
      String changed = closed.substring(0, i) + other + closed.substring(i + 1);
      assertThatThrownBy(() -> sealer.open("team/T1", changed)).isInstanceOf(Sealer.Broken.class);
    }
    assertThatThrownBy(() -> sealer.open("team/T1", closed + "="))
        .isInstanceOf(Sealer.Broken.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "not base64 at all!", "AAAAAAAAAAAAAAAA", "\u0000", "ÄÖ"})
  void refusesWhatItNeverSealed(String nonsense) {
    assertThatThrownBy(() -> sealer.open("team/T1", nonsense)).isInstanceOf(Sealer.Broken.class);
  }

  @Test
  void takesAKeyOfThirtyTwoBytesOnly() {
    assertThatThrownBy(() -> new Sealer(new byte[31], random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("RAPPORTEUR_TOKEN_KEY must hold 32 bytes, not 31");
  }
}
