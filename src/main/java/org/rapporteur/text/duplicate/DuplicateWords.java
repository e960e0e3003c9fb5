package org.rapporteur.text.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Language;
import org.rapporteur.text.Lexicon;
import org.rapporteur.text.PhraseBook;
import org.rapporteur.text.Vocabulary;
import org.rapporteur.text.Words;

/**
 * What a language's words do to the likeness of two questions, from the resource {@code
 * duplicate/en.txt} and its like; read-only.
 *
 * <p>Sections, in the format of {@link Lexicon}: {@code [courtesy]} and {@code [around]}, phrases
 * with bars between that may stand anywhere, or at the beginning and the end, without changing a
 * question; {@code [forms]}, one way of writing {@code =} another; {@code [prefixes]}; {@code
 * [common]}; {@code [telling]}; {@code [not]}; {@code [numbers]}, a word {@code =} its digits;
 * {@code [opposites]}, words that exclude those behind the next bar; {@code [same]}, a line of
 * words for one thing.
 */
final class DuplicateWords {
  /**
   * What is known of a word; what is not known of one has these values.
   *
   * @param common its bit among common words, 0 for others; very many words share their bits
   * @param telling its bit among those that say how a question is asked, likewise
   */
  record Facts(
      long common, long telling, boolean denies, String number, int opposite, String concept) {
    private static final Facts NONE = new Facts(0, 0, false, "", NO_OPPOSITE, "");

    boolean isCommon() {
      return common != 0;
    }

    /** Whether a word spelled nearly alike would say something else. */
    boolean tells() {
      return isCommon() || denies || !number.isEmpty() || opposite != NO_OPPOSITE;
    }
  }

  /** A word without an opposite; others have their line times {@link #SIDES}, plus their side. */
  static final int NO_OPPOSITE = -1;

  static final int SIDES = 16;

  private static final Pattern EQUALS = Pattern.compile(" = ");
  private static final Pattern BAR = Pattern.compile("\\|");

  /** No words of thanks are longer. */
  private static final int LONGEST_CLOSING = 7;

  private record Form(List<String> written, List<String> meant) {}

  private final Vocabulary vocabulary = new Vocabulary();
  private final PhraseBook courtesy;
  private final PhraseBook around;
  private final Map<String, List<Form>> forms = new HashMap<>();
  private final Set<String> prefixes = new HashSet<>();
  private final Map<String, Facts> facts = new HashMap<>();

  private DuplicateWords(Map<String, List<String>> sections) {
    courtesy = new PhraseBook(phrases(sections, "courtesy"), Map.of(), vocabulary);
    around = new PhraseBook(phrases(sections, "around"), Map.of(), vocabulary);
    for (String line : lines(sections, "forms")) {
      List<String> sides = EQUALS.splitAsStream(line).toList();
      Form form = new Form(tokens(sides.get(0)), tokens(sides.get(1)));
      forms.computeIfAbsent(form.written.get(0), f -> new ArrayList<>()).add(form);
    }
    lines(sections, "prefixes").forEach(line -> prefixes.addAll(tokens(line)));
    readFacts(sections);
  }

  static DuplicateWords of(Language language) {
    return Objects.requireNonNull(Loaded.ALL.get(language));
  }

  private static Map<Language, DuplicateWords> all() {
    Map<Language, DuplicateWords> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      Map<String, List<String>> sections = new HashMap<>();
      Lexicon.readInto(sections, "duplicate/" + language.code() + ".txt");
      all.put(language, new DuplicateWords(sections));
    }
    return Collections.unmodifiableMap(all);
  }

  /** What is known of a word. */
  Facts facts(String word) {
    return facts.getOrDefault(word, Facts.NONE);
  }

  /** Whether a word may as well be written together with the next. */
  boolean isPrefix(String word) {
    return prefixes.contains(word);
  }

  /** The words without what is said for politeness only, each in its one form. */
  List<String> essence(List<String> words) {
    int[] ids = ids(words);
    List<String> rest = new ArrayList<>(words.size() + 4);
    int at = 0;
    while (at < ids.length) {
      int polite = courtesy.longestAt(ids, at);
      Form form = polite < 0 ? form(words, at) : null;
      if (polite > 0) {
        at = polite;
      } else if (form != null) {
        rest.addAll(form.meant);
        at += form.written.size();
      } else {
        rest.add(words.get(at));
        at++;
      }
    }
    // Most questions hold none of it.
    List<String> bare = withoutSurroundings(rest, rest.equals(words) ? ids : ids(rest));
    return bare.isEmpty() ? words : bare;
  }

  private List<String> withoutSurroundings(List<String> words, int[] ids) {
    int start = 0;
    for (int end = 0; end >= 0 && start < ids.length; start = Math.max(start, end)) {
      end = around.longestAt(ids, start);
    }
    int to = ids.length;
    for (int at = Math.max(start, to - LONGEST_CLOSING); at < to; at++) {
      if (around.longestAt(Arrays.copyOf(ids, to), at) == to) {
        to = at;
        at = Math.max(start, to - LONGEST_CLOSING) - 1;
      }
    }
    return words.subList(start, to);
  }

  private int[] ids(List<String> words) {
    int[] ids = new int[words.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = vocabulary.id(words.get(i));
    }
    return ids;
  }

  private @Nullable Form form(List<String> words, int at) {
    for (Form form : forms.getOrDefault(words.get(at), List.of())) {
      int end = at + form.written.size();
      if (end <= words.size() && words.subList(at, end).equals(form.written)) {
        return form;
      }
    }
    return null;
  }

  private void readFacts(Map<String, List<String>> sections) {
    Map<String, Long> common = new HashMap<>();
    Map<String, Long> telling = new HashMap<>();
    Set<String> not = new LinkedHashSet<>();
    Map<String, String> numbers = new HashMap<>();
    Map<String, Integer> opposites = new HashMap<>();
    Map<String, String> concepts = new HashMap<>();
    lines(sections, "not").forEach(line -> not.addAll(tokens(line)));
    lines(sections, "common").forEach(line -> addBits(common, tokens(line)));
    lines(sections, "telling").forEach(line -> addBits(telling, tokens(line)));
    addBits(telling, not);
    for (String line : lines(sections, "numbers")) {
      List<String> sides = EQUALS.splitAsStream(line).toList();
      numbers.put(tokens(sides.get(0)).get(0), sides.get(1).strip());
    }
    List<String> excluding = lines(sections, "opposites");
    for (int i = 0; i < excluding.size(); i++) {
      List<String> sides = BAR.splitAsStream(excluding.get(i)).toList();
      for (int side = 0; side < sides.size(); side++) {
        int code = i * SIDES + side;
        tokens(sides.get(side)).forEach(word -> opposites.putIfAbsent(word, code));
      }
    }
    for (String line : lines(sections, "same")) {
      List<String> words = tokens(line);
      words.forEach(word -> concepts.putIfAbsent(word, words.get(0)));
    }
    Set<String> known = new HashSet<>(common.keySet());
    known.addAll(telling.keySet());
    known.addAll(not);
    known.addAll(numbers.keySet());
    known.addAll(opposites.keySet());
    known.addAll(concepts.keySet());
    for (String word : known) {
      facts.put(
          word,
          new Facts(
              common.getOrDefault(word, 0L),
              telling.getOrDefault(word, 0L),
              not.contains(word),
              numbers.getOrDefault(word, ""),
              opposites.getOrDefault(word, NO_OPPOSITE),
              concepts.getOrDefault(word, "")));
    }
  }

  /** Gives each word a bit, in turn. */
  private static void addBits(Map<String, Long> bits, Collection<String> words) {
    for (String word : words) {
      bits.putIfAbsent(word, 1L << bits.size());
    }
  }

  private static List<String> lines(Map<String, List<String>> sections, String name) {
    return sections.getOrDefault(name, List.of());
  }

  private static List<String> phrases(Map<String, List<String>> sections, String name) {
    return lines(sections, name).stream().flatMap(BAR::splitAsStream).toList();
  }

  private static List<String> tokens(String line) {
    return line.strip().equals("&")
        ? List.of("&")
        : Words.of(line).stream().map(w -> Wording.letters(w.spelling())).toList();
  }

  /** Read with the first question. */
  private static final class Loaded {
    private static final Map<Language, DuplicateWords> ALL = all();
  }
}
