package org.rapporteur.chat.transcript;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatEvent;

/**
 * An exported chat as a stream of its events in order of time, read as they are asked for: of a
 * file a window of messages is in memory, never the whole.
 *
 * <p>Order holds between files, and within a file as far as its messages are at most {@value
 * Lane#WINDOW} places out of order; a Discord file that is newest first is turned round. A
 * message's reactions follow it at its own time where the export has no other. Channels are named
 * by the name people know them by: {@code slack:T0EXAMPLE/town-hall}, {@code zoom:Plenary}, {@code
 * transcript:hall-a} for JSON Lines.
 */
public final class Transcript implements AutoCloseable {
  private final Format format;
  private final InputFiles files;
  private final long bytesTotal;
  private final Map<Skipped, Long> skipped;
  private final PriorityQueue<Lane> lanes =
      new PriorityQueue<>(Comparator.comparing(Lane::due).thenComparingInt(Lane::rank));

  private Transcript(Format format, InputFiles files, Sources sources, Map<Skipped, Long> skipped) {
    this.format = format;
    this.files = files;
    this.bytesTotal = sources.bytes();
    this.lanes.addAll(sources.lanes());
    this.skipped = skipped;
  }

  /**
   * Opens an export.
   *
   * @param input a file, a folder or a zip
   * @param format what it is; null to detect it
   * @param problems told of whatever is broken, as it is come upon, on the reading thread
   * @throws IOException with a reason in one line, if nothing of it can be read
   */
  public static Transcript open(Path input, @Nullable Format format, Consumer<Problem> problems)
      throws IOException {
    InputFiles files = InputFiles.of(input);
    try {
      Format known = format != null ? format : detected(input, files);
      Map<Skipped, Long> skipped = new EnumMap<>(Skipped.class);
      Sources sources = new Sources(files, new Notes("", problems, skipped));
      switch (known) {
        case SLACK -> SlackExport.into(sources);
        case DISCORD -> DiscordExport.into(sources);
        case ZOOM -> sources.addEach(known, entry -> ZoomReader.reading(files, entry));
        case JSONL -> sources.addEach(known, entry -> JsonlMessages.reading(files, entry));
      }
      if (sources.lanes().isEmpty()) {
        throw new IOException(input + ": holds nothing to read as " + known.word());
      }
      return new Transcript(known, files, sources, skipped);
    } catch (IOException | RuntimeException e) {
      files.close();
      throw e;
    }
  }

  public Format format() {
    return format;
  }

  /** The next event; empty at the end. */
  public Optional<ChatEvent> next() {
    while (!lanes.isEmpty()) {
      Lane lane = lanes.remove();
      Optional<ChatEvent> event = Optional.empty();
      if (lane.isOpened()) {
        event = Optional.of(lane.take());
      } else {
        lane.open();
      }
      if (!lane.isDone()) {
        lanes.add(lane);
      }
      if (event.isPresent()) {
        return event;
      }
    }
    return Optional.empty();
  }

  /** How many bytes of {@link #bytesTotal()} were read. */
  public long bytesRead() {
    return files.bytesRead();
  }

  /** The size of the files to read, unpacked. */
  public long bytesTotal() {
    return bytesTotal;
  }

  /** How many sound messages were no events so far, by reason. */
  public Map<Skipped, Long> skipped() {
    return Map.copyOf(skipped);
  }

  /** How many events are in memory. */
  int held() {
    return lanes.stream().mapToInt(Lane::held).sum();
  }

  @Override
  public void close() throws IOException {
    for (Lane lane : lanes) {
      lane.close();
    }
    files.close();
  }

  private static Format detected(Path input, InputFiles files) throws IOException {
    return Format.detect(files)
        .orElseThrow(
            () ->
                new IOException(
                    input + ": is no export we know; name its format: " + Format.words()));
  }
}
