package org.rapporteur.store;

import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.rapporteur.chat.PlatformState;
import org.rapporteur.chat.UserRef;
import org.rapporteur.collect.Inbox;
import org.rapporteur.outbox.Outbox;
import org.rapporteur.session.Leases;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that outlives the process, in one database. */
public final class Store implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Store.class);

  private final Address address;
  private final Database database;
  private final Leases leases;

  /** What ends with it beside the database, the last opened first. */
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Tells this process from others. */
  private final String self = UUID.randomUUID().toString();

  private final Json json = new Json();
  private final Writer writer;
  private final SessionRecord record;
  private final Inbox inbox;
  private final Outbox outbox;

  private Store(Address address, Clock clock) {
    this.address = address;
    database = Database.open(address);
    Dialect dialect = database.dialect();
    writer = new Writer(database.writers(), dialect, database.name(), self);
    if (address instanceof Address.Server) {
      SqlLeases inTable = new SqlLeases(writer, self, System::nanoTime);
      leases = inTable;
      parts.push(inTable);
    } else {
      leases = Leases.ALONE;
    }
    record = new SqlRecord(database.readers(), writer, dialect, json, clock);
    inbox = new SqlInbox(database.readers(), writer, dialect, json, clock);
    outbox = new SqlOutbox(database.readers(), writer, json);
  }

  /**
   * Opens a database, whose tables are made when they are not there yet, and brought up to this
   * version when they are older.
   *
   * @param clock when posts are due
   * @throws StoreException if it can't be used, or another process has its file open: one sentence
   *     that says what to do
   */
  public static Store open(Address address, Clock clock) {
    return new Store(address, clock);
  }

  /** Opens a database file. */
  public static Store open(Path file, Clock clock) {
    return open(new Address.File(file), clock);
  }

  public SessionRecord record() {
    return record;
  }

  public Inbox inbox() {
    return inbox;
  }

  public Outbox outbox() {
    return outbox;
  }

  /** Who does what only one process at a time has to do. */
  public Leases leases() {
    return leases;
  }

  /** Whether other processes may write as well. */
  public boolean isShared() {
    return address instanceof Address.Server;
  }

  /** What time it is on the server that several processes share. */
  public Instant time() {
    return database
        .readers()
        .withHandle(
            handle ->
                handle
                    .createQuery("select clock_timestamp()")
                    .mapTo(OffsetDateTime.class)
                    .one()
                    .toInstant());
  }

  /** Has somebody woken when another process wrote; polling must find it all the same. */
  public void listen(Runnable woken) {
    if (address instanceof Address.Server server) {
      parts.push(new Wakes(server, self, woken));
    }
  }

  /** What the adapter of a platform, named as in its channels, remembers over restarts. */
  public PlatformState platformState(String platform) {
    return new SqlPlatformState(database.readers(), writer, platform);
  }

  /**
   * Lets go what names an account and belongs to no session: what could not be read, and what an
   * adapter remembers of it.
   *
   * @return of how many rows it was
   */
  public int forget(UserRef user) {
    return writer.erase(handle -> Erasure.letGo(handle, user));
  }

  /** Follows a session's hash chain from its beginning: whether all is there as it was written. */
  public Verification verify(SessionId session) {
    return database
        .readers()
        .inTransaction(
            database.dialect().oneMoment(),
            handle -> new Proof(handle, json, session.value()).verify());
  }

  /**
   * Writes a session as it is at this moment, all that belongs to it, as JSON Lines.
   *
   * @throws StoreException if its record is not whole, or there is none
   */
  public void export(SessionId session, java.io.Writer out) {
    database
        .readers()
        .useTransaction(
            database.dialect().oneMoment(),
            handle -> {
              whole(session, new Proof(handle, json, session.value()).verify());
              new Archive(handle).write(session.value(), out);
            });
  }

  /**
   * Takes a session in that was exported from this or another store: all of it, or nothing.
   *
   * @throws StoreException if the file is not whole, its record is not, or it is here already
   */
  public SessionId takeIn(BufferedReader in) {
    return writer.write(
        handle -> {
          SessionId session = new SessionId(new Archive(handle).read(in));
          whole(session, new Proof(handle, json, session.value()).verify());
          database.dialect().advance(handle);
          return session;
        });
  }

  private static void whole(SessionId session, Verification found) {
    found
        .fault()
        .ifPresent(
            fault -> {
              throw new StoreException(
                  "the record of session %s is not whole: event %d %s"
                      .formatted(session, fault.event(), fault.why()),
                  null);
            });
    if (found.events() == 0) {
      throw new StoreException("there is no session " + session, null);
    }
  }

  /** Takes over what adapters remember, and what could not be read, from another store. */
  public void takeOver(Store other) {
    String nobodys =
        other
            .database
            .readers()
            .inTransaction(
                handle -> {
                  StringWriter out = new StringWriter();
                  new Archive(handle).write("", out);
                  return out.toString();
                });
    writer.write(
        handle -> {
          String read = new Archive(handle).read(new BufferedReader(new StringReader(nobodys)));
          database.dialect().advance(handle);
          return read;
        });
  }

  /** Waits for what is being written, then lets the database go. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        log.warn("a part of the store did not close", e);
      }
    }
    writer.close();
    database.close();
  }
}
