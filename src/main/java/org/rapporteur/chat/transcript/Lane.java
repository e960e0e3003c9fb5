package org.rapporteur.chat.transcript;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatEvent;

/**
 * One file's events in order of time. It is opened only when its first event may be due, so that of
 * many files a few are open, and it sorts within a window, as exports are in order but for small
 * slips.
 */
final class Lane implements Closeable {
  /** How many messages are read ahead. */
  static final int WINDOW = 64;

  /** Opens the lane's file. */
  interface Opening {
    EventReader open() throws IOException;
  }

  private record Group(Instant at, long order, List<ChatEvent> events) {}

  private final int rank;
  private final Instant notBefore;
  private final Opening opening;
  private final Notes notes;
  private final PriorityQueue<Group> window =
      new PriorityQueue<>(Comparator.comparing(Group::at).thenComparingLong(Group::order));
  private final Deque<ChatEvent> due = new ArrayDeque<>();
  private @Nullable EventReader reader;
  private boolean opened;
  private long order;

  /**
   * A lane of a file.
   *
   * @param rank which of two lanes goes first at equal times
   * @param notBefore a time that none of its events precedes
   */
  Lane(int rank, Instant notBefore, Opening opening, Notes notes) {
    this.rank = rank;
    this.notBefore = notBefore;
    this.opening = opening;
    this.notes = notes;
  }

  int rank() {
    return rank;
  }

  /** When its next event was, or the earliest it can have been while the lane is not open. */
  Instant due() {
    return opened ? Objects.requireNonNull(due.peek()).at() : notBefore;
  }

  boolean isOpened() {
    return opened;
  }

  /** Whether it is open and at its end. */
  boolean isDone() {
    return opened && due.isEmpty();
  }

  void open() {
    opened = true;
    try {
      reader = opening.open();
    } catch (IOException e) {
      fail(e);
    }
    advance();
  }

  /** The next event of an open lane that is not done. */
  ChatEvent take() {
    ChatEvent event = due.remove();
    if (due.isEmpty()) {
      advance();
    }
    return event;
  }

  /** How many events it keeps in memory. */
  int held() {
    return due.size() + window.stream().mapToInt(group -> group.events.size()).sum();
  }

  private void advance() {
    try {
      fill();
    } catch (IOException e) {
      fail(e);
    }
    Group next = window.poll();
    if (next != null) {
      due.addAll(next.events);
    }
  }

  private void fill() throws IOException {
    while (reader != null && window.size() < WINDOW) {
      List<ChatEvent> events = reader.read();
      if (events == null) {
        close();
      } else if (!events.isEmpty()) {
        window.add(new Group(events.get(0).at(), order++, events));
      }
    }
  }

  /** A file that fails is one problem; what was read of it counts, and the others go on. */
  private void fail(IOException e) {
    notes.problem(0, "", Objects.requireNonNullElse(e.getMessage(), "cannot be read"));
    try {
      close();
    } catch (IOException again) {
      e.addSuppressed(again);
    }
  }

  @Override
  public void close() throws IOException {
    EventReader closing = reader;
    reader = null;
    if (closing != null) {
      closing.close();
    }
  }
}
