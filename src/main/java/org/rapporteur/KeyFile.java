package org.rapporteur;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret of the bot's own making, kept in the data folder for its owner's eyes alone. */
final class KeyFile {
  private static final int BYTES = 32;

  private KeyFile() {}

  /** A new key: 43 letters, digits, '-' and '_'. */
  static String fresh(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The key in a file, made when there is none yet.
   *
   * @return 43 letters, digits, '-' and '_'
   * @throws IOException if the file can be neither read nor made
   */
  static String read(Path file, SecureRandom random) throws IOException {
    String fresh = fresh(random);
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      if (posix) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
      Files.writeString(file, fresh, StandardOpenOption.WRITE);
      return fresh;
    } catch (FileAlreadyExistsException e) {
      String kept = Files.readString(file, StandardCharsets.UTF_8).strip();
      if (kept.length() < 16) {
        throw new IOException(file + ": is no key: remove it, and a new one is made", e);
      }
      return kept;
    }
  }
}
