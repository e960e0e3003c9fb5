package org.rapporteur.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.session.Delivery;
import org.rapporteur.session.Item;
import org.rapporteur.session.Moderation;
import org.rapporteur.session.Person;
import org.rapporteur.session.Removal;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;

/** How items look to one person: who they are in the session decides what is theirs. */
final class Looks {
  private static final int NOBODY = -1;

  private final SessionState state;
  private final int person;
  private final boolean moderator;

  private Looks(SessionState state, int person, boolean moderator) {
    this.state = state;
    this.person = person;
    this.moderator = moderator;
  }

  /**
   * How the floor sees items.
   *
   * @param person empty when they have not taken part yet
   */
  static Looks floor(SessionState state, Optional<Person> person) {
    return new Looks(state, person.map(Person::id).orElse(NOBODY), false);
  }

  /** How moderators see them: as written, and by whom unless asked without a name. */
  static Looks moderator(SessionState state) {
    return new Looks(state, NOBODY, true);
  }

  boolean isMine(Item item) {
    return item.origin().author() == person;
  }

  ItemView item(Item item) {
    boolean whole = moderator || isMine(item);
    Optional<String> author =
        moderator ? state.authorForModerators(item) : state.publicAuthor(item);
    MessageRef message = item.origin().message();
    Presence presence = item.origin().presence();
    return new ItemView(
        item.number(),
        item.kind().word(),
        whole ? state.text(item) : state.publicText(item),
        item.content().language().code(),
        state.topics(item).stream()
            .map(t -> new ItemView.Topic(t, state.session().topicLabel(t)))
            .toList(),
        author.orElse(""),
        presence == Presence.UNKNOWN ? "" : presence.word(),
        item.origin().askedAt(),
        status(item),
        tone(item),
        words(item.handling().course().answer()),
        state.upvotes(item),
        message == null ? "" : message.channel() + " " + message.id(),
        item.upvoters().containsKey(person),
        isMine(item));
  }

  private String words(@Nullable Integer id) {
    return state.words(id).map(Words::text).map(this::shown).orElse("");
  }

  private String shown(String text) {
    return moderator ? text : state.withoutHandles(text);
  }

  /** What became of an item, in the words of its asker. */
  private String status(Item item) {
    Integer into = item.handling().mergedInto();
    if (item.removal() != Removal.NONE) {
      return item.removal().word();
    }
    if (into != null) {
      return "counted with #" + into;
    }
    if (item.moderation() == Moderation.DISMISSED) {
      String reason = words(item.handling().verdict().reason());
      return reason.isEmpty() ? "not taken up" : "not taken up: " + reason;
    }
    String with = item.speaker() == null ? "the panel" : item.speaker();
    return switch (item.delivery()) {
      case NONE -> "";
      case FLAGGED, QUEUED -> "with " + with;
      case LIVE ->
          item.speaker() == null ? "being answered now" : item.speaker() + " is answering now";
      case ANSWERED ->
          item.handling().course().answer() == null ? "answered" : "answered in writing";
      case NOT_REACHED, DEFERRED -> item.delivery().word();
    };
  }

  private static String tone(Item item) {
    if (item.removal() != Removal.NONE || item.moderation() == Moderation.DISMISSED) {
      return "out";
    }
    if (item.delivery() == Delivery.LIVE) {
      return "live";
    }
    if (item.delivery().isWaiting()) {
      return "waiting";
    }
    return item.delivery() == Delivery.NONE ? "" : "done";
  }
}
