package org.rapporteur.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.UserRef;
import org.rapporteur.collect.Inbox;
import org.rapporteur.session.Change;

/**
 * Takes out, inside the transaction of a change, the personal data that the change erases: from
 * words and people, from the inbox what the account still has waiting, and from posts what they
 * show, so that they are edited where they were posted.
 */
final class Erasure {
  private final Handle handle;
  private final Json json;
  private final Clock clock;
  private final Change change;
  private final String session;

  Erasure(Handle handle, Json json, Clock clock, Change change) {
    this.handle = handle;
    this.json = json;
    this.clock = clock;
    this.change = change;
    this.session = change.session().value();
  }

  void run() {
    words();
    change.forgottenPeople().forEach(this::forget);
    posts(post -> post.without(change.erasedItems()));
    change.droppedPeople().ifPresent(this::drop);
  }

  /** Lets go who they are, and leaves what they did. */
  private void drop(int last) {
    for (String account : accounts("id <= ?", last)) {
      letGo(handle, json.read(account, UserRef.class));
    }
    handle.execute(
        "update person set account = null, name = '', affiliation = null"
            + " where session_id = ? and id <= ?",
        session,
        last);
    handle.execute(
        "delete from inbox where session_id = ? and type in ('Posted', 'Reacted')", session);
    handle.execute("delete from outbox where session_id = ? and account is not null", session);
    handle.execute("update outbox set reason = null where session_id = ?", session);
    posts(Post::withoutAuthors);
    SqlInbox.dropUnreadable(handle, session);
  }

  private List<String> accounts(String which, int person) {
    return handle
        .createQuery(
            "select account from person where session_id = ? and account is not null and " + which)
        .bind(0, session)
        .bind(1, person)
        .mapTo(String.class)
        .list();
  }

  /**
   * Lets go what belongs to no session and names an account.
   *
   * @return of how many rows it was
   */
  static int letGo(Handle handle, UserRef user) {
    return SqlInbox.dropUnreadable(handle, user) + SqlPlatformState.drop(handle, user);
  }

  private void words() {
    PreparedBatch batch = handle.prepareBatch("delete from words where session_id = ? and id = ?");
    for (int id : change.erasedWords()) {
      batch.bind(0, session).bind(1, id).add();
    }
    batch.execute();
  }

  private void forget(int person) {
    handle.execute("delete from words where session_id = ? and person = ?", session, person);
    List<String> accounts = accounts("id = ?", person);
    handle.execute("delete from person where session_id = ? and id = ?", session, person);
    for (String account : accounts) {
      UserRef user = json.read(account, UserRef.class);
      dropWaiting(user);
      SqlInbox.forget(handle, session, account, clock.instant());
      handle.execute("delete from outbox where session_id = ? and account = ?", session, account);
      letGo(handle, user);
    }
  }

  /** Lets go what waits from an account, and what waits about messages that only waited. */
  private void dropWaiting(UserRef user) {
    Set<MessageRef> theirs = new HashSet<>();
    List<Long> dropped = new ArrayList<>();
    for (Inbox.Row row : SqlInbox.pending(handle, json, change.session(), Integer.MAX_VALUE)) {
      boolean own = false;
      if (row.event() instanceof ChatEvent.Posted posted) {
        own = posted.author().user().equals(user);
        if (own) {
          theirs.add(posted.message());
        }
      } else if (row.event() instanceof ChatEvent.Reacted reacted) {
        own = reacted.author().user().equals(user);
      }
      if (own || theirs.contains(row.event().message())) {
        dropped.add(row.id());
      }
    }
    SqlInbox.consume(handle, change.session(), dropped);
  }

  private record Shown(long id, String body) {}

  private void posts(UnaryOperator<Post> without) {
    List<Shown> all =
        handle
            .createQuery("select id, body from outbox where session_id = ?")
            .bind(0, session)
            .map((row, context) -> new Shown(row.getLong("id"), row.getString("body")))
            .list();
    long now = Columns.nanos(clock.instant());
    for (Shown shown : all) {
      Post before = json.read(shown.body(), Post.class);
      Post after = without.apply(before);
      if (!after.equals(before)) {
        handle.execute(
            "update outbox set body = ?, version = version + 1,"
                + " due_at = case when due_at is not null or messages <> '[]' then ? end"
                + " where session_id = ? and id = ?",
            json.write(after),
            now,
            session,
            shown.id());
      }
    }
  }
}
