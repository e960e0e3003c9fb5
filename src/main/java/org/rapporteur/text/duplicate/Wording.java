package org.rapporteur.text.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.CleanText;
import org.rapporteur.text.Word;
import org.rapporteur.text.Words;

/**
 * How a question is worded once case, accents, punctuation, spacing, elongation, contractions and
 * courtesies are set aside: its words in order, among them every sign that changes a meaning.
 *
 * @param tokens words without capitals and accents, and signs
 * @param names which of the first {@value #NAMES} tokens may be names: written with a capital
 *     within a sentence
 */
public record Wording(List<String> tokens, long names) {
  static final int NAMES = 64;

  /** Signs that belong to no class of signs and still change what a number says. */
  private static final String TELLING_SIGNS = "%‰°§&";

  static Wording of(String text, DuplicateWords known) {
    String visible = CleanText.visible(text);
    String own = CleanText.ownWords(visible);
    List<Word> words = Words.of(own);
    boolean shouted = isShouted(own);
    List<String> tokens = new ArrayList<>(words.size() + 8);
    List<String> named = new ArrayList<>();
    int before = 0;
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      addSigns(tokens, own, before, word.start(), i > 0 ? words.get(i - 1) : null, word);
      String token = letters(shortened(word.spelling()));
      if (word.capitals() && !shouted && known.facts(token).isCommon()) {
        // WHO is not who, and US not us.
        token = token.toUpperCase(Locale.ROOT);
      }
      tokens.add(token);
      if (i > 0 && !shouted && Character.isUpperCase(own.codePointAt(word.start()))) {
        named.add(token);
      }
      before = word.end();
    }
    addSigns(tokens, own, before, own.length(), null, null);
    addOthersWords(tokens, visible, own);
    List<String> essence = List.copyOf(known.essence(tokens));
    long names = 0;
    for (int i = 0; i < essence.size() && i < NAMES; i++) {
      if (named.contains(essence.get(i))) {
        names |= 1L << i;
      }
    }
    return new Wording(essence, names);
  }

  /** Letters that are written for each other, in Arabic. */
  static String letters(String spelling) {
    String same = spelling;
    if (same.indexOf('ى') >= 0) {
      same = same.replace('ى', 'ي');
    }
    if (same.indexOf('ة') >= 0) {
      same = same.replace('ة', 'ه');
    }
    return same;
  }

  /** The word with a letter that is drawn out, as in sooo, written once. */
  private static String shortened(String word) {
    int length = word.length();
    @Nullable StringBuilder shorter = null;
    for (int i = 0; i < length; ) {
      char c = word.charAt(i);
      int end = i + 1;
      while (end < length && word.charAt(end) == c) {
        end++;
      }
      boolean drawnOut = end - i > 2 && end - i < length && Character.isLetter(c);
      if (drawnOut && shorter == null && !isRoman(word)) {
        shorter = new StringBuilder(length).append(word, 0, i);
      }
      if (shorter != null) {
        shorter.append(word, drawnOut ? end - 1 : i, end);
      }
      i = end;
    }
    return shorter == null ? word : shorter.toString();
  }

  private static boolean isRoman(String word) {
    return word.chars().allMatch(c -> "ivxlcdm".indexOf(c) >= 0);
  }

  private static boolean isShouted(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLowerCase(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static void addSigns(
      List<String> tokens,
      String text,
      int from,
      int to,
      @Nullable Word left,
      @Nullable Word right) {
    if (from >= to || (to - from == 1 && text.charAt(from) == ' ')) {
      return;
    }
    boolean betweenDigits =
        left != null
            && right != null
            && Character.isDigit(text.charAt(left.end() - 1))
            && Character.isDigit(text.charAt(right.start()));
    boolean digitFollows = right != null && Character.isDigit(text.charAt(right.start()));
    for (int at = from; at < to; ) {
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      int type = Character.getType(c);
      boolean telling =
          type == Character.CURRENCY_SYMBOL
              || type == Character.MATH_SYMBOL
              || TELLING_SIGNS.indexOf(c) >= 0
              // 1.5 is not 1 5.
              || (betweenDigits && to - from == next - at)
              || (digitFollows && next == to && isMinus(c, text, at))
              || (c == '#' && left != null && at == left.end());
      if (telling) {
        tokens.add(type == Character.DASH_PUNCTUATION ? "-" : Character.toString(c));
      }
      at = next;
    }
  }

  private static boolean isMinus(int c, String text, int at) {
    return Character.getType(c) == Character.DASH_PUNCTUATION
        && (at == 0 || Character.isWhitespace(text.charAt(at - 1)));
  }

  /** Links, code, mentions and quoted lines, letter by letter: no question is the same without. */
  private static void addOthersWords(List<String> tokens, String visible, String own) {
    if (visible.equals(own)) {
      return;
    }
    StringBuilder others = new StringBuilder();
    for (int i = 0; i < own.length(); i++) {
      if (own.charAt(i) != visible.charAt(i) && !Character.isWhitespace(visible.charAt(i))) {
        others.append(visible.charAt(i));
      }
    }
    if (!others.isEmpty()) {
      tokens.add(others.toString());
    }
  }
}
