package org.rapporteur.chat.discord;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Message;

/** What nobody should write on Discord, and somebody will; and how to see that it is harmless. */
final class DiscordHostile {
  private static final List<String> PIECES =
      List.of(
          "<",
          ">",
          "<@1>",
          "<@!1>",
          "<@&1>",
          "<#1>",
          "<@",
          "@everyone",
          "@HERE",
          "@here",
          "</floor queue:1>",
          "<id:customize>",
          "<id:",
          "<t:1618953630:R>",
          "<t:",
          "<:a:1>",
          "<a:_:1>",
          "<a:",
          ":tada:",
          ":_:_",
          ":",
          "://",
          "https://un.org",
          "<https://un.org>",
          "<a@un.org>",
          "discord.gg/abc",
          "DISCORDAPP.com/invite/abc",
          "discord",
          ".gg/x",
          "[x](https://un.org)",
          "[",
          "]",
          "(",
          "*",
          "**",
          "***",
          "_",
          "__",
          "~~",
          "||",
          "`",
          "```",
          "\\",
          "\n",
          "\n# ",
          "\n-# ",
          "\n> ",
          "\n>>> ",
          "\n- ",
          "\n1. ",
          "\r",
          "\u2028",
          "\t",
          "\u0000",
          "\u0007",
          "\u202E",
          "\u2066",
          "\u2068",
          "\u2069",
          "\u200B",
          "\u200D",
          "\u2060",
          "\uFEFF",
          "\u3164",
          "\uD83D",
          "\uDE42",
          "🙂",
          "👩🏽‍⚖️",
          "سؤال",
          "谁",
          "\u00A0",
          "$1",
          "\\E",
          "a",
          "1",
          ". ",
          " ",
          "   ",
          "-",
          "#",
          "---",
          "“",
          "&lt;");

  /** What would work of a text if it still stood in it. */
  private static final List<Pattern> WORKING =
      Stream.concat(
              Stream.of(Message.MentionType.values()).map(Message.MentionType::getPattern),
              Stream.of(
                      "(?i)@(?:everyone|here)",
                      "<(?:[@#:/]|a:|t:|id:)",
                      "://",
                      "(?i)discord(?:app)?\\.\\w",
                      "(?m)^[^\\S\\n]*(?:#+(?:\\s|$)|-#|>|[-*] |\\d+[.)])",
                      "[\\u0000-\\u0009\\u000B-\\u001F\\u202A-\\u202E\\u2066\\u2067\\u200B\\uFEFF]")
                  .map(Pattern::compile))
          .toList();

  /** A sign of markdown that no backslash before it takes back. */
  private static final Pattern MARKDOWN =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*(?:[*_`~|\\[\\]<]|\\\\(?:[\\p{Alnum}\\s]|\\z))");

  private DiscordHostile() {}

  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(14); n > 0; n--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** The pieces, each for itself. */
  static List<String> pieces() {
    return PIECES;
  }

  /** What works of a defused text: nothing, where all is well. */
  static List<String> workingIn(String defused) {
    return Stream.concat(WORKING.stream(), Stream.of(MARKDOWN))
        .map(pattern -> pattern.matcher(defused))
        .filter(java.util.regex.Matcher::find)
        .map(found -> found.pattern() + " finds '" + found.group() + "'")
        .toList();
  }

  /** A defused text as a reader sees it: without backslashes that escape and without joiners. */
  static String read(String defused) {
    return defused.replaceAll("\\\\([^\\p{Alnum}\\s])", "$1").replace("\u2060", "");
  }
}
