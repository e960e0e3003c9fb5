package org.rapporteur.text;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a message is a question, a comment or chatter, by one language's lexicon. */
final class KindReader {
  /** A label that makes anything a question: Q: or its word in any language. */
  private static final Pattern LABEL =
      Pattern.compile("^\\s*+(\\p{L}{1,12}+)[ ]?[0-9]{0,2}+[ ]?[:：]\\s*(?=\\S)");

  private static final Pattern COMMAND =
      Pattern.compile("^\\s*[/!][\\p{L}][\\p{L}\\p{N}_-]*+(?:\\s|$).*", Pattern.DOTALL);

  /** A greeting or thanks may go on for so many words and still say nothing more. */
  private static final int MOST_WORDS_OF_COURTESY = 10;

  /** Less than two words, or four Chinese characters, that ask nothing are a reaction. */
  private static final int FEWEST_CHARACTERS = 4;

  private static final int CHARACTERS_OF_A_WORD = 2;

  private final PhraseBook questionOpening;
  private final PhraseBook questionClause;
  private final PhraseBook questionAnywhere;
  private final PhraseBook questionEnding;
  private final PhraseBook questionTag;
  private final PhraseBook noQuestion;
  private final PhraseBook chatter;
  private final PhraseBook chatterOpening;
  private final PhraseBook chatterEnding;
  private final PhraseBook filler;
  private final PhraseBook label;

  private KindReader(Lexicon lexicon, PhraseBook label) {
    this.label = label;
    questionOpening = lexicon.phrases("question-opening");
    questionClause = lexicon.phrases("question-clause");
    questionAnywhere = lexicon.phrases("question-anywhere");
    questionEnding = lexicon.phrases("question-ending");
    questionTag = lexicon.phrases("question-tag");
    noQuestion = lexicon.phrases("no-question");
    chatter = lexicon.phrases("chatter");
    chatterOpening = lexicon.phrases("chatter-opening");
    chatterEnding = lexicon.phrases("chatter-ending");
    filler = lexicon.phrases("filler");
  }

  static Map<Language, KindReader> all(Map<Language, Lexicon> lexicons) {
    // A text as short as "Pregunta: MLA" does not tell its language, so every label counts in all.
    List<String> labels =
        lexicons.values().stream().flatMap(l -> l.lines("question-label").stream()).toList();
    PhraseBook label = new PhraseBook(labels, Map.of());
    Map<Language, KindReader> readers = new EnumMap<>(Language.class);
    lexicons.forEach((language, lexicon) -> readers.put(language, new KindReader(lexicon, label)));
    return readers;
  }

  Kind read(String text, List<Word> words) {
    if (words.isEmpty() || COMMAND.matcher(text).matches()) {
      return Kind.CHATTER;
    }
    Matcher prefix = LABEL.matcher(text);
    if (prefix.find() && label.isAt(Sentence.words(prefix.group(1)), 0)) {
      return Kind.QUESTION;
    }
    boolean substantial = false;
    for (Sentence sentence : Sentence.of(text, words)) {
      int start = afterPleasantries(sentence.words(), 0);
      if (start == sentence.words().size()) {
        continue;
      }
      if (sentence.asked() || isQuestion(sentence, start)) {
        return Kind.QUESTION;
      }
      substantial |= hasSubstance(sentence, start);
    }
    return substantial ? Kind.COMMENT : Kind.CHATTER;
  }

  /** The index of the first word that is more than a greeting, a reaction or an "and then". */
  private int afterPleasantries(List<String> words, int from) {
    int at = from;
    while (at < words.size()) {
      int end = Math.max(chatter.longestAt(words, at), filler.longestAt(words, at));
      if (end < 0 && !isNumber(words.get(at))) {
        return at;
      }
      at = Math.max(end, at + 1);
    }
    return at;
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(Character::isDigit);
  }

  private boolean isQuestion(Sentence sentence, int start) {
    List<String> words = sentence.words();
    boolean opens = opensQuestion(words, 0) || opensQuestion(words, start);
    return opens
        || sentence.clauses().stream().anyMatch(clause -> clauseAsks(words, clause))
        || holdsQuestion(words);
  }

  private boolean opensQuestion(List<String> words, int at) {
    return questionOpening.isAt(words, at) && !noQuestion.isAt(words, at);
  }

  private boolean clauseAsks(List<String> words, int clause) {
    if (questionTag.longestAt(words, clause) == words.size()) {
      return true;
    }
    int start = afterPleasantries(words, clause);
    return start < words.size()
        && questionClause.isAt(words, start)
        && !noQuestion.isAt(words, start);
  }

  private boolean holdsQuestion(List<String> words) {
    for (int at = 0; at < words.size(); at++) {
      boolean asks =
          questionAnywhere.isAt(words, at) || questionEnding.longestAt(words, at) == words.size();
      if (asks && !noQuestion.isAt(words, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasSubstance(Sentence sentence, int start) {
    List<String> words = sentence.words();
    int rest = words.size() - start;
    if (rest <= MOST_WORDS_OF_COURTESY
        && (chatterOpening.isAt(words, 0) || chatterOpening.isAt(words, start))) {
      return false;
    }
    if (words.size() <= MOST_WORDS_OF_COURTESY) {
      for (int at = 0; at < words.size(); at++) {
        if (chatterEnding.longestAt(words, at) == words.size()) {
          return false;
        }
      }
    }
    int substance = 0;
    for (String word : words.subList(start, words.size())) {
      substance += Character.isIdeographic(word.codePointAt(0)) ? 1 : CHARACTERS_OF_A_WORD;
    }
    return substance >= FEWEST_CHARACTERS;
  }
}
