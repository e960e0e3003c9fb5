package org.rapporteur.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells whether a sentence is a question, a comment or chatter, by one language's lexicon. */
final class KindReader {
  private static final Pattern COMMAND =
      Pattern.compile("[/!][\\p{L}][\\p{L}\\p{N}_-]*+(?:\\s.*|$)", Pattern.DOTALL);

  /** A greeting or thanks may go on for so many words and still say nothing more. */
  private static final int MOST_WORDS_OF_COURTESY = 10;

  /** Less than two words, or four Chinese characters, that ask nothing are a reaction. */
  private static final int FEWEST_CHARACTERS = 4;

  private static final int CHARACTERS_OF_A_WORD = 2;

  private static final int MOST_WORDS_OF_A_NAME = 2;

  private final Vocabulary vocabulary;
  private final PhraseBook questionOpening;
  private final PhraseBook questionAfterName;
  private final PhraseBook questionClause;
  private final PhraseBook questionAnywhere;
  private final PhraseBook questionEnding;
  private final PhraseBook questionTag;
  private final PhraseBook noQuestion;
  private final PhraseBook reported;
  private final PhraseBook accented;
  private final PhraseBook chatter;
  private final PhraseBook chatterOpening;
  private final PhraseBook chatterEnding;
  private final PhraseBook filler;
  private final PhraseBook label;

  private KindReader(Lexicon lexicon, PhraseBook label) {
    vocabulary = lexicon.vocabulary();
    this.label = label;
    questionOpening = lexicon.phrases("question-opening");
    questionAfterName = lexicon.phrases("question-after-name");
    questionClause = lexicon.phrases("question-clause");
    questionAnywhere = lexicon.phrases("question-anywhere");
    questionEnding = lexicon.phrases("question-ending");
    questionTag = lexicon.phrases("question-tag");
    noQuestion = lexicon.phrases("no-question");
    reported = lexicon.phrases("reported");
    accented = lexicon.phrases("accented");
    chatter = lexicon.phrases("chatter");
    chatterOpening = lexicon.phrases("chatter-opening");
    chatterEnding = lexicon.phrases("chatter-ending");
    filler = lexicon.phrases("filler");
  }

  static Map<Language, KindReader> all(Map<Language, Lexicon> lexicons) {
    // A text as short as "Pregunta: MLA" does not tell its language, so every label counts in all.
    List<String> labels =
        lexicons.values().stream().flatMap(l -> l.lines("question-label").stream()).toList();
    Map<Language, KindReader> readers = new EnumMap<>(Language.class);
    lexicons.forEach(
        (language, lexicon) ->
            readers.put(language, new KindReader(lexicon, lexicon.phrases(labels))));
    return readers;
  }

  /** What each sentence of a text is. */
  List<Kind> read(String text, List<Sentence> sentences) {
    if (isCommand(text)) {
      return Collections.nCopies(sentences.size(), Kind.CHATTER);
    }
    List<Kind> kinds = new ArrayList<>(sentences.size());
    for (Sentence sentence : sentences) {
      kinds.add(kind(sentence));
    }
    return kinds;
  }

  private static boolean isCommand(String text) {
    int at = 0;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length()
        && (text.charAt(at) == '/' || text.charAt(at) == '!')
        && COMMAND.matcher(text.substring(at)).matches();
  }

  private Kind kind(Sentence sentence) {
    int[] words = sentence.words();
    if (isLabelled(sentence)) {
      return Kind.QUESTION;
    }
    int start = afterPleasantries(words, 0);
    if (start == words.length) {
      return Kind.CHATTER;
    }
    if (sentence.asked() || isQuestion(sentence, start)) {
      return Kind.QUESTION;
    }
    return hasSubstance(words, start) ? Kind.COMMENT : Kind.CHATTER;
  }

  /** Whether a label stands before a colon, with or without a number: Q2: */
  private boolean isLabelled(Sentence sentence) {
    int colon = sentence.label();
    if (colon == 0 || colon == sentence.words().length) {
      return false;
    }
    int end = label.longestAt(sentence.words(), 0);
    return end == colon || (end == colon - 1 && vocabulary.isNumber(sentence.words()[end]));
  }

  /** The index of the first word that is more than a greeting, a reaction or an "and then". */
  int afterPleasantries(int[] words, int from) {
    int at = from;
    while (at < words.length) {
      int end = Math.max(chatter.longestAt(words, at), filler.longestAt(words, at));
      if (end < 0 && !vocabulary.isNumber(words[at])) {
        return at;
      }
      at = Math.max(end, at + 1);
    }
    return at;
  }

  private boolean isQuestion(Sentence sentence, int start) {
    int[] words = sentence.words();
    int told = reportedFrom(words);
    if (opensQuestion(sentence, 0, told)
        || opensQuestion(sentence, start, told)
        || asksByName(words, start)
        || (isAddressed(sentence, start)
            && opensQuestion(sentence, afterPleasantries(words, sentence.label()), told))) {
      return true;
    }
    for (int clause : sentence.clauses()) {
      if (isTag(words, clause) || clauseAsks(sentence, clause, told)) {
        return true;
      }
    }
    return holdsQuestion(sentence, told);
  }

  /** The index from which the words tell what others ask or nobody can know. */
  private int reportedFrom(int[] words) {
    for (int at = 0; at < words.length; at++) {
      if (reported.isAt(words, at)) {
        return at;
      }
    }
    return words.length;
  }

  private boolean opensQuestion(Sentence sentence, int at, int told) {
    int[] words = sentence.words();
    return at < told
        && (questionOpening.isAt(words, at) || asksByAccent(sentence, at))
        && !noQuestion.isAt(words, at)
        && !noQuestion.isAt(words, 0);
  }

  /** Whether nothing speaks against a question at a word: what comes next, or a missing accent. */
  private boolean canAsk(Sentence sentence, int at) {
    return !noQuestion.isAt(sentence.words(), at) && !relatesByAccent(sentence, at);
  }

  /** Whether an accent tells a question word from its twin: cómo from como. */
  private boolean asksByAccent(Sentence sentence, int at) {
    int end = sentence.hasAccents() ? accented.longestAt(sentence.words(), at) : 0;
    return end > 0 && sentence.isAccented(end - 1);
  }

  /** Whether a writer who puts accents has put none on a word that needs one to ask. */
  private boolean relatesByAccent(Sentence sentence, int at) {
    int end = sentence.hasAccents() ? accented.longestAt(sentence.words(), at) : 0;
    return end > 0 && !sentence.isAccented(end - 1);
  }

  /** Whether a name and a colon stand before the rest. */
  private static boolean isAddressed(Sentence sentence, int start) {
    int colon = sentence.label();
    return start < colon
        && colon <= start + MOST_WORDS_OF_A_NAME
        && sentence.words()[start] == Vocabulary.UNKNOWN;
  }

  /** Whether a name, of words that no lexicon knows, is asked something. */
  private boolean asksByName(int[] words, int start) {
    int last = Math.min(words.length - 1, start + MOST_WORDS_OF_A_NAME);
    for (int at = start; at < last && words[at] == Vocabulary.UNKNOWN; at++) {
      if (questionAfterName.isAt(words, at + 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTag(int[] words, int clause) {
    return clause < words.length && questionTag.longestAt(words, clause) == words.length;
  }

  private boolean clauseAsks(Sentence sentence, int clause, int told) {
    int start = afterPleasantries(sentence.words(), clause);
    return start < told && questionClause.isAt(sentence.words(), start) && canAsk(sentence, start);
  }

  private boolean holdsQuestion(Sentence sentence, int told) {
    int[] words = sentence.words();
    boolean nothingAsked = noQuestion.longestAt(words, 0) == words.length;
    for (int at = 0; at < told; at++) {
      boolean ends = !nothingAsked && questionEnding.longestAt(words, at) == words.length;
      if ((ends || questionAnywhere.isAt(words, at)) && canAsk(sentence, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasSubstance(int[] words, int start) {
    int rest = words.length - start;
    if (rest <= MOST_WORDS_OF_COURTESY
        && (chatterOpening.isAt(words, 0) || chatterOpening.isAt(words, start))) {
      return false;
    }
    if (words.length <= MOST_WORDS_OF_COURTESY) {
      for (int at = 0; at < words.length; at++) {
        if (chatterEnding.longestAt(words, at) == words.length) {
          return false;
        }
      }
    }
    int substance = 0;
    for (int at = start; at < words.length; at++) {
      substance += vocabulary.isHan(words[at]) ? 1 : CHARACTERS_OF_A_WORD;
    }
    return substance >= FEWEST_CHARACTERS;
  }
}
