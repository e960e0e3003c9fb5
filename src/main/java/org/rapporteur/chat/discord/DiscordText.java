package org.rapporteur.chat.discord;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Discord's way of writing a text, and plain Unicode. In: what stands in angle brackets for people,
 * roles, channels, emoji, times and commands becomes what a reader sees. Out: what we show is shown
 * as it is, and nothing in it formats, calls anybody or becomes a link.
 */
final class DiscordText {
  /**
   * What a message calls by id: shown names by Discord's ids, without the sign before them.
   *
   * @param people names of users
   */
  record Named(
      Map<String, String> people, Map<String, String> roles, Map<String, String> channels) {
    static final Named NOBODY = new Named(Map.of(), Map.of(), Map.of());

    Named {
      people = Map.copyOf(people);
      roles = Map.copyOf(roles);
      channels = Map.copyOf(channels);
    }
  }

  private static final Pattern BRACKETED =
      Pattern.compile(
          "<(?:@!?(?<person>\\d{1,20})"
              + "|@&(?<role>\\d{1,20})"
              + "|#(?<channel>\\d{1,20})"
              + "|a?(?<emoji>:\\w{1,64}:)\\d{1,20}"
              + "|t:(?<time>-?\\d{1,17})(?::(?<style>[A-Za-z]))?"
              + "|(?<command>/[^<>:\\n]{1,100}):\\d{1,20})>");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT);
  private static final DateTimeFormatter BOTH =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final Pattern BREAK = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029]");
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]++");

  /** Blanks of other kinds, and letters that every font draws as nothing. */
  private static final Pattern GAP =
      Pattern.compile("[\\t\\x0B\\f\\u115F\\u1160\\u3164\\uFFA0\\u2800]");

  /**
   * What can't be seen and only steers or hides others. Not among it are the isolates in which the
   * core puts what is written from right to left, the drawn signs of Arabic numbering, and joiners
   * within Persian words and emoji families.
   */
  private static final Pattern HIDDEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\u034F&&[^\\n]]"
              + "|[\\p{Cf}&&[^\\u0600-\\u061B\\u061D-\\u08FF\\u200C\\u200D\\u2068\\u2069]]"
              + "|(?<![^\\x00-\\x7F\\p{Cf}\\p{Z}])[\\u200C\\u200D]"
              + "|[\\u200C\\u200D](?![^\\x00-\\x7F])");

  private static final Pattern SEEN =
      Pattern.compile("[^\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}\\x{FE00}-\\x{FE0F}]");

  private static final String JOINER = "\u2060";

  /**
   * What Discord's clients would make something of, each with what is to stand before or in it: at
   * the beginning of a line headings, small print, quotes and lists; anywhere emphasis, code,
   * spoilers, masked links, and all that angle brackets hold; emoji by name, calls to everybody,
   * addresses and invitations.
   */
  private static final Pattern LIVE =
      Pattern.compile(
          "^(?<margin>[^\\S\\n]*+)(?:(?<mark>[>-]|#(?=#*+(?:\\s|$)))|(?<number>\\d{1,20}+)(?=[.)]))"
              + "|(?<called><)(?=[@#:/]|(?:a|t|id):)"
              + "|(?<sign>[\\\\*_`~|\\[\\]<]|:(?=[\\w+-]{1,64}:))"
              + "|(?<head>@(?=everyone|here)|:(?=//)|(?<=discord|discordapp)(?=\\.\\p{Alpha}))",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private DiscordText() {}

  /** A message's text in plain Unicode: but for what a reader sees otherwise, as it was typed. */
  static String plain(String written, Named named) {
    return replaced(BRACKETED.matcher(written), bracketed -> shown(bracketed, named));
  }

  /** A name or label as one line of plain text, without what can't be seen. */
  static String line(String text) {
    return BLANKS.matcher(visible(text)).replaceAll(" ").strip();
  }

  /** The text without what can't be seen. */
  static String visible(String text) {
    String lines = BREAK.matcher(text).replaceAll("\n");
    return HIDDEN.matcher(GAP.matcher(lines).replaceAll(" ")).replaceAll("");
  }

  /** Whether a reader sees anything of it: Discord takes no message without that. */
  static boolean isSeen(String text) {
    return SEEN.matcher(text).find();
  }

  /**
   * The text so that Discord shows it as it is: it reads as before, without what can't be seen, and
   * is at most twice as long.
   */
  static String defused(String text) {
    return replaced(LIVE.matcher(visible(text)), DiscordText::dead);
  }

  /** The text, or its beginning with an ellipsis: at most so many UTF-16 units. */
  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, whole(text, most - 1)) + "…";
  }

  /** The last end at or before the given one that halves no surrogate pair. */
  static int whole(String text, int end) {
    boolean halves =
        end > 0
            && end < text.length()
            && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
    return halves ? end - 1 : end;
  }

  private static String replaced(Matcher found, Function<Matcher, String> replacement) {
    StringBuilder out = new StringBuilder();
    while (found.find()) {
      found.appendReplacement(out, Matcher.quoteReplacement(replacement.apply(found)));
    }
    return found.appendTail(out).toString();
  }

  private static String dead(Matcher live) {
    if (live.group("mark") != null) {
      return live.group("margin") + "\\" + live.group("mark");
    }
    if (live.group("number") != null) {
      return live.group() + "\\";
    }
    if (live.group("called") != null) {
      return "\\<" + JOINER;
    }
    return live.group("sign") != null ? "\\" + live.group() : live.group() + JOINER;
  }

  private static String shown(Matcher bracketed, Named named) {
    for (String group : List.of("emoji", "command")) {
      if (bracketed.group(group) != null) {
        return bracketed.group(group);
      }
    }
    if (bracketed.group("time") != null) {
      return time(bracketed);
    }
    if (bracketed.group("channel") != null) {
      return handle("#", named.channels.get(bracketed.group("channel")), "…");
    }
    String person = bracketed.group("person");
    return handle(
        "@",
        person == null ? named.roles.get(bracketed.group("role")) : named.people.get(person),
        "someone");
  }

  /** Somebody called by name: one word, because no blank in it breaks. */
  private static String handle(String sign, @Nullable String name, String otherwise) {
    String line = name == null ? "" : line(name);
    return sign + (line.isEmpty() ? otherwise : BLANK.matcher(line).replaceAll("\u00A0"));
  }

  /** A moment in UTC, or what was typed where there is no such moment. */
  private static String time(Matcher bracketed) {
    long seconds = Long.parseLong(bracketed.group("time"));
    if (seconds < FIRST.getEpochSecond() || seconds > LAST.getEpochSecond()) {
      return bracketed.group();
    }
    String style = bracketed.group("style");
    DateTimeFormatter format =
        switch (style == null ? "" : style) {
          case "t", "T" -> TIME;
          case "d", "D" -> DAY;
          default -> BOTH;
        };
    return format.format(Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
  }
}
