package org.rapporteur.chat.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what visitors carry for us (HMAC-SHA-256, cut to 144 bits), so that they can't make it up.
 * A tag holds for one purpose only.
 */
final class Seal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY = 32;
  private static final int TAG_BYTES = 18;

  private final SecretKeySpec key;

  /**
   * @throws IllegalArgumentException if the key has less than 32 bytes
   */
  Seal(byte[] key) {
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException("a signing key of at least 32 bytes");
    }
    this.key = new SecretKeySpec(key.clone(), ALGORITHM);
  }

  /** The tag of some parts, in letters, digits, hyphens and underscores. */
  String tag(String purpose, String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(bytes(purpose));
      for (String part : parts) {
        mac.update((byte) 0);
        mac.update(bytes(part));
      }
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(mac.doFinal(), TAG_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Whether a tag is the right one, in a time that tells nothing about it. */
  boolean holds(String tag, String purpose, String... parts) {
    return same(tag, tag(purpose, parts));
  }

  /** Compares in a time that hangs on the length of what was given alone. */
  static boolean same(String given, String secret) {
    return MessageDigest.isEqual(bytes(given), bytes(secret));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
