package org.rapporteur.chat.slack;

import com.slack.api.app_backend.SlackSignature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells Slack's requests from others by their signature, made at most five minutes from now, in
 * either direction: the SDK's own check lets any time to come pass.
 */
final class Signature {
  private static final Duration OFF = Duration.ofMinutes(5);

  private final SlackSignature.Generator generator;
  private final Clock clock;

  Signature(String secret, Clock clock) {
    this.generator = new SlackSignature.Generator(secret);
    this.clock = clock;
  }

  /**
   * Whether Slack made a request.
   *
   * @param timestamp its header {@code X-Slack-Request-Timestamp}
   * @param signature its header {@code X-Slack-Signature}
   */
  boolean holds(@Nullable String timestamp, @Nullable String signature, String body) {
    if (timestamp == null || signature == null || !isNow(timestamp)) {
      return false;
    }
    return MessageDigest.isEqual(
        generator.generate(timestamp, body).getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  private boolean isNow(String timestamp) {
    try {
      Instant made = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(made, clock.instant()).abs().compareTo(OFF) <= 0;
    } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException e) {
      return false;
    }
  }
}
