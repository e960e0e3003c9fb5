package org.rapporteur.chat.transcript;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Slack's way of writing a message as plain text: people, channels and links by their names. */
final class SlackText {
  private final SlackDirectory directory;

  SlackText(SlackDirectory directory) {
    this.directory = directory;
  }

  String plain(String written) {
    StringBuilder out = new StringBuilder(written.length());
    int at = 0;
    while (true) {
      int open = written.indexOf('<', at);
      int close = open < 0 ? -1 : written.indexOf('>', open);
      if (close < 0) {
        return out.append(unescaped(written.substring(at))).toString();
      }
      out.append(unescaped(written.substring(at, open)));
      out.append(token(written.substring(open + 1, close)));
      at = close + 1;
    }
  }

  private String token(String inside) {
    int bar = inside.indexOf('|');
    String target = unescaped(bar < 0 ? inside : inside.substring(0, bar));
    String label = bar < 0 ? "" : unescaped(inside.substring(bar + 1));
    if (target.isEmpty()) {
      return label;
    }
    String rest = target.substring(1);
    return switch (target.charAt(0)) {
      case '@' -> ShownName.mention(or(directory.shownName(rest), label, rest));
      case '#' -> "#" + or(directory.channelName(rest), label, rest);
      case '!' -> special(rest, label);
      default -> link(target, label);
    };
  }

  private static String special(String command, String label) {
    String word =
        command.substring(0, command.indexOf('^') < 0 ? command.length() : command.indexOf('^'));
    return switch (word) {
      case "date" -> label;
      case "subteam" -> label.isEmpty() ? "@" + command.substring(word.length() + 1) : label;
      default -> "@" + word;
    };
  }

  private static String link(String target, String label) {
    String bare = target.replaceFirst("^(?:mailto:|tel:|https?://)", "");
    if (label.isEmpty() || label.equals(target)) {
      return target.startsWith("http") ? target : bare;
    }
    return label.equals(bare) ? label : label + " (" + target + ")";
  }

  private static String or(@Nullable String name, String label, String id) {
    return Objects.requireNonNullElse(name, label.isEmpty() ? id : label);
  }

  private static String unescaped(String escaped) {
    return escaped.indexOf('&') < 0
        ? escaped
        : escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
