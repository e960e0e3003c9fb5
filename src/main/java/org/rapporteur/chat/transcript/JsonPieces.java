package org.rapporteur.chat.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a JSON file into values that are parsed alone: the elements of its array or, of an object,
 * its members, and of a member that is an array the elements. It looks at brackets and quotes only,
 * so a value that is no JSON is one problem and the next value is read.
 *
 * <p>Two rules find the way back after a bracket or a quote was lost: no string of JSON goes beyond
 * its line, and where elements stand on lines of their own, an object that begins in the column of
 * its neighbour is the next element.
 */
final class JsonPieces implements Pieces {
  /** Bytes of one value: a message with some thousands of reactions listed by name. */
  static final int MOST = 16 << 20;

  private static final int DEEPEST = 200;

  private enum Level {
    BEFORE,
    ARRAY,
    OBJECT,
    MEMBER,
    AFTER
  }

  private final Bytes in;
  private final Notes notes;
  private final Buffer buffer = new Buffer();
  private final Deque<Integer> open = new ArrayDeque<>();
  private Level level = Level.BEFORE;
  private String member = "";
  private long index;
  private long line;
  private long offset;

  JsonPieces(Bytes in, Notes notes) {
    this.in = in;
    this.notes = notes;
  }

  @Override
  public @Nullable Piece next() throws IOException {
    while (advance()) {
      try {
        return new Piece(member, index, line, buffer.parse());
      } catch (IllegalArgumentException e) {
        notes.problem(line, where(), String.valueOf(e.getMessage()));
      }
    }
    return null;
  }

  /** Goes to the next value without parsing it; false at the end. */
  boolean advance() throws IOException {
    while (true) {
      int c = afterBlanks();
      if (c < 0) {
        if (level != Level.AFTER) {
          notes.problem(in.line(), "", "the file breaks off here");
        }
        return false;
      }
      switch (level) {
        case BEFORE -> begin();
        case AFTER -> {
          notes.problem(in.line(), "", "goes on after its end; the rest is not read");
          return false;
        }
        case OBJECT -> {
          if (c == '}') {
            in.take();
            level = Level.AFTER;
          } else if (name() && cut()) {
            return true;
          }
        }
        case ARRAY, MEMBER -> {
          if (c == ']') {
            in.take();
            level = level == Level.ARRAY ? Level.AFTER : Level.OBJECT;
          } else if (c == '}' || c == ':') {
            in.take();
          } else {
            index++;
            if (cut()) {
              return true;
            }
          }
        }
      }
    }
  }

  String member() {
    return member;
  }

  long index() {
    return index;
  }

  long line() {
    return line;
  }

  /** Where the value begins in the file, in bytes. */
  long offset() {
    return offset;
  }

  /** How many bytes it has. */
  int length() {
    return buffer.size();
  }

  private String where() {
    return level == Level.OBJECT ? member : "message " + index;
  }

  private void begin() throws IOException {
    switch (in.take()) {
      case '[' -> level = Level.ARRAY;
      case '{' -> level = Level.OBJECT;
      default -> throw new IOException("is no JSON file: it begins with neither [ nor {");
    }
  }

  /** Reads a member's name; true if its value follows, false if its elements do. */
  private boolean name() throws IOException {
    if (in.peek() != '"') {
      throw new IOException("line " + in.line() + ": a member's name was expected");
    }
    buffer.reset();
    string();
    try {
      member = buffer.parse().asText();
    } catch (IllegalArgumentException e) {
      throw new IOException("line " + in.line() + ": a member's name " + e.getMessage(), e);
    }
    if (afterBlanks() == ':') {
      in.take();
    }
    index = 0;
    if (afterBlanks() == '[') {
      in.take();
      level = Level.MEMBER;
      return false;
    }
    return true;
  }

  /** Takes one value; false if it is too long or the file ends within it. */
  private boolean cut() throws IOException {
    line = in.line();
    offset = in.offset();
    buffer.reset();
    int c = in.peek();
    boolean whole;
    if (c == '{' || c == '[') {
      whole = nested();
    } else if (c == '"') {
      whole = string();
    } else {
      whole = word();
    }
    if (!whole) {
      return false;
    }
    if (buffer.overflown()) {
      notes.problem(line, where(), "is longer than " + (MOST >> 20) + " MB");
      return false;
    }
    return true;
  }

  private boolean nested() throws IOException {
    int column = in.leading() && in.column() > 0 ? in.column() : -1;
    open.clear();
    while (true) {
      int c = in.peek();
      switch (c) {
        case -1 -> {
          return false;
        }
        case '"' -> {
          string();
          continue;
        }
        case '{', '[' -> {
          if (c == '{' && !open.isEmpty() && in.leading() && in.column() == column) {
            return true;
          }
          open.push(c);
          if (open.size() > DEEPEST) {
            throw new IOException("line " + in.line() + ": nested too deeply");
          }
        }
        case '}', ']' -> {
          int opener = c == '}' ? '{' : '[';
          if (!open.contains(opener)) {
            return true;
          }
          while (open.pop() != opener) {}
          if (open.isEmpty()) {
            buffer.write(in.take());
            return true;
          }
        }
        default -> {}
      }
      buffer.write(in.take());
    }
  }

  /** Takes a string up to its quote or the end of its line; false if the file ends before. */
  private boolean string() throws IOException {
    buffer.write(in.take());
    while (true) {
      int c = in.peek();
      if (c < 0) {
        return false;
      }
      if (c == '\n') {
        return true;
      }
      buffer.write(in.take());
      if (c == '"') {
        return true;
      }
      if (c == '\\' && in.peek() >= 0 && in.peek() != '\n') {
        buffer.write(in.take());
      }
    }
  }

  private boolean word() throws IOException {
    while (true) {
      int c = in.peek();
      if (c < 0) {
        return false;
      }
      if (c <= ' ' || c == ',' || c == ']' || c == '}') {
        return true;
      }
      buffer.write(in.take());
    }
  }

  private int afterBlanks() throws IOException {
    int c = in.peek();
    while (c >= 0 && (c <= ' ' || c == ',')) {
      in.take();
      c = in.peek();
    }
    return c;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** A value's bytes, up to {@link #MOST} of them. */
  private static final class Buffer {
    private byte[] bytes = new byte[1 << 10];
    private int length;

    void write(int b) {
      if (length == bytes.length && length < MOST) {
        bytes = Arrays.copyOf(bytes, 2 * length);
      }
      if (length < MOST) {
        bytes[length] = (byte) b;
      }
      length = Math.min(length + 1, MOST + 1);
    }

    void reset() {
      length = 0;
    }

    int size() {
      return length;
    }

    boolean overflown() {
      return length > MOST;
    }

    JsonNode parse() {
      return Json.parse(bytes, length);
    }
  }
}
