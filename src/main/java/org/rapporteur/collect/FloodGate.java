package org.rapporteur.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Post;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.Flood;
import org.rapporteur.session.Item;
import org.rapporteur.session.Person;
import org.rapporteur.session.SessionState;

/**
 * Keeps a flood from drowning the floor. It goes by the times of the messages and the session's
 * state alone, so that whoever collects them, and whenever, decides the same. For one draft.
 */
final class FloodGate {
  private static final Duration WITHIN = Duration.ofMinutes(1);

  /** Moderators are told of a flood again when it is still there, or comes back, after this. */
  private static final Duration QUIET = Duration.ofMinutes(10);

  /** The latest items that are looked at: what is told late stands behind many newer ones. */
  private static final int MOST = 5_000;

  private final Draft draft;
  private final FloodLimits limits;

  FloodGate(Draft draft, FloodLimits limits) {
    this.draft = draft;
    this.limits = limits;
  }

  /** Whether a message is one too many to become items. Of the first, moderators are told. */
  boolean holdsBack(ChannelRef channel, int author, Instant at) {
    if (limits.equals(FloodLimits.NONE)) {
      return false;
    }
    int ofPerson = 0;
    int ofChannel = 0;
    @Nullable MessageRef counted = null;
    SessionState state = draft.state();
    Instant since = at.minus(WITHIN);
    int last = state.nextItem() - 1;
    for (int number = last; number > Math.max(0, last - MOST); number--) {
      Item.Origin origin = state.item(number).map(Item::origin).orElseThrow();
      if (!origin.askedAt().isAfter(since)) {
        break;
      }
      // The parts of one message stand together; those without one were spoken in the room.
      MessageRef message = origin.message();
      if (message != null && !Objects.equals(message, counted) && !origin.askedAt().isAfter(at)) {
        counted = message;
        ofPerson += origin.author() == author ? 1 : 0;
        ofChannel += origin.source().equals(channel) ? 1 : 0;
      }
    }
    if (ofPerson >= limits.perPerson()) {
      tell(new Flood(author, channel), at, "Somebody posts", limits.perPerson());
      return true;
    }
    if (ofChannel >= limits.perChannel()) {
      tell(new Flood(null, channel), at, "People post", limits.perChannel());
      return true;
    }
    return false;
  }

  /** No name is told: the post would keep it when the person is forgotten. */
  private void tell(Flood flood, Instant at, String who, int most) {
    if (draft.state().began(flood).filter(b -> at.isBefore(b.plus(QUIET))).isPresent()) {
      return;
    }
    draft.record(Person.BOT, new Event.FloodBegan(flood, at));
    draft.post(
        "flood:" + draft.state().seq(),
        draft.state().session().moderatorChannel(),
        Post.of(
            "%s more than %,d messages a minute in %s. Those above %,d are kept as chatter: /floor promote LINK takes one in."
                .formatted(who, most, flood.channel(), most)));
  }
}
