package org.rapporteur.text.duplicate;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.rapporteur.text.CleanText;
import org.rapporteur.text.Language;

/**
 * What questions mean, by a model, at places; nothing of any where there is no model. A dimension
 * is kept in a byte: the vectors of a hundred thousand questions take 40 MB so, and their cosines
 * are right to a hundredth.
 */
final class Sentences {
  static final byte[] UNKNOWN = {};

  private final Optional<SentenceModel> model;
  private byte[][] vectors = new byte[64][];

  Sentences(Optional<SentenceModel> model) {
    this.model = model;
  }

  /** The vector of a sentence, {@link #UNKNOWN} where no model knows its language. */
  byte[] embed(Language language, String sentence) {
    return model
        .filter(m -> m.languages().contains(language))
        .map(m -> rounded(m.embed(CleanText.visible(sentence))))
        .orElse(UNKNOWN);
  }

  void put(int place, byte[] vector) {
    if (vector.length > 0) {
      if (place >= vectors.length) {
        vectors = Arrays.copyOf(vectors, Math.max(place + 1, vectors.length * 2));
      }
      vectors[place] = vector;
    }
  }

  void remove(int place) {
    put(place, UNKNOWN);
    if (place < vectors.length) {
      vectors[place] = UNKNOWN;
    }
  }

  byte[] at(int place) {
    return place < vectors.length && vectors[place] != null ? vectors[place] : UNKNOWN;
  }

  /** The places nearest to a sentence, among those that are wanted. */
  int[] nearest(byte[] sentence, int places, IntPredicate wanted, int most) {
    if (sentence.length == 0) {
      return new int[0];
    }
    int[] best = new int[Math.min(most, places)];
    int[] dots = new int[best.length];
    int kept = 0;
    for (int place = 0; place < places; place++) {
      byte[] vector = at(place);
      if (vector.length == 0 || !wanted.test(place)) {
        continue;
      }
      int dot = dot(sentence, vector);
      if (kept == best.length && dot <= dots[kept - 1]) {
        continue;
      }
      int at = kept < best.length ? kept++ : kept - 1;
      while (at > 0 && dots[at - 1] < dot) {
        best[at] = best[at - 1];
        dots[at] = dots[at - 1];
        at--;
      }
      best[at] = place;
      dots[at] = dot;
    }
    return Arrays.copyOf(best, kept);
  }

  /** The cosine of two vectors, NaN where one is unknown. */
  static double cosine(byte[] a, byte[] b) {
    return a.length == 0 || b.length == 0
        ? Double.NaN
        : dot(a, b) / Math.sqrt((double) dot(a, a) * dot(b, b));
  }

  private static int dot(byte[] a, byte[] b) {
    int dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
    }
    return dot;
  }

  /** The largest dimension becomes 127: only directions matter. */
  private static byte[] rounded(float[] vector) {
    float largest = Float.MIN_NORMAL;
    for (float dimension : vector) {
      largest = Math.max(largest, Math.abs(dimension));
    }
    byte[] rounded = new byte[vector.length];
    for (int i = 0; i < vector.length; i++) {
      rounded[i] = (byte) Math.round(vector[i] / largest * Byte.MAX_VALUE);
    }
    return rounded;
  }
}
