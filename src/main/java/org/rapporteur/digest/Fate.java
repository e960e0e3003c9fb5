package org.rapporteur.digest;

import java.util.Locale;
import org.rapporteur.session.Delivery;
import org.rapporteur.session.Item;
import org.rapporteur.session.Moderation;
import org.rapporteur.session.Removal;
import org.rapporteur.session.SessionState;

/**
 * What came of an item by the end of its session. A merged item shares the fate of the one it
 * counts as. What its asker took back keeps the fate it had, so that counts stay as they were.
 */
enum Fate {
  /** Also what is live when the session ends: its speaker has begun. */
  ANSWERED_LIVE,
  ANSWERED_IN_WRITING,
  /** Also what waits with a speaker when the session ends; while it goes on, not yet. */
  NOT_REACHED,
  DEFERRED,
  DISMISSED,
  NOT_TAKEN_UP,
  /** Taken back before anybody took it up. */
  TAKEN_BACK;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  boolean isAnswered() {
    return this == ANSWERED_LIVE || this == ANSWERED_IN_WRITING;
  }

  static Fate of(SessionState state, Item item) {
    Item lead = lead(state, item);
    if (lead.moderation() == Moderation.DISMISSED) {
      return DISMISSED;
    }
    return switch (lead.delivery()) {
      case LIVE -> state.isOpen() ? NOT_REACHED : ANSWERED_LIVE;
      case ANSWERED ->
          lead.handling().course().answer() == null ? ANSWERED_LIVE : ANSWERED_IN_WRITING;
      case FLAGGED, QUEUED, NOT_REACHED -> NOT_REACHED;
      case DEFERRED -> DEFERRED;
      case NONE -> item.removal() == Removal.NONE ? NOT_TAKEN_UP : TAKEN_BACK;
    };
  }

  /** Whether an item, or the one it counts as, was brought to a speaker. */
  static boolean isForwarded(SessionState state, Item item) {
    Item lead = lead(state, item);
    return lead.handling().course().queuedAt() > 0
        || lead.delivery() == Delivery.LIVE
        || lead.delivery() == Delivery.NOT_REACHED
        || of(state, lead) == ANSWERED_LIVE;
  }

  /** The item that stands for it: itself, unless it was merged. */
  static Item lead(SessionState state, Item item) {
    Integer into = item.handling().mergedInto();
    return into == null ? item : state.item(into).orElse(item);
  }
}
