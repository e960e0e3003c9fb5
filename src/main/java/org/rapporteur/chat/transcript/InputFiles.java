package org.rapporteur.chat.transcript;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The files of one input, be it a file, a folder or a zip; nothing of a zip is unpacked to disk.
 */
final class InputFiles implements Closeable {
  /** Bytes of one file of a zip, unpacked. */
  static final long MOST = 2L << 30;

  /** How many times its packed size a file may have once it is larger than {@link #FREELY}. */
  private static final int RATIO = 300;

  private static final long FREELY = 64L << 20;

  /** Files of one zip: more than a year of days in two hundred channels. */
  private static final int MOST_FILES = 100_000;

  private static final int DEEPEST = 8;

  private final Path input;
  private final @Nullable ZipFile zip;
  private final List<Entry> entries;
  private final AtomicLong read = new AtomicLong();

  /** Bytes that may still be unpacked of all files of a zip together: they can share bytes. */
  private final AtomicLong allowed;

  /**
   * A file.
   *
   * @param name its path within the input, with slashes
   * @param size in bytes, unpacked
   */
  record Entry(String name, long size) {
    /** The name of the folder it lies in, within the input; empty if there is none. */
    String folder() {
      int end = name.lastIndexOf('/');
      return end < 0 ? "" : name.substring(name.lastIndexOf('/', end - 1) + 1, end);
    }

    /** The name without folders. */
    String base() {
      return name.substring(name.lastIndexOf('/') + 1);
    }
  }

  private InputFiles(Path input, @Nullable ZipFile zip, Stream<Entry> entries) throws IOException {
    this.input = input;
    this.allowed = new AtomicLong(zip == null ? 0 : 2 * FREELY + 2 * RATIO * Files.size(input));
    this.zip = zip;
    this.entries =
        entries.filter(e -> !isHidden(e.name)).sorted(Comparator.comparing(Entry::name)).toList();
  }

  /**
   * Looks at an input.
   *
   * @throws IOException with a reason in one line, if there is nothing to read
   */
  static InputFiles of(Path input) throws IOException {
    if (Files.isDirectory(input)) {
      try (Stream<Path> found = Files.walk(input, DEEPEST)) {
        List<Path> files = found.filter(Files::isRegularFile).toList();
        return new InputFiles(input, null, files.stream().map(file -> entry(input, file)));
      } catch (UncheckedIOException e) {
        throw new IOException(input + ": cannot be read: " + e.getMessage(), e);
      }
    }
    if (!Files.isReadable(input)) {
      throw new IOException(input + ": there is no such file, or it may not be read");
    }
    if (isZip(input)) {
      try {
        ZipFile zip = new ZipFile(input.toFile());
        int files = zip.size();
        if (files > MOST_FILES) {
          zip.close();
          throw new IOException(
              "%s: holds %,d files, of which at most %,d are read: export fewer channels at a time"
                  .formatted(input, files, MOST_FILES));
        }
        return new InputFiles(
            input,
            zip,
            zip.stream()
                .filter(e -> !e.isDirectory())
                .map(e -> new Entry(e.getName(), Math.max(0, e.getSize()))));
      } catch (ZipException | IllegalArgumentException e) {
        throw new IOException(input + ": is a broken zip: " + e.getMessage(), e);
      }
    }
    Entry only = new Entry(String.valueOf(input.getFileName()), Files.size(input));
    return new InputFiles(input, null, Stream.of(only));
  }

  private static Entry entry(Path folder, Path file) {
    String name = folder.relativize(file).toString().replace('\\', '/');
    return new Entry(name, file.toFile().length());
  }

  private static boolean isZip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] magic = in.readNBytes(4);
      return magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] < 9;
    }
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.contains("/.") || name.startsWith("__MACOSX/");
  }

  /** All of them but hidden ones, by name. */
  List<Entry> entries() {
    return entries;
  }

  /** Whether the input is a single file. */
  boolean isSingle() {
    return zip == null && !Files.isDirectory(input);
  }

  /** The name of the folder a file lies in, be it within the input or around it. */
  String folderOf(Entry entry) {
    if (!entry.folder().isEmpty()) {
      return entry.folder();
    }
    Path place = isSingle() ? input.toAbsolutePath().normalize().getParent() : input;
    Path name = place == null ? null : place.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  /** What a file is called: its path within the input, without the name's ending. */
  String title(Entry entry) {
    int dot = entry.name.lastIndexOf('.');
    return dot > entry.name.lastIndexOf('/') + 1 ? entry.name.substring(0, dot) : entry.name;
  }

  /** Opens a file to look into it. */
  InputStream peek(Entry entry) throws IOException {
    if (zip == null) {
      return Files.newInputStream(path(entry));
    }
    ZipEntry packed = zip.getEntry(entry.name);
    if (packed == null) {
      throw new IOException("is not in the zip by this name");
    }
    long most = Math.min(MOST, Math.max(FREELY, RATIO * Math.max(0, packed.getCompressedSize())));
    return new Capped(zip.getInputStream(packed), most, allowed);
  }

  /** Opens a file to read it; what is read of it counts as {@link #bytesRead()}. */
  InputStream open(Entry entry) throws IOException {
    return new Metered(peek(entry), entry.size, read);
  }

  /** Where a file lies on disk; null within a zip. */
  @Nullable Path onDisk(Entry entry) {
    return zip == null ? path(entry) : null;
  }

  private Path path(Entry entry) {
    return isSingle() ? input : input.resolve(entry.name);
  }

  long bytesRead() {
    return read.get();
  }

  @Override
  public void close() throws IOException {
    if (zip != null) {
      zip.close();
    }
  }

  /** A stream that counts what goes through, and at its close what was left unread. */
  private static final class Metered extends FilterInputStream {
    private final AtomicLong read;
    private long left;

    Metered(InputStream in, long size, AtomicLong read) {
      super(in);
      this.left = size;
      this.read = read;
    }

    @Override
    public int read() throws IOException {
      int c = super.read();
      count(c < 0 ? 0 : 1);
      return c;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      int got = super.read(to, from, length);
      count(got);
      return got;
    }

    private void count(long got) {
      long counted = Math.max(0, Math.min(got, left));
      left -= counted;
      read.addAndGet(counted);
    }

    @Override
    public void close() throws IOException {
      count(left);
      super.close();
    }
  }

  /** A stream that ends with an error beyond a length: what a small zip blows up to is no chat. */
  private static final class Capped extends FilterInputStream {
    private final AtomicLong allowed;
    private long left;

    Capped(InputStream in, long most, AtomicLong allowed) {
      super(in);
      this.left = most;
      this.allowed = allowed;
    }

    @Override
    public int read() throws IOException {
      return count(super.read(), 1);
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      int got = super.read(to, from, length);
      return count(got, got);
    }

    private int count(int answer, int got) throws IOException {
      left -= Math.max(0, got);
      if (left < 0 || allowed.addAndGet(-Math.max(0, got)) < 0) {
        throw new IOException("unpacks to far more than a chat has; the rest is not read");
      }
      return answer;
    }
  }
}
