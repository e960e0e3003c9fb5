package org.rapporteur.digest;

import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Post;
import org.rapporteur.session.Delivery;
import org.rapporteur.session.Item;
import org.rapporteur.session.Moderation;
import org.rapporteur.session.Removal;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;

/** What became of an item, in plain words for who asked it. */
public final class Outcome {
  private static final int TEXT_CHARACTERS = 100;

  private Outcome() {}

  /** An item of the reader's own in a line: its number, its text, and what became of it. */
  public static Post.Line line(SessionState state, Item item) {
    String text = PlainText.isolated(state.withoutHandles(state.text(item)), TEXT_CHARACTERS);
    return Post.Line.of(
        "#" + item.number() + (text.isEmpty() ? "" : " " + text) + " — " + of(state, item),
        item.number());
  }

  /** What became of it, with what moderators said to its asker. */
  public static String of(SessionState state, Item item) {
    return told(state, item, true);
  }

  /** What became of it, for a place where others read it, too: without reasons and answers. */
  static String publicly(SessionState state, Item item) {
    return told(state, item, false);
  }

  private static String told(SessionState state, Item item, boolean words) {
    if (item.removal() != Removal.NONE) {
      return item.removal().word();
    }
    Integer into = item.handling().mergedInto();
    if (into != null) {
      return "counts as #"
          + into
          + state.item(into).map(i -> ": " + told(state, i, words)).orElse("");
    }
    if (item.moderation() == Moderation.DISMISSED) {
      return words
          ? "dismissed" + said(state, item.handling().verdict().reason())
          : "was not taken up";
    }
    String speaker = ItemLines.speaker(item.speaker());
    return switch (item.delivery()) {
      case NONE -> state.isOpen() ? "waiting" : "was not brought to a speaker";
      case FLAGGED, QUEUED -> "with " + speaker;
      case LIVE -> "being answered now by " + speaker;
      case ANSWERED -> "answered" + (words ? said(state, item.handling().course().answer()) : "");
      case NOT_REACHED -> "not reached: the time did not suffice";
      case DEFERRED -> "deferred to later";
    };
  }

  /** Whether there is something to tell: more than that it waits or is on its way. */
  static boolean isReached(SessionState state, Item item) {
    Item lead = Fate.lead(state, item);
    return item.handling().mergedInto() != null
        || lead.moderation() == Moderation.DISMISSED
        || !(lead.delivery() == Delivery.NONE || lead.delivery().isWaiting())
        || !state.isOpen();
  }

  private static String said(SessionState state, @Nullable Integer words) {
    return state
        .words(words)
        .map(Words::text)
        .map(state::withoutHandles)
        .map(t -> ": " + PlainText.isolated(t))
        .orElse("");
  }
}
