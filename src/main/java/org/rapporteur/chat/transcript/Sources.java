package org.rapporteur.chat.transcript;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.transcript.InputFiles.Entry;

/** The files of an input that are read, each as a lane. */
final class Sources {
  /** How a file is read. */
  interface Reading {
    EventReader read(Bytes in, Notes notes) throws IOException;
  }

  private final InputFiles files;
  private final Notes notes;
  private final List<Lane> lanes = new ArrayList<>();
  private long bytes;

  Sources(InputFiles files, Notes notes) {
    this.files = files;
    this.notes = notes;
  }

  InputFiles files() {
    return files;
  }

  Notes notes(Entry entry) {
    return notes.of(entry.name());
  }

  List<Lane> lanes() {
    return lanes;
  }

  /** Their sizes together. */
  long bytes() {
    return bytes;
  }

  /**
   * Adds a file.
   *
   * @param notBefore a time that none of its events precedes
   */
  void add(Entry entry, Instant notBefore, Reading reading) {
    Notes own = notes(entry);
    lanes.add(
        new Lane(
            lanes.size(), notBefore, () -> reading.read(new Bytes(files.open(entry)), own), own));
    bytes += entry.size();
  }

  /** The files that are of a format by their names; an input that is one file is it by any name. */
  List<Entry> of(Format format) {
    return files.isSingle()
        ? files.entries()
        : files.entries().stream().filter(format::reads).toList();
  }

  /** Adds every file of a format, looking into each for its first time if there are several. */
  void addEach(Format format, Function<Entry, Reading> readings) {
    List<Entry> entries = of(format);
    for (Entry entry : entries) {
      Instant first = entries.size() == 1 ? Instant.MIN : first(entry, readings.apply(entry));
      add(entry, first, readings.apply(entry));
    }
  }

  private Instant first(Entry entry, Reading reading) {
    try (EventReader reader = reading.read(new Bytes(files.peek(entry)), muted())) {
      for (List<ChatEvent> events = reader.read(); events != null; events = reader.read()) {
        if (!events.isEmpty()) {
          return events.get(0).at();
        }
      }
    } catch (IOException e) {
      // It is told when the file is read.
      return Instant.MIN;
    }
    return Instant.MIN;
  }

  /** Notes for a first look, whose findings come again when the file is read. */
  static Notes muted() {
    return new Notes("", problem -> {}, new EnumMap<>(Skipped.class));
  }
}
