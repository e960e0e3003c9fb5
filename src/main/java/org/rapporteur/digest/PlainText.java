package org.rapporteur.digest;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people wrote, made harmless where it is to stand among words of ours: it stays readable and
 * the same, and can neither format, link, mention, compute nor reorder anything.
 */
public final class PlainText {
  private static final String ISOLATE = "\u2068";
  private static final String POP = "\u2069";
  private static final String WORD_JOINER = "\u2060";
  private static final String MARKDOWN = "\\`*_{}[]|~$#^=";
  private static final Pattern CHARACTER = Pattern.compile("\\X");
  private static final String FORMULA = "=+-@";

  /** Where a cell begins for a reader that takes semicolons as separators. */
  private static final Pattern CELL = Pattern.compile(";(?=[\\s\"]*(\\S))");

  private PlainText() {}

  /**
   * A text on one line: line breaks and runs of blanks are one blank each, controls and characters
   * that only steer or hide others are gone.
   */
  static String line(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean blank = false;
    int previous = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isBlank(c)) {
        blank = true;
      } else if (isVisible(c) || joins(c, previous, text, i)) {
        if (blank && !out.isEmpty()) {
          out.append(' ');
        }
        blank = false;
        out.appendCodePoint(c);
      }
      previous = c;
    }
    return out.toString();
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85 || isFiller(c);
  }

  /** Letters and symbols that Unicode counts as such and every font draws as nothing. */
  private static boolean isFiller(int c) {
    return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
      // The signs of Arabic numbering are format characters that are drawn.
      case Character.FORMAT -> c >= 0x600 && c <= 0x8FF && c != 0x61C;
      default -> c != 0x34F;
    };
  }

  /** Joiners shape Persian words and emoji families; beside ASCII they only hide something. */
  private static boolean joins(int c, int previous, String text, int next) {
    return (c == 0x200C || c == 0x200D)
        && previous > 0x7F
        && isVisible(previous)
        && !isBlank(previous)
        && next < text.length()
        && text.codePointAt(next) > 0x7F;
  }

  /** A text on one line that can't turn the order of what stands around it. */
  public static String isolated(String text) {
    return isolate(line(text));
  }

  /** As {@link #isolated(String)}, cut to so many characters at most. */
  public static String isolated(String text, int most) {
    return isolate(cut(line(text), most));
  }

  private static String isolate(String line) {
    char[] chars = line.toCharArray();
    return Bidi.requiresBidi(chars, 0, chars.length) ? ISOLATE + line + POP : line;
  }

  /**
   * The text, or its beginning with an ellipsis, never cut within what is seen as one character.
   */
  private static String cut(String line, int most) {
    if (line.length() <= most) {
      return line;
    }
    Matcher character = CHARACTER.matcher(line);
    int end = 0;
    while (character.find() && character.end() < most) {
      end = character.end();
    }
    return line.substring(0, end).strip() + "…";
  }

  /**
   * A text for a Markdown document, within a line: read as it was written, by eye and by parser.
   */
  static String markdown(String text) {
    String line = line(text);
    StringBuilder out = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '<') {
        out.append("&lt;");
      } else if (c == '>') {
        out.append("&gt;");
      } else if (c == '&') {
        out.append("&amp;");
      } else {
        if (MARKDOWN.indexOf(c) >= 0) {
          out.append('\\');
        }
        out.append(c);
        // What looks for links and mentions looks at the text a parser leaves, where escapes are
        // gone; only a character between stops it.
        if (c == '@'
            || (c == ':' && line.startsWith("//", i + 1))
            || (c == '.' && line.regionMatches(true, Math.max(0, i - 3), "www", 0, 3))) {
          out.append(WORD_JOINER);
        }
      }
    }
    return isolate(out.toString());
  }

  /** A text for a cell of a spreadsheet, on one line, in which no cell can start with a formula. */
  static String cell(String text) {
    String line = line(text);
    if (line.isEmpty()) {
      return line;
    }
    String inner = CELL.matcher(line).replaceAll(m -> startsFormula(m.group(1)) ? ";'" : ";");
    return startsFormula(inner) ? "'" + inner : inner;
  }

  private static boolean startsFormula(String text) {
    String first = text.substring(0, text.offsetByCodePoints(0, 1));
    String plain = Normalizer.normalize(first, Normalizer.Form.NFKC);
    return FORMULA.indexOf(plain.charAt(0)) >= 0;
  }
}
