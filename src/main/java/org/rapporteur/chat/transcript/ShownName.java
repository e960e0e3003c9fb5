package org.rapporteur.chat.transcript;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.UserRef;

/**
 * A name as people write it into a chat, where the affiliation stands behind it: {@code Maria Lopez
 * (Chile)} or {@code Maria Lopez | EFF}. Pronouns and the platform's roles stand there, too, and
 * belong to neither.
 */
record ShownName(String name, @Nullable String affiliation) {
  private static final int MOST = 200;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");
  private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]");
  private static final Pattern BRACKETS = Pattern.compile("(.*\\S)\\s*[(（]([^()（）]*)[)）]");
  private static final Pattern BAR = Pattern.compile("([^|｜]*[^|｜\\s])\\s*[|｜]\\s*(\\S.*)");
  private static final String PRONOUN =
      "(?:she|her|hers|he|him|his|they|them|theirs|any|all|elle|elles|il|lui|ella|él|ellos)";
  private static final Pattern ROLE =
      Pattern.compile(
          "(?:"
              + PRONOUN
              + "(?:\\s*[/,·]\\s*"
              + PRONOUN
              + ")+|host|co-?host|guest|me|external|unverified|deleted)?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  static ShownName of(String shown) {
    String name = BLANKS.matcher(cut(shown)).replaceAll(" ").strip();
    String affiliation = null;
    Matcher brackets = BRACKETS.matcher(name);
    while (brackets.matches()) {
      String inside = brackets.group(2).strip();
      if (!ROLE.matcher(inside).matches()) {
        if (affiliation != null) {
          break;
        }
        affiliation = inside;
      }
      name = brackets.group(1);
      brackets = BRACKETS.matcher(name);
    }
    Matcher bar = BAR.matcher(name);
    if (bar.matches()) {
      name = bar.group(1);
      if (affiliation == null && !ROLE.matcher(bar.group(2)).matches()) {
        affiliation = bar.group(2);
      }
    }
    return new ShownName(name, affiliation);
  }

  /** A person called by a shown name within a text: one handle, without a blank that breaks. */
  static String mention(String shown) {
    return "@" + BREAKS.matcher(shown.strip()).replaceAll("\u00A0");
  }

  Author of(UserRef user, boolean bot) {
    return new Author(user, name, affiliation, bot);
  }

  private static String cut(String shown) {
    if (shown.length() <= MOST) {
      return shown;
    }
    return shown.substring(0, Character.isHighSurrogate(shown.charAt(MOST - 1)) ? MOST - 1 : MOST);
  }
}
