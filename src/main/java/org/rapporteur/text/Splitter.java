package org.rapporteur.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Finds the items of a message: each question with the statements that lead up to it and follow it,
 * each paragraph of comment. What cannot be understood alone stays with the question before it;
 * greetings, thanks and signatures belong to none.
 */
final class Splitter {
  /** A message of more parts is a list of something else, and stays whole. */
  private static final int MOST_PARTS = 10;

  /** A shorter question leans on what was said before it. */
  private static final int FEWEST_WORDS = 3;

  private static final int FEWEST_CHARACTERS = 5;

  /** A longer question says itself what its pronouns stand for. */
  private static final int MOST_WORDS_OF_ANAPHORA = 7;

  private static final int MOST_CHARACTERS_OF_ANAPHORA = 12;

  private static final int MOST_WORDS_OF_SIGNATURE = 6;

  private static final Pattern NUMBERED = Pattern.compile("(?:\\d{1,2}|\\p{L})[).:．、]\\s*+(?=\\S)");
  private static final String BULLETS = "•▪◦·*";
  private static final String DASHES = "—–-";
  private static final String OPENERS = "¿¡“„«「『\"'‘([（#@";

  private final Vocabulary vocabulary;
  private final KindReader kinds;
  private final PhraseBook followUp;
  private final PhraseBook anaphora;
  private final PhraseBook opening;

  /**
   * A part of a text.
   *
   * @param start index of its first character
   * @param end index after its last one
   */
  record Span(int start, int end, Kind kind) {
    private Span until(int later, Kind more) {
      return new Span(start, later, more == Kind.QUESTION ? more : kind);
    }
  }

  private Splitter(Lexicon lexicon, KindReader kinds) {
    this.kinds = kinds;
    vocabulary = lexicon.vocabulary();
    followUp = lexicon.phrases("follow-up");
    anaphora = lexicon.phrases("anaphora");
    opening = lexicon.phrases("part-opening");
  }

  static Map<Language, Splitter> all(
      Map<Language, Lexicon> lexicons, Map<Language, KindReader> kinds) {
    Map<Language, Splitter> splitters = new EnumMap<>(Language.class);
    lexicons.forEach(
        (language, lexicon) ->
            splitters.put(
                language, new Splitter(lexicon, Objects.requireNonNull(kinds.get(language)))));
    return splitters;
  }

  /** The parts of a text in their order; none in chatter, one of the whole text in most. */
  List<Span> split(String text, List<Sentence> sentences) {
    List<Kind> read = kinds.read(text, sentences);
    Draft draft = new Draft(text);
    for (int i = 0; i < sentences.size(); i++) {
      draft.add(sentences.get(i), read.get(i), i + 1 == sentences.size());
    }
    List<Span> parts = draft.finished();
    if (parts.isEmpty() || (parts.size() > 1 && parts.size() <= MOST_PARTS)) {
      return parts;
    }
    boolean asks = parts.stream().anyMatch(part -> part.kind() == Kind.QUESTION);
    return List.of(new Span(0, text.length(), asks ? Kind.QUESTION : Kind.COMMENT));
  }

  /** Whether a question is understood without the one before it; statements may lead up to it. */
  private boolean standsAlone(int[] words, boolean ledUpTo) {
    int start = kinds.afterPleasantries(words, 0);
    if (start == words.length) {
      return false;
    }
    boolean han = vocabulary.isHan(words[start]);
    int length = words.length - start;
    return length >= (han ? FEWEST_CHARACTERS : FEWEST_WORDS)
        && !followUp.isAt(words, 0)
        && !followUp.isAt(words, start)
        && (ledUpTo
            || length > (han ? MOST_CHARACTERS_OF_ANAPHORA : MOST_WORDS_OF_ANAPHORA)
            || !holdsAnaphora(words, start));
  }

  private boolean holdsAnaphora(int[] words, int start) {
    for (int at = start; at < words.length; at++) {
      if (anaphora.isAt(words, at)) {
        return true;
      }
    }
    return false;
  }

  /** The parts of one text, sentence by sentence. */
  private final class Draft {
    private static final int NONE = -1;

    private final String text;
    private final List<Span> parts = new ArrayList<>(2);

    /** Where the last sentence ended. */
    private int end;

    private boolean paragraph;
    private boolean listed;
    private boolean courtesy;

    /** Where the statements after a question start, until another question claims them. */
    private int statements = NONE;

    Draft(String text) {
      this.text = text;
    }

    void add(Sentence sentence, Kind kind, boolean last) {
      int from = end;
      boolean dashed = readGap(from, sentence.start());
      end = sentence.end();
      if (kind == Kind.CHATTER) {
        listed |= sentence.words().length == 1 && vocabulary.isNumber(sentence.words()[0]);
        courtesy = true;
      } else if (!(last ? isSignature(sentence, kind, dashed) : isHeading(sentence))) {
        addPart(sentence, kind, withOpeners(sentence.start(), from));
        paragraph = false;
        listed = false;
        courtesy = false;
      }
    }

    /** Looks for line breaks and bullets; tells whether a dash comes last. */
    private boolean readGap(int from, int to) {
      boolean dashed = false;
      for (int i = from; i < to; i++) {
        char c = text.charAt(i);
        paragraph |= c == '\n';
        listed |= BULLETS.indexOf(c) >= 0;
        dashed = DASHES.indexOf(c) >= 0 || (dashed && c == ' ');
      }
      return dashed;
    }

    private int withOpeners(int start, int from) {
      int at = start;
      while (at > from && OPENERS.indexOf(text.charAt(at - 1)) >= 0) {
        at--;
      }
      return at;
    }

    private void addPart(Sentence sentence, Kind kind, int start) {
      var number = NUMBERED.matcher(text).region(start, end);
      boolean numbered = number.lookingAt();
      boolean asks = kind == Kind.QUESTION;
      boolean begins = parts.isEmpty() || listed || numbered || opening.isAt(sentence.words(), 0);
      if (!begins) {
        boolean alone = !asks || standsAlone(sentence.words(), statements != NONE);
        begins = alone && (paragraph || (asks && lastPart().kind() == Kind.QUESTION));
      }
      if (begins) {
        boolean claims = asks && !paragraph && !listed && !numbered && statements != NONE;
        int own = numbered ? number.end() : start;
        leaveStatements(claims);
        parts.add(new Span(claims ? statements : own, end, kind));
        statements = NONE;
      } else if (!asks && statements == NONE && lastPart().kind() == Kind.QUESTION) {
        statements = start;
        extend(kind);
      } else {
        statements = asks ? NONE : statements;
        extend(kind);
      }
    }

    private void extend(Kind kind) {
      parts.set(parts.size() - 1, lastPart().until(end, kind));
    }

    /** Takes the statements after a question from its part where the next question claims them. */
    private void leaveStatements(boolean claimed) {
      if (claimed) {
        Span before = lastPart();
        parts.set(parts.size() - 1, new Span(before.start(), statements, before.kind()));
      }
    }

    private Span lastPart() {
      return parts.get(parts.size() - 1);
    }

    /** A line that ends in a colon only leads up to the list below it. */
    private boolean isHeading(Sentence sentence) {
      return Marks.isColon(text.charAt(sentence.end() - 1));
    }

    /** A name in the last line: after a dash, or after thanks and regards. */
    private boolean isSignature(Sentence sentence, Kind kind, boolean dashed) {
      boolean brief = sentence.words().length <= MOST_WORDS_OF_SIGNATURE;
      return kind == Kind.COMMENT
          && brief
          && (dashed ? !parts.isEmpty() || courtesy : paragraph && courtesy && isName(sentence));
    }

    private boolean isName(Sentence sentence) {
      boolean first = true;
      for (int i = sentence.start(); i < sentence.end(); i++) {
        char c = text.charAt(i);
        if (first && Character.isLowerCase(c)) {
          return false;
        }
        first = !Character.isLetterOrDigit(c);
      }
      return true;
    }

    List<Span> finished() {
      return parts;
    }
  }
}
