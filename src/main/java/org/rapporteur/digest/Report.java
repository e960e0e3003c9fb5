package org.rapporteur.digest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.rapporteur.chat.Post.Attachment;
import org.rapporteur.session.SessionState;

/**
 * The files of a session: {@code digest.md} to read and write from, {@code items.csv} for
 * spreadsheets, {@code items.json} for programs.
 */
public final class Report {
  static final String DOCUMENT = "digest.md";
  private static final String TABLE = "items.csv";
  private static final String ITEMS = "items.json";

  /** Holds the sequence number of the state the files tell of. */
  private static final String SEQ = ".seq";

  private Report() {}

  /**
   * Writes the files, each whole or not at all, in place of those there are. Items are written one
   * at a time, so memory does not grow with them.
   *
   * @param dir made when it is not there
   * @throws IOException if a file can't be written; the files then count as not current
   */
  public static void write(SessionState state, Path dir) throws IOException {
    Files.createDirectories(dir);
    replace(dir.resolve(DOCUMENT), out -> Document.write(state, out));
    replace(dir.resolve(TABLE), out -> ItemFiles.csv(state, out));
    replace(dir.resolve(ITEMS), out -> ItemFiles.json(state, out));
    replace(dir.resolve(SEQ), out -> out.write(Long.toString(state.seq())));
  }

  /** Whether files were written to a folder before, of whichever state. */
  static boolean isWritten(Path dir) {
    return Files.exists(dir.resolve(SEQ));
  }

  /** Whether the files in a folder are all there and tell of this state, or of a later one. */
  public static boolean isCurrent(SessionState state, Path dir) {
    return isCurrent(state.seq(), dir);
  }

  /**
   * @param seq of the last event they must tell of
   */
  static boolean isCurrent(long seq, Path dir) {
    try {
      return Files.exists(dir.resolve(DOCUMENT))
          && Files.exists(dir.resolve(TABLE))
          && Files.exists(dir.resolve(ITEMS))
          && Long.parseLong(Files.readString(dir.resolve(SEQ)).strip()) >= seq;
    } catch (IOException | NumberFormatException e) {
      return false;
    }
  }

  /** The files of a folder as a post hands them over. */
  static List<Attachment> attachments(Path dir) {
    return List.of(
        new Attachment(DOCUMENT, "text/markdown", dir.resolve(DOCUMENT).toString()),
        new Attachment(TABLE, "text/csv", dir.resolve(TABLE).toString()),
        new Attachment(ITEMS, "application/json", dir.resolve(ITEMS).toString()));
  }

  @FunctionalInterface
  private interface Content {
    void writeTo(Writer out) throws IOException;
  }

  private static void replace(Path file, Content content) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try (FileChannel channel =
            FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        Writer out =
            new BufferedWriter(
                new OutputStreamWriter(
                    Channels.newOutputStream(channel), StandardCharsets.UTF_8))) {
      content.writeTo(out);
      out.flush();
      // Without it a power cut could leave the new name on an empty file.
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
