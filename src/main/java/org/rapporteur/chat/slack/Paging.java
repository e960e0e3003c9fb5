package org.rapporteur.chat.slack;

import com.slack.api.model.ResponseMetadata;
import org.jspecify.annotations.Nullable;

/** Slack's cursors. */
final class Paging {
  private Paging() {}

  /** The cursor of the next page; empty after the last. */
  static String next(@Nullable ResponseMetadata metadata) {
    String next = metadata == null ? null : metadata.getNextCursor();
    return next == null ? "" : next;
  }
}
