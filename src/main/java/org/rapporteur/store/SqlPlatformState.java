package org.rapporteur.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.rapporteur.chat.PlatformState;
import org.rapporteur.chat.UserRef;

/** One platform's part of a table. */
final class SqlPlatformState implements PlatformState {
  private final Jdbi readers;
  private final Writer writer;
  private final String platform;

  SqlPlatformState(Jdbi readers, Writer writer, String platform) {
    this.readers = readers;
    this.writer = writer;
    this.platform = platform;
  }

  @Override
  public Optional<String> get(String key) {
    return readers.withHandle(
        handle ->
            handle
                .createQuery("select value from platform_state where platform = ? and key = ?")
                .bind(0, platform)
                .bind(1, key)
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public void put(String key, String value) {
    writer.erase(
        handle ->
            handle.execute(
                "insert into platform_state (platform, key, value) values (?, ?, ?)"
                    + " on conflict (session_id, platform, key) do update set value = excluded.value",
                platform,
                key,
                Columns.text(value)));
  }

  @Override
  public String keep(String key, String value) {
    return writer.write(
        handle -> {
          handle.execute(
              "insert into platform_state (platform, key, value) values (?, ?, ?)"
                  + " on conflict do nothing",
              platform,
              key,
              Columns.text(value));
          return handle
              .select(
                  "select value from platform_state where platform = ? and key = ?", platform, key)
              .mapTo(String.class)
              .one();
        });
  }

  @Override
  public void remove(String key) {
    writer.erase(
        handle ->
            handle.execute(
                "delete from platform_state where platform = ? and key = ?", platform, key));
  }

  /** Lets go what an adapter remembers of an account, such as a call that was never answered. */
  static int drop(Handle handle, UserRef user) {
    return handle.execute(
        "delete from platform_state where platform = ? and replace(value, ?, '') <> value",
        user.platform(),
        '"' + user.id() + '"');
  }

  @Override
  public List<String> keys(String prefix) {
    return readers.withHandle(
        handle -> {
          try (Stream<String> from =
              handle
                  .createQuery(
                      "select key from platform_state where platform = ? and key >= ? order by key")
                  .bind(0, platform)
                  .bind(1, prefix)
                  .mapTo(String.class)
                  .stream()) {
            return from.takeWhile(key -> key.startsWith(prefix)).toList();
          }
        });
  }
}
