package org.rapporteur.collect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.session.AskedBefore;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.Item;
import org.rapporteur.session.Removal;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Reading;
import org.rapporteur.text.Reading.Part;
import org.rapporteur.text.TopicMatch;

/**
 * What messages contribute to a session: an item for each part of theirs that is one, or chatter. A
 * question that was asked before counts as the earlier one where that is certain, and is suggested
 * to moderators where it is likely. What a flood has too much of is chatter. For one draft.
 */
final class Contribution {
  private final Draft draft;
  private final FloorReader reader;
  private final AskedBefore askedBefore;
  private final FloodGate gate;

  Contribution(Draft draft, FloorReader reader, AskedBefore askedBefore, FloodGate gate) {
    this.gate = gate;
    this.draft = draft;
    this.reader = reader;
    this.askedBefore = askedBefore;
  }

  /** Where items come from that are collected now. */
  private record Origin(
      MessageRef message, int author, boolean anonymous, Presence presence, Instant askedAt) {}

  void posted(ChatEvent.Posted posted) {
    MessageRef message = posted.message();
    if (draft.state().knows(message)) {
      return;
    }
    Session session = draft.state().session();
    Reading reading = reader.read(posted.text(), session.language());
    int author = draft.person(posted.author());
    if (!posted.author().name().isEmpty()) {
      draft.introduce(posted.author());
    }
    if (posted.asked() && reading.kind() != Kind.QUESTION) {
      reading = Reading.of(reading.language(), Kind.QUESTION, reading.topics(), posted.text());
    }
    if (posted.author().bot()
        || reading.kind() == Kind.CHATTER
        || gate.holdsBack(message.channel(), author, posted.at())) {
      hear(message, author, posted.text());
      return;
    }
    Presence own = posted.presence();
    Presence presence = own == Presence.UNKNOWN ? session.presence(message.channel()) : own;
    Origin origin = new Origin(message, author, posted.anonymous(), presence, posted.at());
    for (Part part : reading.parts()) {
      collect(origin, reading, part);
    }
  }

  void edited(ChatEvent.Edited edited) {
    SessionState state = draft.state();
    MessageRef message = edited.message();
    List<Item> items = state.items(message);
    Optional<Words> chatter = state.chatter(message);
    if (items.isEmpty() && chatter.isEmpty()) {
      return;
    }
    Reading reading = reader.read(edited.text(), state.session().language());
    if (!items.isEmpty()) {
      edit(items, reading, edited.text());
      return;
    }
    Words heard = chatter.orElseThrow();
    if (heard.text().equals(edited.text())) {
      return;
    }
    draft.record(heard.person(), new Event.ChatterDeleted(message, heard.id()));
    if (reading.kind() == Kind.CHATTER
        || gate.holdsBack(message.channel(), heard.person(), edited.at())) {
      hear(message, heard.person(), edited.text());
    } else {
      Presence presence = state.session().presence(message.channel());
      Origin origin = new Origin(message, heard.person(), false, presence, edited.at());
      reading.parts().forEach(part -> collect(origin, reading, part));
    }
  }

  /** Takes an item back for its author, its text with it. */
  static void withdraw(Draft draft, Item item) {
    draft.record(item.origin().author(), new Event.ItemWithdrawn(item.number(), item.allWords()));
  }

  private void hear(MessageRef message, int author, String text) {
    int words = draft.words(author, text, List.of());
    draft.record(author, new Event.ChatterHeard(message, words));
  }

  private void collect(Origin origin, Reading reading, Part part) {
    int number = draft.state().nextItem();
    draft.record(
        origin.author(),
        new Event.ItemCollected(
            number,
            part.kind(),
            origin.message(),
            origin.message().channel(),
            origin.author(),
            origin.anonymous(),
            origin.presence(),
            origin.askedAt(),
            draft.words(origin.author(), part.text(), part.topics()),
            reading.language(),
            topics(part.topics()),
            false));
    askedBefore.compare(draft, number, true);
  }

  /**
   * Takes the new text of a message to its items: to each the part it had, where that stands as it
   * was, and to the others what is left in its order. A part too many is an item more, an item too
   * many is withdrawn.
   */
  private void edit(List<Item> items, Reading reading, String text) {
    if (items.size() == 1 && draft.state().text(items.get(0)).equals(text)) {
      return;
    }
    // What reads as chatter now stays the item it was: people may have upvoted it.
    List<Part> left =
        new ArrayList<>(
            reading.parts().isEmpty()
                ? List.of(new Part(text, Kind.COMMENT, reading.topics()))
                : reading.parts());
    Map<Item, Part> parts = new LinkedHashMap<>();
    for (Item item : items) {
      String before = draft.state().text(item);
      left.stream()
          .filter(p -> p.text().equals(before))
          .findFirst()
          .ifPresent(
              p -> {
                parts.put(item, p);
                left.remove(p);
              });
    }
    for (Item item : items) {
      if (!parts.containsKey(item) && !left.isEmpty()) {
        parts.put(item, left.remove(0));
      }
    }
    for (Item item : items) {
      Part part = parts.get(item);
      if (item.removal() != Removal.NONE) {
        continue;
      }
      if (part == null) {
        withdraw(draft, item);
      } else {
        edit(item, reading, part);
      }
    }
    Item.Origin first = items.get(0).origin();
    if (first.message() != null) {
      Origin origin =
          new Origin(
              first.message(),
              first.author(),
              first.anonymous(),
              first.presence(),
              first.askedAt());
      left.forEach(part -> collect(origin, reading, part));
    }
  }

  /** A question stays one, whatever its new text reads like: people may have upvoted it as such. */
  private void edit(Item item, Reading reading, Part part) {
    if (draft.state().text(item).equals(part.text())) {
      return;
    }
    int author = item.origin().author();
    Kind kind = part.kind() == Kind.QUESTION ? Kind.QUESTION : item.content().kind();
    int words = draft.words(author, part.text(), part.topics());
    draft.record(
        author,
        new Event.ItemEdited(
            item.number(), words, kind, reading.language(), topics(part.topics())));
    askedBefore.compare(draft, item.number(), false);
  }

  private static List<String> topics(List<TopicMatch> matches) {
    return matches.stream().map(TopicMatch::topic).toList();
  }
}
