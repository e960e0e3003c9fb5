package org.rapporteur.chat.transcript;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.transcript.Pieces.Piece;

/** Messages that are JSON values, each mapped alone: a bad one costs nothing but itself. */
final class JsonReader implements EventReader {
  /** A format's mapping of one value. */
  interface Mapper {
    /**
     * The events a value stands for.
     *
     * @throws IllegalArgumentException with the reason, if it is no message
     */
    List<ChatEvent> map(Piece piece);
  }

  private final Pieces pieces;
  private final Notes notes;
  private final Mapper mapper;

  JsonReader(Pieces pieces, Notes notes, Mapper mapper) {
    this.pieces = pieces;
    this.notes = notes;
    this.mapper = mapper;
  }

  @Override
  public @Nullable List<ChatEvent> read() throws IOException {
    Piece piece = pieces.next();
    if (piece == null) {
      return null;
    }
    try {
      return mapper.map(piece);
    } catch (IllegalArgumentException e) {
      notes.problem(piece.line(), "message " + piece.index(), String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  @Override
  public void close() throws IOException {
    pieces.close();
  }
}
