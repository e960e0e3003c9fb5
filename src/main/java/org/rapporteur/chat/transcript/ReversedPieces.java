package org.rapporteur.chat.transcript;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one member of a file on disk, last one first. A first pass notes where each of them
 * stands, some 40 bytes a value; the second fetches them from there.
 */
final class ReversedPieces implements Pieces {
  private final FileChannel file;
  private final String member;
  private final Notes notes;
  private final List<Extent> extents = new ArrayList<>();

  private record Extent(long offset, int length, long line, long index) {}

  /**
   * Notes where the values stand.
   *
   * @param pass the file's values from the first one on; it is closed
   */
  ReversedPieces(Path path, String member, JsonPieces pass, Notes notes) throws IOException {
    this.member = member;
    this.notes = notes;
    try (pass) {
      while (pass.advance()) {
        if (pass.member().equals(member)) {
          extents.add(new Extent(pass.offset(), pass.length(), pass.line(), pass.index()));
        }
      }
    }
    this.file = FileChannel.open(path);
  }

  @Override
  public @Nullable Piece next() throws IOException {
    while (!extents.isEmpty()) {
      Extent extent = extents.remove(extents.size() - 1);
      ByteBuffer bytes = ByteBuffer.allocate(extent.length);
      while (bytes.hasRemaining() && file.read(bytes, extent.offset + bytes.position()) >= 0) {}
      try {
        return new Piece(
            member, extent.index, extent.line, Json.parse(bytes.array(), bytes.position()));
      } catch (IllegalArgumentException e) {
        notes.problem(extent.line, "message " + extent.index, String.valueOf(e.getMessage()));
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
