package org.rapporteur.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.rapporteur.session.Change;
import org.rapporteur.session.Event;

/** Follows a session's chain from its beginning, and looks at the words that its events attest. */
final class Proof {
  private static final int FETCH = 1_000;

  private final Handle handle;
  private final Json json;
  private final String session;

  /** The commitments to the words there are, by id; those that an event attests are taken out. */
  private final Map<Integer, Standing> standing = new HashMap<>();

  /** The words that events attest and that are not there, by id, with who wrote them. */
  private final Map<Integer, Missing> missing = new TreeMap<>();

  private final Set<Integer> erasedWords = new HashSet<>();
  private final Set<Integer> forgotten = new HashSet<>();
  private long events;
  private int words;
  private String head;

  private record Standing(long seq, String commitment) {}

  private record Missing(long seq, int person) {}

  /**
   * @param handle in a transaction that sees one moment
   */
  Proof(Handle handle, Json json, String session) {
    this.handle = handle;
    this.json = json;
    this.session = session;
    this.head = Chain.beginning(session);
  }

  Verification verify() {
    readWords();
    Optional<Verification.Fault> fault = chain().or(this::wordsWithoutEvent).or(this::lostWords);
    return new Verification(events, words, missing.size(), head, fault);
  }

  private void readWords() {
    try (Stream<Integer> rows =
        handle
            .createQuery(
                "select id, person, text, matches, salt, seq from words where session_id = ?")
            .bind(0, session)
            .setFetchSize(FETCH)
            .map(
                (row, context) -> {
                  String salt = row.getString(5);
                  Attested now =
                      Attested.of(
                          salt == null ? "" : salt,
                          row.getInt(1),
                          row.getInt(2),
                          row.getString(3),
                          row.getString(4));
                  standing.put(now.words(), new Standing(row.getLong(6), now.commitment()));
                  return now.words();
                })
            .stream()) {
      rows.forEach(id -> {});
    }
  }

  private record Row(Chain.Link link, @Nullable String hash) {}

  private Optional<Verification.Fault> chain() {
    try (Stream<Row> rows =
        handle
            .createQuery(
                "select seq, at, actor, type, payload, cause, attests, hash from event"
                    + " where session_id = ? order by seq")
            .bind(0, session)
            .setFetchSize(FETCH)
            .map(
                (row, context) ->
                    new Row(
                        new Chain.Link(
                            row.getLong(1),
                            row.getLong(2),
                            row.getInt(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7)),
                        row.getString(8)))
            .stream()) {
      return rows.map(this::follow).flatMap(Optional::stream).findFirst();
    }
  }

  /** Takes the next event, or says what is wrong with it. */
  private Optional<Verification.Fault> follow(Row row) {
    Chain.Link link = row.link;
    if (link.seq() != events + 1) {
      return fault(events + 1, "is missing");
    }
    String hash = Chain.next(head, link);
    if (!hash.equals(row.hash)) {
      return fault(link.seq(), "is not what was written, or not what followed the event before it");
    }
    try {
      if (link.attests() != null) {
        for (Attested attested : json.read(link.attests(), Attested[].class)) {
          Optional<Verification.Fault> changed = attests(link.seq(), attested);
          if (changed.isPresent()) {
            return changed;
          }
        }
      }
      Event event = json.event(link.type(), link.payload());
      erasedWords.addAll(Change.erasedWords(event));
      if (event instanceof Event.PersonForgotten e) {
        forgotten.add(e.person());
      }
    } catch (IllegalStateException e) {
      return fault(link.seq(), "can't be read: a later version may have written it");
    }
    head = hash;
    events++;
    return Optional.empty();
  }

  private Optional<Verification.Fault> attests(long seq, Attested attested) {
    Standing now = standing.remove(attested.words());
    if (now == null) {
      missing.put(attested.words(), new Missing(seq, attested.person()));
      return Optional.empty();
    }
    if (!now.commitment.equals(attested.commitment())) {
      return fault(seq, "attests to another text than stands in words " + attested.words());
    }
    words++;
    return Optional.empty();
  }

  private Optional<Verification.Fault> wordsWithoutEvent() {
    return standing.entrySet().stream()
        .min(Map.Entry.comparingByKey())
        .flatMap(
            e -> fault(e.getValue().seq, "attests to no words " + e.getKey() + ", but they stand"));
  }

  private Optional<Verification.Fault> lostWords() {
    return missing.entrySet().stream()
        .filter(e -> !erasedWords.contains(e.getKey()))
        .filter(e -> !forgotten.contains(e.getValue().person))
        .findFirst()
        .flatMap(
            e ->
                fault(
                    e.getValue().seq,
                    "attests to words " + e.getKey() + ", which are gone and no event erased"));
  }

  private static Optional<Verification.Fault> fault(long event, String why) {
    return Optional.of(new Verification.Fault(event, why));
  }
}
