package org.rapporteur.config;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which reactions support an item: all but those named here.
 *
 * @param ignore emoji or their names on a platform, such as {@code 👎} and {@code thumbsdown}
 */
public record UpvoteSettings(Set<String> ignore) {
  /** Skin tones, and man or woman: a thumb of any colour is the same thumb. */
  private static final Pattern VARIANT =
      Pattern.compile("[\\x{1F3FB}-\\x{1F3FF}\\uFE0F]|\\u200D[\\u2640\\u2642]|:+skin-tone-\\d");

  /** Disagreement and rejection, as emoji and by their names on the platforms. */
  static final UpvoteSettings DEFAULT =
      new UpvoteSettings(
          Set.of(
              "thumbsdown",
              "-1",
              "👎",
              "x",
              "❌",
              "no_entry",
              "⛔",
              "no_entry_sign",
              "🚫",
              "no_good",
              "🙅",
              "rage",
              "😡"));

  public UpvoteSettings {
    ignore = ignore.stream().map(UpvoteSettings::plain).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a reaction counts as support, whatever its skin tone or gender. */
  public boolean counts(String reaction) {
    return !ignore.contains(plain(reaction));
  }

  private static String plain(String reaction) {
    String bare = VARIANT.matcher(reaction).replaceAll("");
    return bare.length() > 2 && bare.startsWith(":") && bare.endsWith(":")
        ? bare.substring(1, bare.length() - 1)
        : bare;
  }
}
