package org.rapporteur.text;

import java.util.regex.Pattern;

/**
 * What a person wrote, made safe to read: at most {@value #LIMIT} characters, without invisible or
 * broken ones, and with the parts that are not their own words blanked out.
 *
 * <p>Blanks take the place of what is left out, so that the words around it stay apart and a phrase
 * can't be put together across it.
 */
public final class CleanText {
  /** More than any chat platform lets through in one message; the rest is not read. */
  static final int LIMIT = 10_000;

  private static final Pattern FENCED = Pattern.compile("```.*?(?:```|\\z)", Pattern.DOTALL);
  private static final Pattern INLINE_CODE = Pattern.compile("`[^`\n]*+`");
  private static final Pattern QUOTED = Pattern.compile("(?m)^[ \t]*+(?:>|&gt;).*+$");
  private static final Pattern LINK =
      Pattern.compile(
          "<?\\b(?:https?://|ftp://|mailto:|www\\.|[a-z0-9-]{1,63}+(?:\\.[a-z0-9-]{1,63}+){0,5}\\.[a-z]{2,12}+/)[^\\s<>\\u3000-\\u303F\\uFF00-\\uFFEF\\u4E00-\\u9FFF]++>?",
          Pattern.CASE_INSENSITIVE);

  /** Mentions, custom emoji and shortcodes as Slack and Discord write them. */
  private static final Pattern MARKUP =
      Pattern.compile("<[@#!:a][^<>\\s]{1,80}+>|(?<![\\p{L}\\p{N}]):[a-z0-9_+-]{2,40}+:");

  private static final String WWW = "www";
  private static final String MAILTO = "mailto";

  private CleanText() {}

  /** The text without what can't be seen: zero-width, bidi and control characters. */
  public static String visible(String text) {
    String head = text.length() > LIMIT ? text.substring(0, LIMIT) : text;
    int firstOdd = 0;
    while (firstOdd < head.length() && isPlain(head.charAt(firstOdd))) {
      firstOdd++;
    }
    if (firstOdd == head.length()) {
      return head;
    }
    StringBuilder clean = new StringBuilder(head.length()).append(head, 0, firstOdd);
    head.codePoints().skip(head.codePointCount(0, firstOdd)).forEach(c -> append(clean, c));
    return clean.toString();
  }

  /** What a person wrote where its visible text has the characters from start to end. */
  static String written(String text, int start, int end) {
    StringBuilder visible = new StringBuilder(end);
    int from = -1;
    int at = 0;
    while (at < text.length() && visible.length() < end) {
      int c = text.codePointAt(at);
      from = from < 0 && visible.length() >= start ? at : from;
      append(visible, c);
      at += Character.charCount(c);
    }
    return text.substring(Math.max(from, 0), at);
  }

  /** The visible text with quoted lines, code, links and mentions blanked out. */
  public static String ownWords(String visible) {
    String text = visible;
    if (text.indexOf('`') >= 0) {
      text = blank(INLINE_CODE, blank(FENCED, text));
    }
    if (text.indexOf('>') >= 0 || text.contains("&gt;")) {
      text = blank(QUOTED, text);
    }
    if (mayHoldLink(text)) {
      text = blank(LINK, text);
    }
    if (text.indexOf('<') >= 0 || text.indexOf(':') != text.lastIndexOf(':')) {
      text = blank(MARKUP, text);
    }
    return text;
  }

  /** Whether there is what every link has, as most texts don't. */
  private static boolean mayHoldLink(String text) {
    if (text.indexOf('/') >= 0) {
      return true;
    }
    for (int at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
      if (text.regionMatches(true, at - WWW.length(), WWW, 0, WWW.length())) {
        return true;
      }
    }
    for (int at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
      if (text.regionMatches(true, at - MAILTO.length(), MAILTO, 0, MAILTO.length())) {
        return true;
      }
    }
    return false;
  }

  private static String blank(Pattern pattern, String text) {
    return pattern.matcher(text).replaceAll(part -> " ".repeat(part.end() - part.start()));
  }

  private static boolean isPlain(char c) {
    return (c >= ' ' && c < 0x7F) || (c >= 0xA1 && c < 0x2000 && c != 0xAD && !isMarker(c));
  }

  private static void append(StringBuilder clean, int c) {
    switch (Character.getType(c)) {
      case Character.FORMAT -> {
        // Dropped, not blanked: a word broken by a zero-width space is still that word.
      }
      case Character.CONTROL -> clean.append(c == '\n' ? '\n' : ' ');
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> clean.append('\n');
      case Character.SURROGATE, Character.PRIVATE_USE, Character.SPACE_SEPARATOR ->
          clean.append(' ');
      default -> {
        if (!isMarker(c)) {
          clean.appendCodePoint(c);
        }
      }
    }
  }

  /**
   * Format characters below U+2000 (Arabic letter mark, Syriac, Mongolian) and variation selectors.
   */
  private static boolean isMarker(int c) {
    return c == 0x61C || c == 0x70F || (c >= 0x180B && c <= 0x180F) || (c >= 0xFE00 && c <= 0xFE0F);
  }
}
