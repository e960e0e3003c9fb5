package org.rapporteur.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is known of a language's words, from its resource file: how questions are asked, what is
 * said without being an item, and which words tell the language.
 *
 * <p>The file is plain text: {@code [section]} headings, a pattern of {@link PhraseBook} a line,
 * {@code #} comments. Sections that start with {@code @} are lists to be named in patterns.
 */
public final class Lexicon {
  /** What is said in all languages alike; each language's own file adds to it. */
  private static final String COMMON = "common.txt";

  private final String file;
  private final Map<String, List<String>> sections;
  private final Vocabulary vocabulary;

  private Lexicon(String file, Map<String, List<String>> sections, Vocabulary vocabulary) {
    this.file = file;
    this.sections = sections;
    this.vocabulary = vocabulary;
  }

  /** One for each language, over one vocabulary. */
  static Map<Language, Lexicon> all() {
    Vocabulary vocabulary = new Vocabulary();
    Map<Language, Lexicon> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      Map<String, List<String>> sections = new HashMap<>();
      String file = language.code() + ".txt";
      readInto(sections, COMMON);
      readInto(sections, file);
      all.put(language, new Lexicon(file, sections, vocabulary));
    }
    return all;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The patterns of a section. */
  PhraseBook phrases(String section) {
    return phrases(lines(section));
  }

  /** Patterns that may name this lexicon's sections. */
  PhraseBook phrases(List<String> patterns) {
    return new PhraseBook(patterns, sections, vocabulary);
  }

  /** The single words of a section, folded; its lines may hold several. */
  Set<String> words(String section) {
    Set<String> words = new HashSet<>();
    lines(section).forEach(line -> words.addAll(Sentence.spellings(line)));
    return words;
  }

  /** The lines of a section as they stand. */
  List<String> lines(String section) {
    List<String> lines = sections.get(section);
    if (lines == null) {
      throw new IllegalStateException(file + " has no section [" + section + "]");
    }
    return lines;
  }

  public static void readInto(Map<String, List<String>> sections, String file) {
    try (InputStream in =
            Objects.requireNonNull(Lexicon.class.getResourceAsStream(file), "no resource " + file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> section = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String text = line.strip();
        if (text.startsWith("[") && text.endsWith("]")) {
          section =
              sections.computeIfAbsent(
                  text.substring(1, text.length() - 1), s -> new ArrayList<>());
        } else if (!text.isEmpty() && !text.startsWith("#")) {
          section.add(text);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + file, e);
    }
  }
}
