package org.rapporteur.chat.discord;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.components.buttons.Button;
import org.jspecify.annotations.Nullable;

/**
 * What a button carries through Discord and back: its place, the command and, on a line of its own,
 * the question. {@code 2 floor answered 12} and a line {@code The answer} are one.
 *
 * @param place tells it from the other buttons of its message, for Discord takes no id twice
 * @param command without the slash
 * @param asks what to ask for before calling it
 */
record ButtonId(int place, String command, @Nullable String asks) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}) ([^\\n]+)(?:\\n([^\\n]+))?");

  /** As Discord takes it; empty for what is too long for Discord or would not read back. */
  Optional<String> written() {
    String written = place + " " + command + (asks == null ? "" : "\n" + asks);
    return written.length() <= Button.ID_MAX_LENGTH
            && read(written).filter(this::equals).isPresent()
        ? Optional.of(written)
        : Optional.empty();
  }

  /** What was written; empty for what no button of ours holds. */
  static Optional<ButtonId> read(String written) {
    Matcher matcher = FORM.matcher(written);
    return matcher.matches()
        ? Optional.of(
            new ButtonId(Integer.parseInt(matcher.group(1)), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }
}
