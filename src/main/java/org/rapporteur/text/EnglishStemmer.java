package org.rapporteur.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/**
 * English stems: Krovetz's, which Lucene offers as a filter of streams only, and what he leaves to
 * others: plurals of their own and the two spellings of one word, British and American. For one
 * thread.
 */
final class EnglishStemmer {
  /** Shorter words end so without being of two spellings: four, size, centre's own "tre". */
  private static final int TWO_SPELLINGS_FROM = 6;

  private static final int SHORTEST_ROOT = 3;
  private static final String VOWELS = "aeiou";
  private static final List<String> VERBS =
      List.of("izations", "ization", "izing", "ized", "izes", "ize");

  private static final Map<String, String> PLURALS =
      Map.of(
          "children", "child",
          "people", "person",
          "criteria", "criterion",
          "phenomena", "phenomenon",
          "lives", "life",
          "wives", "wife",
          "media", "medium",
          "analyses", "analysis",
          "crises", "crisis");

  /** Endings of one spelling and of the other, the longer before those within it. */
  private static final String[][] SPELLINGS = {
    {"yse", "yze"},
    {"our", "or"},
    {"ence", "ense"},
    {"tre", "ter"},
    {"gramme", "gram"},
    {"logue", "log"},
    {"dgement", "dgment"}
  };

  private final OneWord word = new OneWord();
  private final KStemFilter stems = new KStemFilter(word);

  String stem(String folded) {
    String singular = PLURALS.get(folded);
    if (singular != null) {
      return singular;
    }
    if (folded.endsWith("men")) {
      return folded.substring(0, folded.length() - 2) + "an";
    }
    String verb = verb(folded);
    return verb != null ? verb : american(krovetz(folded));
  }

  /** The stem of a verb in -ise or -ize and of its noun; null for other words. */
  private @Nullable String verb(String folded) {
    for (String ending : VERBS) {
      int end = folded.length() - ending.length();
      if (end >= SHORTEST_ROOT
          && VOWELS.indexOf(folded.charAt(end - 1)) < 0
          && (folded.charAt(end + 1) == 's' || folded.charAt(end + 1) == 'z')
          && folded.endsWith(ending.replace('z', folded.charAt(end + 1)))) {
        String noun = folded.substring(0, end) + "ization";
        // An organization is no organizing: nouns that are words of their own stay apart.
        return ending.startsWith("ization") && krovetz(noun).equals(noun)
            ? noun
            : folded.substring(0, end) + "ize";
      }
    }
    return null;
  }

  private String krovetz(String folded) {
    try {
      word.term.setEmpty().append(folded);
      stems.incrementToken();
      return word.term.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String american(String stem) {
    if (stem.length() < TWO_SPELLINGS_FROM) {
      return stem;
    }
    for (String[] spelling : SPELLINGS) {
      if (stem.endsWith(spelling[0])) {
        return stem.substring(0, stem.length() - spelling[0].length()) + spelling[1];
      }
    }
    return stem;
  }

  private static final class OneWord extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    @Override
    public boolean incrementToken() {
      return true;
    }
  }
}
