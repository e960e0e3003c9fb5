package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.rapporteur.chat.fake.Json;

/** A request that Discord refuses. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Discord's codes, with the status they come with and how Discord words them. */
  enum Code {
    GENERAL(404, 0, "404: Not Found"),
    UNAUTHORIZED(401, 0, "401: Unauthorized"),
    UNKNOWN_CHANNEL(404, 10003, "Unknown Channel"),
    UNKNOWN_GUILD(404, 10004, "Unknown Guild"),
    UNKNOWN_MEMBER(404, 10007, "Unknown Member"),
    UNKNOWN_MESSAGE(404, 10008, "Unknown Message"),
    UNKNOWN_USER(404, 10013, "Unknown User"),
    UNKNOWN_EMOJI(400, 10014, "Unknown Emoji"),
    UNKNOWN_WEBHOOK(404, 10015, "Unknown Webhook"),
    UNKNOWN_INTERACTION(404, 10062, "Unknown interaction"),
    ALREADY_ACKNOWLEDGED(400, 40060, "Interaction has already been acknowledged."),
    MISSING_ACCESS(403, 50001, "Missing Access"),
    NOT_THE_AUTHOR(403, 50005, "Cannot edit a message authored by another user"),
    EMPTY_MESSAGE(400, 50006, "Cannot send an empty message"),
    CLOSED_TO_MESSAGES(403, 50007, "Cannot send messages to this user"),
    NOT_FOR_TEXT(400, 50008, "Cannot send messages in a non-text channel"),
    MISSING_PERMISSIONS(403, 50013, "Missing Permissions"),
    INVALID_WEBHOOK_TOKEN(401, 50027, "Invalid Webhook Token"),
    INVALID_FORM(400, 50035, "Invalid Form Body"),
    THREAD_LOCKED(403, 50083, "Thread is archived"),
    THREAD_EXISTS(400, 160004, "A thread has already been created for this message"),
    TOO_MANY_REACTIONS(400, 30010, "Maximum number of reactions reached (20)");

    final int status;
    final int number;
    final String words;

    Code(int status, int number, String words) {
      this.status = status;
      this.number = number;
      this.words = words;
    }

    static Code of(String number) {
      return Arrays.stream(values())
          .filter(c -> c.number != 0 && String.valueOf(c.number).equals(number))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no code of Discord's known: " + number));
    }
  }

  private final Code code;
  private final String detail;

  Refusal(Code code) {
    this(code, "");
  }

  /**
   * @param detail what is wrong with a form
   */
  Refusal(Code code, String detail) {
    super(code.words + " " + detail);
    this.code = code;
    this.detail = detail;
  }

  int status() {
    return code.status;
  }

  ObjectNode body() {
    ObjectNode body = Json.object().put("message", code.words).put("code", code.number);
    if (!detail.isEmpty()) {
      body.putObject("errors")
          .putArray("_errors")
          .addObject()
          .put("code", "BASE_TYPE_BAD")
          .put("message", detail);
    }
    return body;
  }
}
