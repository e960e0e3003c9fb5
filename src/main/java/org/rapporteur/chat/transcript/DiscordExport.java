package org.rapporteur.chat.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.transcript.InputFiles.Entry;
import org.rapporteur.chat.transcript.Pieces.Piece;

/**
 * The files of DiscordChatExporter: each an object with a guild, a channel and its messages, whole
 * or in parts, oldest or newest first.
 */
final class DiscordExport {
  private static final String PLATFORM = "discord";
  private static final String MESSAGES = "messages";

  /** How many messages tell whether a file is newest first. */
  private static final int SAMPLE = 32;

  private DiscordExport() {}

  static void into(Sources sources) {
    for (Entry entry : sources.of(Format.DISCORD)) {
      try (JsonPieces pieces =
          new JsonPieces(new Bytes(sources.files().peek(entry)), Sources.muted())) {
        add(sources, entry, Head.of(pieces));
      } catch (IOException e) {
        sources.notes(entry).problem(0, "", String.valueOf(e.getMessage()));
      }
    }
  }

  private static void add(Sources sources, Entry entry, Head head) throws IOException {
    Path place = sources.files().onDisk(entry);
    if (head.newestFirst && place == null) {
      throw new IOException("is newest first, which is read on disk only: unpack the zip first");
    }
    Path turned = head.newestFirst ? place : null;
    sources.add(
        entry,
        turned == null ? head.first : Instant.MIN,
        (in, notes) ->
            new JsonReader(
                turned == null
                    ? new JsonPieces(in, notes)
                    : new ReversedPieces(turned, MESSAGES, new JsonPieces(in, notes), notes),
                notes,
                new DiscordMessages(MESSAGES, head.channel, head.direct, notes)));
  }

  /**
   * What is to be known of a file before it is read.
   *
   * @param direct whether it is a conversation of some people only
   * @param first the time of the message that stands first
   */
  private record Head(ChannelRef channel, boolean direct, Instant first, boolean newestFirst) {
    static Head of(JsonPieces pieces) throws IOException {
      JsonNode guild = MissingNode.getInstance();
      JsonNode channel = MissingNode.getInstance();
      Instant first = null;
      Instant last = null;
      int seen = 0;
      int balance = 0;
      for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
        switch (piece.member()) {
          case "guild" -> guild = piece.value();
          case "channel" -> channel = piece.value();
          case MESSAGES -> {
            Instant at = seen++ < SAMPLE ? at(piece.value()) : null;
            if (at != null) {
              balance += last == null ? 0 : at.compareTo(last) < 0 ? -1 : at.equals(last) ? 0 : 1;
              first = first == null ? at : first;
              last = at;
            }
          }
          default -> {}
        }
        if (seen >= SAMPLE && channel.isObject()) {
          break;
        }
      }
      if (!channel.isObject()) {
        throw new IOException("is no file of DiscordChatExporter: it has no \"channel\"");
      }
      return new Head(
          ref(guild, channel),
          Json.text(channel, "type").startsWith("Direct"),
          first == null ? Instant.MIN : first,
          balance < 0);
    }

    private static @Nullable Instant at(JsonNode message) {
      try {
        return Times.parse(Json.text(message, "timestamp"));
      } catch (IllegalArgumentException e) {
        return null;
      }
    }

    private static ChannelRef ref(JsonNode guild, JsonNode channel) throws IOException {
      String guildId = Json.text(guild, "id");
      String name = Json.firstText(channel, "name", "id");
      if (name.isEmpty()) {
        throw new IOException("its channel has no name");
      }
      return new ChannelRef(PLATFORM, guildId.isBlank() ? "" : Ids.of(guildId), Ids.of(name));
    }
  }
}
