package org.rapporteur;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.transcript.Transcript;
import org.rapporteur.collect.Collector;
import org.rapporteur.digest.Report;
import org.rapporteur.session.AskedBefore;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionState;
import org.rapporteur.store.Store;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.duplicate.DuplicateRules;

/**
 * Reads exported chats as if they were live: through the same inbox, collector and record, on a
 * database of its own that goes away with it. Time is the transcripts' time.
 */
final class Replay {
  /** Events put in the inbox at once. */
  private static final int BATCH = 3000;

  private final Session session;
  private final FloorReader reader;
  private final LongConsumer progress;
  private final TranscriptClock clock;

  /**
   * @param session what to replay into; it opens with the first event
   * @param progress told how many bytes were read, now and then
   */
  Replay(Session session, FloorReader reader, LongConsumer progress) {
    this.session = session;
    this.reader = reader;
    this.progress = progress;
    this.clock = new TranscriptClock(session.opensAt());
  }

  /**
   * Replays transcripts, in order of time across them, and writes the final digest's files.
   *
   * @return the session as it ended
   * @throws IOException if a file could not be written, with the reason
   */
  SessionState run(List<Transcript> transcripts, Path out) throws IOException {
    Path scratch = Files.createTempDirectory("rapporteur-replay");
    try (Store store = Store.open(scratch.resolve("replay.db"), clock)) {
      LiveSessions live = new LiveSessions(store.record());
      Collector collector =
          new Collector(
              store.inbox(),
              live,
              s -> reader,
              new AskedBefore(DuplicateRules.byWords()),
              emoji -> true,
              clock);
      List<ChatEvent> batch = new ArrayList<>();
      MergedTranscripts events = new MergedTranscripts(transcripts);
      events.begin().ifPresent(clock::advance);
      record(live, new Event.SessionOpened(session.during(clock.instant(), null)));
      for (Optional<ChatEvent> e = events.next(); e.isPresent(); e = events.next()) {
        clock.advance(e.get().at());
        batch.add(e.get());
        if (batch.size() == BATCH) {
          collect(store, collector, batch);
          progress.accept(transcripts.stream().mapToLong(Transcript::bytesRead).sum());
        }
      }
      collect(store, collector, batch);
      record(live, new Event.SessionClosed(false));
      SessionState end = live.state(session.id());
      Report.write(end, out);
      return end;
    } finally {
      delete(scratch);
    }
  }

  private void collect(Store store, Collector collector, List<ChatEvent> batch) {
    store.inbox().put(session.id(), batch);
    collector.drain(session.id());
    batch.clear();
  }

  private void record(LiveSessions live, Event event) {
    live.change(
        session.id(),
        state -> {
          Draft draft = new Draft(state, clock.instant(), null);
          draft.record(Person.BOT, event);
          return draft;
        });
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** A clock that stands at the latest event. */
  private static final class TranscriptClock extends Clock {
    private volatile Instant now;

    TranscriptClock(Instant start) {
      this.now = start;
    }

    void advance(Instant to) {
      if (to.isAfter(now)) {
        now = to;
      }
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }
  }
}
