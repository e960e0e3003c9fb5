package org.rapporteur.chat.slack;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Slack's way of writing a text, and plain Unicode. In: what stands in angle brackets becomes what
 * a reader sees, and Slack's three escapes are undone. Out: what we show is escaped, and nothing in
 * it calls anybody or becomes a link. Short names of emoji stay as they are.
 */
final class SlackText {
  private static final Pattern BRACKETED = Pattern.compile("<([^<>|]*+)(?:\\|([^<>]*+))?>");
  private static final Pattern ESCAPE = Pattern.compile("&(lt|gt|amp);");
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]++");
  private static final Pattern ADDRESSED = Pattern.compile("^(?:mailto|tel):");
  private static final Pattern SCHEME = Pattern.compile("^(?:mailto:|tel:|https?://)");

  /** The place in a word at which a joiner keeps clients from making something of it. */
  private static final Pattern LIVE =
      Pattern.compile(
          "(?<=@)(?=here|channel|everyone)|(?<=:)(?=//)|(?<=www)(?=\\.)", Pattern.CASE_INSENSITIVE);

  private static final String JOINER = "\u2060";

  private SlackText() {}

  /**
   * A message's text in plain Unicode.
   *
   * @param names the name of a user id; empty where there is none
   */
  static String plain(String written, UnaryOperator<String> names) {
    Matcher bracketed = BRACKETED.matcher(written);
    StringBuilder plain = new StringBuilder();
    int read = 0;
    while (bracketed.find()) {
      plain.append(unescaped(written.substring(read, bracketed.start())));
      plain.append(shown(bracketed.toMatchResult(), names));
      read = bracketed.end();
    }
    return plain.append(unescaped(written.substring(read))).toString().strip();
  }

  /** A title or name as one line of plain text. */
  static String line(String written) {
    return BLANKS.matcher(unescaped(written)).replaceAll(" ").strip();
  }

  /** The text so that Slack shows it as it is, wherever Slack reads a text as its markup. */
  static String escaped(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * The text with an invisible joiner wherever a client would find somebody to call or an address
   * to link: it reads as before, and is at most a third longer.
   */
  static String defused(String plain) {
    return LIVE.matcher(plain).replaceAll(JOINER);
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

  private static String shown(MatchResult bracketed, UnaryOperator<String> names) {
    String target = unescaped(bracketed.group(1));
    String label = bracketed.group(2) == null ? "" : unescaped(bracketed.group(2));
    if (target.startsWith("@")) {
      String id = target.substring(1);
      return handle(firstOf(names.apply(id), label, id));
    }
    if (target.startsWith("#")) {
      return "#" + firstOf(label, target.substring(1));
    }
    return target.startsWith("!") ? command(target.substring(1), label) : link(target, label);
  }

  private static String command(String command, String label) {
    String[] words = command.split("\\^", 3);
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "here", "channel", "everyone" -> "@" + words[0];
      case "date" -> label;
      case "subteam" -> handle(firstOf(label, words.length > 1 ? words[1] : ""));
      default -> firstOf(label, "@" + words[0]);
    };
  }

  /** The label, and the address behind it unless the label says as much. */
  private static String link(String target, String label) {
    String address = ADDRESSED.matcher(target).replaceFirst("");
    String bare = SCHEME.matcher(target).replaceFirst("");
    boolean same = label.equals(bare) || label.equals(target) || bare.equals(label + "/");
    if (label.isBlank() || target.isEmpty() || same) {
      return firstOf(label.isBlank() ? "" : label, address);
    }
    return label + " (" + address + ")";
  }

  /** Somebody called by name: one word, because no blank in it breaks. */
  private static String handle(String name) {
    String bare = name.startsWith("@") ? name.substring(1) : name;
    return "@" + BLANK.matcher(bare.strip()).replaceAll("\u00A0");
  }

  private static String firstOf(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static String unescaped(String written) {
    return ESCAPE
        .matcher(written)
        .replaceAll(
            escape ->
                switch (escape.group(1)) {
                  case "lt" -> "<";
                  case "gt" -> ">";
                  default -> "&";
                });
  }
}
