package org.rapporteur.chat.slack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what must not lie on disk in clear (AES-256-GCM, NIST SP 800-38D, with a random 96-bit
 * nonce). A sealed text opens only under the name it was sealed under, so that none can be moved to
 * another's place, and only as it was written, letter by letter.
 */
final class Sealer {
  /** The environment variable of the secret, named when it is the wrong one. */
  static final String VARIABLE = "RAPPORTEUR_TOKEN_KEY";

  private static final String DERIVATION = "HmacSHA256";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final String PURPOSE = "rapporteur slack 1";
  private static final int SECRET_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  /**
   * @param secret 32 random bytes; the key is derived from them
   * @throws IllegalArgumentException if there are not 32
   */
  Sealer(byte[] secret, SecureRandom random) {
    if (secret.length != SECRET_BYTES) {
      throw new IllegalArgumentException(
          "%s must hold %d bytes, not %d".formatted(VARIABLE, SECRET_BYTES, secret.length));
    }
    this.random = random;
    try {
      Mac mac = Mac.getInstance(DERIVATION);
      mac.init(new SecretKeySpec(secret, DERIVATION));
      key = new SecretKeySpec(mac.doFinal(bytes(PURPOSE)), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + DERIVATION, e);
    }
  }

  /**
   * Seals a text.
   *
   * @param name what the text will be looked up by
   * @return letters, digits, hyphens and underscores
   */
  String seal(String name, String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(bytes(text));
      ByteBuffer whole = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + CIPHER, e);
    }
  }

  /**
   * The text that was sealed under a name.
   *
   * @throws Broken if it was sealed under another name or with another key, or was changed
   */
  String open(String name, String sealed) {
    try {
      byte[] whole = Base64.getUrlDecoder().decode(sealed);
      if (whole.length < NONCE_BYTES + TAG_BITS / Byte.SIZE
          || !Base64.getUrlEncoder().withoutPadding().encodeToString(whole).equals(sealed)) {
        throw new Broken(name);
      }
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE_BYTES), name);
      return new String(
          cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new Broken(name);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(bytes(name));
    return cipher;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What is kept under a name does not open. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Broken(String name) {
      super(
          ("what is kept as %s does not open with the key in %s: set the key it was sealed with;"
                  + " if that one is lost, the bot must be installed anew")
              .formatted(name, VARIABLE));
    }
  }
}
