package org.rapporteur.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.rapporteur.text.Language;
import org.rapporteur.text.duplicate.DuplicateIndex;
import org.rapporteur.text.duplicate.DuplicateRules;
import org.rapporteur.text.duplicate.Likeness;
import org.rapporteur.text.duplicate.QuestionPairs;
import org.rapporteur.text.duplicate.Resemblance;
import org.rapporteur.text.duplicate.Verdict;

/** Finds repeated questions: ours, with a sentence model or without one, or a baseline. */
interface Matcher {
  /** How like two texts are, with the verdict {@code no} where there is no verdict. */
  Resemblance compare(Language language, String one, String other);

  /** An index of questions, numbered from 0. */
  Nearest among(List<String> questions);

  /** Whether it gives verdicts beside similarities. */
  boolean judges();

  /** Looks among questions for the nearest. */
  interface Nearest {
    /** The number of the question most like a text, -1 where none is. */
    int to(String text);

    /** The numbers of those that are certainly the same question. */
    List<Integer> certain(String text);
  }

  /** Ours, by its rules. For one thread. */
  static Matcher ours(DuplicateRules rules) {
    QuestionPairs pairs = new QuestionPairs(rules);
    return new Matcher() {
      @Override
      public Resemblance compare(Language language, String one, String other) {
        return pairs.compare(language, one, other);
      }

      @Override
      public Nearest among(List<String> questions) {
        DuplicateIndex index = new DuplicateIndex(rules);
        for (int number = 0; number < questions.size(); number++) {
          index.add(number, Language.EN, questions.get(number));
        }
        return new Nearest() {
          @Override
          public int to(String text) {
            List<Likeness> like = index.like(Language.EN, text, 1);
            return like.isEmpty() ? -1 : like.get(0).number();
          }

          @Override
          public List<Integer> certain(String text) {
            return index.like(Language.EN, text, 3).stream()
                .filter(l -> l.verdict() == Verdict.CERTAIN)
                .map(Likeness::number)
                .toList();
          }
        };
      }

      @Override
      public boolean judges() {
        return true;
      }
    };
  }

  /** Jaro and Winkler's similarity, against every question. */
  static Matcher jaroWinkler() {
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    return new Matcher() {
      @Override
      public Resemblance compare(Language language, String one, String other) {
        return new Resemblance(similarity.apply(one, other), Verdict.NO);
      }

      @Override
      public Nearest among(List<String> questions) {
        List<String> all = new ArrayList<>(questions);
        return new Nearest() {
          @Override
          public int to(String text) {
            int best = -1;
            double most = -1;
            for (int number = 0; number < all.size(); number++) {
              double like = similarity.apply(text, all.get(number));
              if (like > most) {
                best = number;
                most = like;
              }
            }
            return best;
          }

          @Override
          public List<Integer> certain(String text) {
            return List.of();
          }
        };
      }

      @Override
      public boolean judges() {
        return false;
      }
    };
  }
}
