package org.rapporteur.text.theme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rapporteur.text.Language;
import org.rapporteur.text.Word;
import org.rapporteur.text.duplicate.Wording;

/** Joins the n-grams that rise in the same items to bursts, and names these. */
final class Bursts {
  /** N-grams that share this part of the fewer items are one burst. */
  private static final double SHARED = 0.5;

  /** A phrase names the burst when this part of those who say its best word say it. */
  private static final double MOST = 0.7;

  /** A term is said by this part of those who say the best one; less is said beside the subject. */
  private static final double TELLING = 0.4;

  private static final int MOST_TERMS = 8;

  private final List<Rising> grams = new ArrayList<>();
  private final Map<Integer, Said> said = new TreeMap<>();

  private Bursts() {}

  /** The bursts, the strongest first. */
  static List<Burst> of(List<Rising> rising) {
    List<Rising> strongest = new ArrayList<>(rising);
    strongest.sort(
        Comparator.comparingDouble(Rising::strength)
            .reversed()
            .thenComparing(Rising::people, Comparator.reverseOrder())
            .thenComparingLong(Rising::key));
    List<Bursts> bursts = new ArrayList<>();
    for (Rising gram : strongest) {
      bursts.stream()
          .filter(b -> b.shares(gram))
          .findFirst()
          .orElseGet(
              () -> {
                Bursts burst = new Bursts();
                bursts.add(burst);
                return burst;
              })
          .take(gram);
    }
    return bursts.stream().map(Bursts::named).toList();
  }

  private boolean shares(Rising gram) {
    long shared = gram.said().stream().filter(s -> said.containsKey(s.item())).count();
    return shared >= SHARED * Math.min(gram.said().size(), said.size());
  }

  private void take(Rising gram) {
    if (grams.isEmpty() || gram.people() >= TELLING * grams.get(0).people()) {
      grams.add(gram);
      gram.said().forEach(s -> said.put(s.item(), s));
    }
  }

  private Burst named() {
    Map<Long, Wording> wordings = wordings();
    Wording name = name(wordings.values());
    Set<String> terms = new LinkedHashSet<>();
    terms.add(name.written());
    for (Rising gram : grams) {
      Wording wording = wordings.get(gram.key());
      if (wording != null && !isWithinAnother(wording, wordings.values())) {
        terms.add(wording.written());
      }
    }
    return new Burst(
        name.written(),
        language(),
        terms.stream().limit(MOST_TERMS).toList(),
        List.copyOf(said.keySet()),
        people(said.values()),
        grams.get(0).strength());
  }

  /** Every phrase of the burst's items that holds one of its n-grams. */
  private Map<Long, Wording> wordings() {
    Set<Long> keys = new HashSet<>();
    grams.forEach(g -> keys.add(g.key()));
    Map<Long, Wording> wordings = new LinkedHashMap<>();
    for (Said utterance : said.values()) {
      List<Gram> told = utterance.grams().stream().filter(g -> keys.contains(g.key())).toList();
      Set<Long> here = new HashSet<>();
      for (Gram phrase : Gram.names(utterance.tokens(), utterance.language())) {
        boolean tells = told.stream().anyMatch(g -> phrase.holds(g) || isAlso(g, phrase));
        if (tells && here.add(phrase.key())) {
          wordings.computeIfAbsent(phrase.key(), k -> new Wording(phrase)).heard(utterance, phrase);
        }
      }
    }
    return wordings;
  }

  private static boolean isAlso(Gram gram, Gram phrase) {
    return gram.key() == phrase.key();
  }

  private static Wording name(Collection<Wording> wordings) {
    int most = wordings.stream().mapToInt(Wording::people).max().orElseThrow();
    return wordings.stream()
        .filter(w -> w.people() >= Math.min(most, Math.max(2, MOST * most)))
        .max(
            Comparator.comparingInt((Wording w) -> w.phrase.length())
                .thenComparingInt(Wording::people))
        .orElseThrow();
  }

  /** Whether as many say a longer phrase that holds this one: it is a fragment of that. */
  private static boolean isWithinAnother(Wording wording, Collection<Wording> wordings) {
    return wordings.stream()
        .anyMatch(
            w ->
                w.phrase.length() > wording.phrase.length()
                    && w.people() == wording.people()
                    && w.folded().contains(wording.folded()));
  }

  private Language language() {
    Map<Language, Integer> counts = new TreeMap<>();
    said.values().forEach(s -> counts.merge(s.language(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  private static int people(Collection<Said> said) {
    return (int) said.stream().mapToInt(Said::person).distinct().count();
  }

  /** A phrase in the forms people wrote it. */
  private static final class Wording {
    private final Gram phrase;
    private final Map<String, Integer> forms = new LinkedHashMap<>();
    private final Set<Integer> people = new HashSet<>();

    Wording(Gram phrase) {
      this.phrase = phrase;
    }

    void heard(Said utterance, Gram at) {
      forms.merge(written(utterance, at), 1, Integer::sum);
      people.add(utterance.person());
    }

    int people() {
      return people.size();
    }

    /** The form written most often, the first of several. */
    String written() {
      int most = forms.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
      return forms.entrySet().stream()
          .filter(f -> f.getValue() == most)
          .findFirst()
          .orElseThrow()
          .getKey();
    }

    String folded() {
      return written().toLowerCase(java.util.Locale.ROOT);
    }

    /** Plain words, whatever stood between them. */
    private static String written(Said utterance, Gram at) {
      StringBuilder written = new StringBuilder();
      for (int i = at.from(); i < at.to(); i++) {
        Word word = utterance.tokens().get(i).word();
        if (i > at.from()) {
          written.append(between(utterance, utterance.tokens().get(i - 1).word(), word));
        }
        written.append(utterance.clean(), word.start(), word.end());
      }
      return written.toString();
    }

    private static String between(Said utterance, Word word, Word next) {
      String between = utterance.clean().substring(word.end(), next.start());
      boolean belongs =
          between.isEmpty() || between.equals("-") || between.equals("'") || between.equals("’");
      return belongs ? between : " ";
    }
  }
}
