package org.rapporteur.store;

import java.security.SecureRandom;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Chains the records that earlier versions wrote; what is in them is believed as it stands. */
final class ChainedRecord implements JavaMigration {
  private final SecureRandom random = new SecureRandom();
  private final Json json = new Json();

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("5");
  }

  @Override
  public String getDescription() {
    return "chained record";
  }

  @Override
  public Integer getChecksum() {
    return 1;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) {
    Connection connection = context.getConnection();
    Handle handle = Jdbi.create(() -> connection).open(); // Flyway closes the connection
    for (String session :
        handle.createQuery("select distinct session_id from event").mapTo(String.class).list()) {
      chain(handle, session, attested(handle, session));
    }
  }

  /** Salts a session's words, and tells what the event they came with attests, by its number. */
  private Map<Long, String> attested(Handle handle, String session) {
    Map<Long, List<Attested>> bySeq = new HashMap<>();
    PreparedBatch salts =
        handle.prepareBatch("update words set salt = ? where session_id = ? and id = ?");
    handle
        .createQuery(
            "select seq, id, person, text, matches from words where session_id = ? order by id")
        .bind(0, session)
        .map(
            (row, context) -> {
              String salt = Chain.salt(random);
              salts.bind(0, salt).bind(1, session).bind(2, row.getInt(2)).add();
              return bySeq
                  .computeIfAbsent(row.getLong(1), seq -> new ArrayList<>())
                  .add(
                      Attested.of(
                          salt, row.getInt(2), row.getInt(3), row.getString(4), row.getString(5)));
            })
        .list();
    salts.execute();
    Map<Long, String> attested = new HashMap<>();
    bySeq.forEach((seq, words) -> attested.put(seq, json.write(words)));
    return attested;
  }

  private static void chain(Handle handle, String session, Map<Long, String> attested) {
    PreparedBatch links =
        handle.prepareBatch(
            "update event set attests = ?, hash = ? where session_id = ? and seq = ?");
    String hash = Chain.beginning(session);
    List<Chain.Link> events =
        handle
            .createQuery(
                "select seq, at, actor, type, payload, cause from event"
                    + " where session_id = ? order by seq")
            .bind(0, session)
            .map(
                (row, context) ->
                    new Chain.Link(
                        row.getLong(1),
                        row.getLong(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        attested.get(row.getLong(1))))
            .list();
    for (Chain.Link event : events) {
      hash = Chain.next(hash, event);
      links.bind(0, event.attests()).bind(1, hash).bind(2, session).bind(3, event.seq()).add();
    }
    links.execute();
  }
}
