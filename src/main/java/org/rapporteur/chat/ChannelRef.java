package org.rapporteur.chat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A channel of a platform, written {@code platform:workspace/id}, or {@code platform:id} where the
 * platform has one workspace only.
 *
 * @param platform the adapter's name, such as {@code slack}
 * @param workspace the platform's id of the workspace, server or tenant; empty when there is one
 * @param id the platform's id of the channel
 */
public record ChannelRef(String platform, String workspace, String id) {
  private static final Pattern FORM = Pattern.compile("([a-z]+):(?:([^/\\s]+)/)?([^/\\s]+)");

  public ChannelRef {
    if (platform.isEmpty() || id.isEmpty()) {
      throw new IllegalArgumentException("a channel needs a platform and an id");
    }
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static ChannelRef parse(String written) {
    Matcher m = FORM.matcher(written);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "'" + written + "' is no channel: write platform:id or platform:workspace/id");
    }
    return new ChannelRef(m.group(1), m.group(2) == null ? "" : m.group(2), m.group(3));
  }

  @Override
  public String toString() {
    return platform + ":" + (workspace.isEmpty() ? "" : workspace + "/") + id;
  }
}
