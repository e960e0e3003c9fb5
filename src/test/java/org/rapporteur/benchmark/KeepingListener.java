package org.rapporteur.benchmark;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.Heard;
import org.rapporteur.chat.Reply;
import org.rapporteur.chat.Venue;
import org.rapporteur.collect.Collector;

/** Keeps every event in the inbox of one session, and leaves it there. */
final class KeepingListener implements ChatListener {
  private final Collector collector;
  private final Venue venue;
  private final AtomicLong kept = new AtomicLong();

  KeepingListener(Collector collector, Venue venue) {
    this.collector = collector;
    this.venue = venue;
  }

  /** How many events were kept. */
  long count() {
    return kept.get();
  }

  @Override
  public void received(ChatEvent event) {
    received(List.of(event));
  }

  @Override
  public void received(List<ChatEvent> events) {
    if (collector.received(events).isEmpty()) {
      throw new IllegalStateException("no session collects " + events.get(0).key());
    }
    kept.addAndGet(events.size());
  }

  @Override
  public List<Venue> venues() {
    return List.of(venue);
  }

  @Override
  public List<Heard> heard(ChannelRef source) {
    return collector.heard(source);
  }

  /** Names are shown with what was collected, and nothing is. */
  @Override
  public void introduced(Author author) {}

  @Override
  public List<CommandSpec> commands() {
    return List.of();
  }

  @Override
  public Reply called(CommandCall call) {
    throw new UnsupportedOperationException("there are no commands");
  }

  @Override
  public List<Choice> complete(CommandCall partial, String option, String typed) {
    return List.of();
  }

  @Override
  public void unreadable(String platform, String payload, String reason) {
    throw new IllegalStateException(reason);
  }
}
