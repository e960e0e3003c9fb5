package org.rapporteur.text.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Language;
import org.rapporteur.text.LongIntTable;

/**
 * The questions of one session, to find those that a new one repeats. For one thread at a time.
 *
 * <p>A look-up compares the few questions that share the rarest parts of the text, so its time
 * hardly grows with the session. How like two questions are depends on the two alone: {@link
 * QuestionPairs} says the same of them.
 */
public final class DuplicateIndex {
  /** The most questions that a look-up compares for their words, and for their meaning. */
  private static final int COMPARED = 12;

  /** The place of a number that was removed. */
  private static final int GONE = Integer.MAX_VALUE;

  private static final Comparator<Likeness> LIKEST_FIRST =
      (a, b) -> {
        int order = Double.compare(b.similarity(), a.similarity());
        return order != 0 ? order : Integer.compare(a.number(), b.number());
      };

  private final DuplicateRules rules;
  private final Asked.Reader reader = new Asked.Reader();
  private final Postings postings = new Postings();
  private final GramSet grams = new GramSet();
  private final Sentences sentences;
  private final LongIntTable places = new LongIntTable();
  private @Nullable Asked[] questions = new Asked[64];
  private int[] numbers = new int[64];
  private int placeCount;
  private int size;

  public DuplicateIndex(DuplicateRules rules) {
    this.rules = rules;
    this.sentences = new Sentences(rules.model());
  }

  /**
   * Adds a question, in place of the one with its number if there is one. A text without a word is
   * not kept: nothing is like it.
   */
  public void add(int number, Language language, String text) {
    remove(number);
    Asked question = reader.read(language, text);
    if (question.isEmpty()) {
      return;
    }
    if (placeCount == questions.length) {
      questions = Arrays.copyOf(questions, placeCount * 2);
      numbers = Arrays.copyOf(numbers, placeCount * 2);
    }
    int place = placeCount++;
    questions[place] = question;
    numbers[place] = number;
    places.put(number, place);
    size++;
    postings.add(place, question);
    sentences.put(place, sentences.embed(language, text));
  }

  /** Forgets a question, and all of its text; an unknown number is no error. */
  public void remove(int number) {
    int place = places.get(number);
    if (place != LongIntTable.NONE && place != GONE) {
      places.put(number, GONE);
      size--;
      postings.remove(place, Objects.requireNonNull(questions[place]));
      sentences.remove(place);
      questions[place] = null;
    }
  }

  /** How many questions are kept. */
  public int size() {
    return size;
  }

  /**
   * The questions in the language that are most like a text, whatever the verdict: the likest
   * first, and the earliest number among equals.
   *
   * @param most how many at most; more than {@value #COMPARED} may not be found
   */
  public List<Likeness> like(Language language, String text, int most) {
    Asked question = reader.read(language, text);
    if (question.isEmpty()) {
      return List.of();
    }
    byte[] sentence = sentences.embed(language, text);
    List<Likeness> found = new ArrayList<>();
    grams.addAll(question.grams());
    for (int place : candidates(question, sentence)) {
      Asked other = Objects.requireNonNull(questions[place]);
      Resemblance r =
          rules.judge(
              question,
              other,
              grams.count(other.grams()),
              Sentences.cosine(sentence, sentences.at(place)));
      found.add(new Likeness(numbers[place], r.similarity(), r.verdict()));
    }
    grams.removeAll(question.grams());
    found.sort(LIKEST_FIRST);
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
  }

  private int[] candidates(Asked question, byte[] sentence) {
    int[] byWords = postings.nearest(question, placeCount, COMPARED);
    int[] byMeaning =
        sentences.nearest(
            sentence,
            placeCount,
            place -> Objects.requireNonNull(questions[place]).language() == question.language(),
            COMPARED);
    return byMeaning.length == 0
        ? byWords
        : IntStream.concat(Arrays.stream(byWords), Arrays.stream(byMeaning)).distinct().toArray();
  }
}
