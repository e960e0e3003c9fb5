package org.rapporteur.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What makes a session's record evident to tampering: each event carries the SHA-256 of itself and
 * of the hash before it, so that none can be changed, taken out or put in without all that follow
 * telling. Words lie outside, so that they can be erased; the event they came with holds a
 * commitment to each, hidden by a salt that goes with them.
 */
final class Chain {
  private static final int SALT_BYTES = 16;

  private Chain() {}

  /**
   * An event as its columns hold it.
   *
   * @param attests the commitments to the words that came with it; null when none did
   */
  record Link(
      long seq,
      long at,
      int actor,
      String type,
      String payload,
      @Nullable String cause,
      @Nullable String attests) {}

  /** The hash before the first event of a session. */
  static String beginning(String session) {
    return new Sum().text(session).end();
  }

  /** The hash of an event that follows a hash. */
  static String next(String before, Link event) {
    return new Sum()
        .text(before)
        .number(event.seq())
        .number(event.at())
        .number(event.actor())
        .text(event.type())
        .text(event.payload())
        .text(event.cause())
        .text(event.attests())
        .end();
  }

  /** The commitment to words; without the salt it tells nothing of them. */
  static String commitment(String salt, int id, int person, String text, String matches) {
    return new Sum().text(salt).number(id).number(person).text(text).text(matches).end();
  }

  static String salt(SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  /** Sums values up, each with its length, so that no two rows give the same bytes. */
  private static final class Sum {
    private final MessageDigest digest;

    Sum() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }

    Sum number(long value) {
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
      return this;
    }

    Sum text(@Nullable String value) {
      if (value == null) {
        return number(-1);
      }
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      number(bytes.length);
      digest.update(bytes);
      return this;
    }

    /** The sum in hexadecimal. */
    String end() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}
