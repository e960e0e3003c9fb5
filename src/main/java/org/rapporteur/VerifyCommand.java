package org.rapporteur;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rapporteur.session.SessionId;
import org.rapporteur.store.Store;
import org.rapporteur.store.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves a session's record whole, or names the first event that is not. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Follows the hash chain of a session's record from its beginning and compares every text with",
      "what its event attests. Prints how much stands and the chain's head: note it, and later you",
      "can tell that nothing before it was changed. Exits with 1 and names the first bad event if",
      "the record is not whole."
    },
    footer = {"", "rapporteur verify plenary --config my-event"})
final class VerifyCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private StoreOptions where = new StoreOptions();

  @Parameters(paramLabel = "SESSION", description = "The session's id, as in its report.")
  private String session = "";

  @Override
  public Integer call() throws Exception {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Store store = where.open()) {
      Verification found = store.verify(new SessionId(session));
      if (found.fault().isPresent()) {
        Verification.Fault fault = found.fault().get();
        throw new IllegalStateException(
            "session %s is not whole: event %d %s (the %d events before it are)"
                .formatted(session, fault.event(), fault.why(), found.events()));
      }
      if (found.events() == 0) {
        throw new IllegalArgumentException("there is no session " + session);
      }
      out.printf(
          "session %s is whole: %d events, %d texts as attested, %d erased%nhead %s%n",
          session, found.events(), found.words(), found.erased(), found.head());
      out.flush();
    }
    return 0;
  }
}
