package org.rapporteur;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.UserRef;
import org.rapporteur.collect.Inbox;
import org.rapporteur.digest.Closing;
import org.rapporteur.digest.Reports;
import org.rapporteur.session.Decisions;
import org.rapporteur.session.Draft;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Subjects;
import org.rapporteur.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Forgets a person in every session, as {@code /floor forget-me} does for its caller. */
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    description = {
      "Erases a person's texts, name and account in every session that knows the account, from the",
      "record, the posts and the files; counts stay. It can't be undone. What was posted is edited",
      "once the bot runs. Where the database is a file, stop the bot first."
    },
    footer = {"", "rapporteur forget slack:T0123/U0456 --config my-event"})
final class ForgetCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private StoreOptions where = new StoreOptions();

  @Parameters(
      paramLabel = "PERSON",
      description = "The account: slack:TEAM/USER, discord:ID or web:ID.")
  private @Nullable UserRef person;

  @Override
  public Integer call() throws Exception {
    UserRef user = Objects.requireNonNull(person);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Clock clock = Clock.systemUTC();
    try (Store store = where.open()) {
      LiveSessions live = new LiveSessions(store.record());
      live.accompany(Subjects::dissolve);
      Path data = where.settings().data();
      if (Files.isDirectory(data.resolve("sessions"))) {
        new Reports(live, new Closing(data), clock);
      }
      Set<SessionId> sessions = new LinkedHashSet<>(live.of(user));
      sessions.addAll(waiting(store.inbox(), user));
      for (SessionId id : sessions) {
        SessionState before = live.state(id);
        live.change(id, state -> forgotten(state, user, clock));
        out.println("session " + id + ": " + told(before, user));
      }
      int kept = store.forget(user);
      if (kept > 0) {
        out.println("beside the sessions: " + kept + " payloads that name the account are erased");
      } else if (sessions.isEmpty()) {
        out.println("nothing of " + user + " is kept");
      }
      out.flush();
    }
    return 0;
  }

  /** The sessions in which something of an account waits to be collected. */
  private static Set<SessionId> waiting(Inbox inbox, UserRef user) {
    Set<SessionId> found = new LinkedHashSet<>();
    for (SessionId id : inbox.waiting()) {
      if (inbox.pending(id, Integer.MAX_VALUE).stream().anyMatch(r -> isOf(r.event(), user))) {
        found.add(id);
      }
    }
    return found;
  }

  private static boolean isOf(ChatEvent event, UserRef user) {
    return (event instanceof ChatEvent.Posted p && p.author().user().equals(user))
        || (event instanceof ChatEvent.Reacted r && r.author().user().equals(user));
  }

  /** Whoever only waits joins to be forgotten, so that nothing of them comes in later either. */
  private static Draft forgotten(SessionState state, UserRef user, Clock clock) {
    Draft draft = new Draft(state, clock.instant(), null);
    new Decisions(draft, draft.person(Author.named(user, ""))).forgetMe();
    return draft;
  }

  private static String told(SessionState before, UserRef user) {
    int person = before.person(user).map(Person::id).orElse(-1);
    long items = before.items().stream().filter(i -> i.origin().author() == person).count();
    return person < 0
        ? "what waited of the account is erased"
        : "name and account, %d texts and what %d items said are erased; counts stay"
            .formatted(before.textsOf(person), items);
  }
}
