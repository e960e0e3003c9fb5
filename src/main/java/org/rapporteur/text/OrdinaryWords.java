package org.rapporteur.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A language's words that are no subject by themselves, from its resource file: words of grammar,
 * of courtesy and of running a meeting, and those that any talk is full of.
 *
 * <p>The file is plain text: {@code [function]}, {@code [courtesy]} and {@code [common]} headings,
 * words with spaces between, {@code #} comments. Chinese has {@code [cutting]} too: the characters
 * that are part of no longer word, so that a text can be cut at them.
 */
final class OrdinaryWords {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final int LONGEST_CHINESE = 5;

  private final Map<String, WordRole> spellings = new HashMap<>();
  private final Map<String, WordRole> stems = new HashMap<>();
  private final Set<String> cutting = new HashSet<>();

  private OrdinaryWords(Language language) {
    Stemmer stemmer = new Stemmer();
    String file = "themes/" + language.code() + ".txt";
    try (InputStream in =
            Objects.requireNonNull(
                OrdinaryWords.class.getResourceAsStream(file), "no resource " + file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String section = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          section = line.strip();
        } else if (!line.isBlank() && !line.startsWith("#")) {
          for (String word : SPACES.split(line.strip(), -1)) {
            add(section, word, language, stemmer);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }

  static Map<Language, OrdinaryWords> all() {
    Map<Language, OrdinaryWords> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      all.put(language, new OrdinaryWords(language));
    }
    return all;
  }

  private void add(String section, String word, Language language, Stemmer stemmer) {
    if (section.equals("[cutting]")) {
      cutting.add(word);
      return;
    }
    WordRole role =
        switch (section) {
          case "[function]" -> WordRole.FUNCTION;
          case "[courtesy]" -> WordRole.COURTESY;
          default -> WordRole.COMMON;
        };
    if (language == Language.ZH) {
      spellings.putIfAbsent(word, role);
      return;
    }
    for (Word part : Words.of(word)) {
      spellings.putIfAbsent(part.spelling(), role);
      if (role != WordRole.FUNCTION) {
        stems.putIfAbsent(stemmer.stem(part.folded(), language), role);
      }
    }
  }

  /** What a word that is written with spaces around it is to its language. */
  WordRole role(String spelling, String stem) {
    WordRole exact = spellings.get(spelling);
    return exact != null ? exact : stems.getOrDefault(stem, WordRole.TELLING);
  }

  /** Whether a Chinese character is part of no longer word. */
  boolean cuts(String character) {
    return cutting.contains(character);
  }

  /** How many of the characters from here on make the longest word known; 0 where none is. */
  int longestAt(String characters, int from) {
    int most = Math.min(LONGEST_CHINESE, characters.length() - from);
    for (int length = most; length > 0; length--) {
      if (spellings.containsKey(characters.substring(from, from + length))) {
        return length;
      }
    }
    return 0;
  }

  WordRole roleOf(String chinese) {
    return spellings.getOrDefault(chinese, WordRole.TELLING);
  }
}
