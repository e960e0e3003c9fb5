package org.rapporteur;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.transcript.Transcript;

/** Several transcripts as one, in order of time. */
final class MergedTranscripts {
  private record Head(ChatEvent event, int rank, Transcript from) {}

  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(
          Comparator.<Head, Instant>comparing(h -> h.event().at()).thenComparingInt(Head::rank));

  MergedTranscripts(List<Transcript> transcripts) {
    for (int i = 0; i < transcripts.size(); i++) {
      advance(i, transcripts.get(i));
    }
  }

  /** When the first event is. */
  Optional<Instant> begin() {
    return Optional.ofNullable(heads.peek()).map(h -> h.event().at());
  }

  Optional<ChatEvent> next() {
    Head head = heads.poll();
    if (head == null) {
      return Optional.empty();
    }
    advance(head.rank(), head.from());
    return Optional.of(head.event());
  }

  private void advance(int rank, Transcript transcript) {
    transcript.next().ifPresent(e -> heads.add(new Head(e, rank, transcript)));
  }
}
