package org.rapporteur.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * A session as a file: JSON Lines, of which the first names the session, each of the others is a
 * row of a table, and the last counts the rows, so that a file cut short is known for it. It holds
 * what the tables hold, people's names and texts included.
 */
final class Archive {
  private static final String FORMAT = "rapporteur-session";
  private static final int VERSION = 1;
  private static final int FETCH = 1_000;
  private static final int BATCH = 500;

  private enum Type {
    TEXT,
    NUMBER,
    BYTES
  }

  private record Column(String name, Type type) {}

  /** A table without its session_id, which all rows of a file share. */
  private record Table(String name, List<Column> columns) {
    /**
     * @param columns names, those of numbers with a {@code #} behind, of bytes with a {@code *}
     */
    static Table of(String name, String... columns) {
      List<Column> typed = new ArrayList<>();
      for (String column : columns) {
        char last = column.charAt(column.length() - 1);
        Type type = last == '#' ? Type.NUMBER : last == '*' ? Type.BYTES : Type.TEXT;
        typed.add(
            new Column(
                type == Type.TEXT ? column : column.substring(0, column.length() - 1), type));
      }
      return new Table(name, List.copyOf(typed));
    }

    String names() {
      return String.join(", ", columns.stream().map(Column::name).toList());
    }
  }

  /** In the order in which they can be filled. */
  private static final List<Table> TABLES =
      List.of(
          Table.of("session", "opened_at#", "closed#"),
          Table.of("session_channel", "channel"),
          Table.of("event", "seq#", "at#", "actor#", "type", "payload", "cause", "attests", "hash"),
          Table.of("words", "id#", "seq#", "person#", "text", "matches", "salt"),
          Table.of("person", "id#", "seq#", "account", "name", "affiliation"),
          Table.of("inbox_key", "id#", "event_key*"),
          Table.of("inbox", "id#", "type", "payload"),
          Table.of(
              "outbox",
              "id#",
              "key",
              "channel",
              "place",
              "account",
              "body",
              "version#",
              "delivered#",
              "messages",
              "due_at#",
              "attempts#",
              "reason"),
          Table.of("forgotten", "account*", "at#"),
          Table.of("platform_state", "platform", "key", "value"),
          Table.of("unreadable", "id#", "at#", "platform", "reason", "payload"));

  private final ObjectMapper mapper = new ObjectMapper();
  private final Handle handle;

  /**
   * @param handle in a transaction
   */
  Archive(Handle handle) {
    this.handle = handle;
  }

  /** Writes a session; {@code ""} is what belongs to none. */
  void write(String session, Writer out) {
    try {
      line(
          out,
          mapper
              .createObjectNode()
              .put("format", FORMAT)
              .put("version", VERSION)
              .put("session", session));
      long rows = 0;
      for (Table table : TABLES) {
        try (Stream<ObjectNode> all =
            handle
                .createQuery(
                    "select "
                        + table.names()
                        + " from "
                        + table.name()
                        + " where session_id = ? order by 1")
                .bind(0, session)
                .setFetchSize(FETCH)
                .map((row, context) -> node(table, row))
                .stream()) {
          for (ObjectNode row : (Iterable<ObjectNode>) all::iterator) {
            line(out, row);
            rows++;
          }
        }
      }
      line(out, mapper.createObjectNode().put("rows", rows));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(Writer out, ObjectNode node) throws IOException {
    out.write(mapper.writeValueAsString(node));
    out.write('\n');
  }

  private ObjectNode node(Table table, ResultSet row) throws SQLException {
    ObjectNode node = mapper.createObjectNode().put("table", table.name());
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      switch (column.type()) {
        case TEXT -> node.put(column.name(), row.getString(i + 1));
        case BYTES -> node.put(column.name(), row.getBytes(i + 1));
        case NUMBER -> {
          long value = row.getLong(i + 1);
          if (!row.wasNull()) {
            node.put(column.name(), value);
          }
        }
      }
    }
    return node;
  }

  /**
   * Reads a session into tables that do not hold it; what belongs to none, as far as it is not
   * there.
   *
   * @return its id
   * @throws StoreException naming the line that is wrong, or the session that is there already
   */
  String read(BufferedReader in) {
    long number = 1;
    try {
      JsonNode head = parsed(in.readLine(), number);
      if (!FORMAT.equals(head.path("format").textValue())
          || head.path("version").intValue() != VERSION
          || !head.path("session").isTextual()) {
        throw new StoreException("it is no session that this version of Rapporteur exported", null);
      }
      String session = head.path("session").textValue();
      refuseTwice(session);
      Filling filling = new Filling(session);
      while (true) {
        JsonNode node = parsed(in.readLine(), ++number);
        if (node.has("rows")) {
          filling.end();
          if (node.path("rows").longValue() != number - 2) {
            throw wrong(number, "counts other rows than stand above: export it again");
          }
          return session;
        }
        filling.add(node, number);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void refuseTwice(String session) {
    if (!session.isEmpty()
        && handle
            .select("select 1 from event where session_id = ?", session)
            .mapTo(Integer.class)
            .findFirst()
            .isPresent()) {
      throw new StoreException("session " + session + " is there already", null);
    }
  }

  private JsonNode parsed(@Nullable String line, long number) {
    if (line == null) {
      throw wrong(number, "is missing: the file was cut short, so export it again");
    }
    try {
      JsonNode node = mapper.readTree(line);
      if (node == null || !node.isObject()) {
        throw wrong(number, "is no JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw wrong(number, "is no JSON");
    }
  }

  private static StoreException wrong(long line, String why) {
    return new StoreException("line " + line + " " + why, null);
  }

  /** Fills tables, a batch of rows at a time. */
  private final class Filling {
    private final String session;
    private final Map<String, PreparedBatch> batches = new LinkedHashMap<>();
    private long last;

    Filling(String session) {
      this.session = session;
    }

    void add(JsonNode node, long line) {
      Table table =
          TABLES.stream()
              .filter(t -> t.name().equals(node.path("table").textValue()))
              .findFirst()
              .orElseThrow(() -> wrong(line, "is a row of no table"));
      if (!batches.containsKey(table.name())) {
        end(); // the rows before are of tables that these may rest on
      }
      PreparedBatch batch = batches.computeIfAbsent(table.name(), t -> batch(table));
      batch.bind(0, session);
      for (int i = 0; i < table.columns().size(); i++) {
        bind(batch, i + 1, table.columns().get(i), node, line);
      }
      batch.add();
      last = line;
      if (batch.size() >= BATCH) {
        fill(batch);
      }
    }

    private PreparedBatch batch(Table table) {
      return handle.prepareBatch(
          "insert into %s (session_id, %s) values (?%s)%s"
              .formatted(
                  table.name(),
                  table.names(),
                  ", ?".repeat(table.columns().size()),
                  session.isEmpty() ? " on conflict do nothing" : ""));
    }

    private void bind(PreparedBatch batch, int at, Column column, JsonNode node, long line) {
      JsonNode value = node.path(column.name());
      if (value.isMissingNode() || value.isNull()) {
        switch (column.type()) {
          case TEXT -> batch.bind(at, (String) null);
          case NUMBER -> batch.bind(at, (Long) null);
          case BYTES -> batch.bind(at, (byte[]) null);
        }
      } else if (column.type() == Type.NUMBER && value.canConvertToLong()) {
        batch.bind(at, value.longValue());
      } else if (column.type() == Type.TEXT && value.isTextual()) {
        batch.bind(at, value.textValue());
      } else if (column.type() == Type.BYTES && value.isTextual()) {
        batch.bind(at, bytes(value.textValue(), column, line));
      } else {
        throw wrong(line, "holds no fit value in " + column.name());
      }
    }

    private static byte[] bytes(String text, Column column, long line) {
      try {
        return Base64.getDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        throw wrong(line, "holds no Base64 in " + column.name());
      }
    }

    void end() {
      batches.values().forEach(this::fill);
      batches.clear();
    }

    private void fill(PreparedBatch batch) {
      try {
        batch.execute();
      } catch (JdbiException e) {
        if (e.getCause() instanceof SQLException refusal && isOfARow(refusal)) {
          throw wrong(last, "or one above stands twice, or lacks what its table must have");
        }
        throw e;
      }
    }

    /** Whether the values are at fault: SQLite has a code for it, others two classes of states. */
    private static boolean isOfARow(SQLException refusal) {
      String state = Objects.requireNonNullElse(refusal.getSQLState(), "");
      return state.startsWith("22")
          || state.startsWith("23")
          || (refusal.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
    }
  }
}
