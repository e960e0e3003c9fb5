package org.rapporteur.chat.slack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rapporteur.SettableClock;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.command.Commands;
import org.rapporteur.command.Definitions;
import org.rapporteur.command.Intake;
import org.rapporteur.digest.Closing;
import org.rapporteur.digest.DigestSchedule;
import org.rapporteur.session.AskedBefore;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionId;
import org.rapporteur.store.InMemoryStore;
import org.rapporteur.text.duplicate.DuplicateRules;

/** The commands as the bot offers them, of a bot that has heard nothing. */
public final class OfferedCommands {
  private OfferedCommands() {}

  public static List<CommandSpec> specs() {
    SettableClock clock = new SettableClock(SessionFixture.OPENS);
    LiveSessions live = new LiveSessions(new InMemoryStore(clock).record());
    Closing closing = new Closing(Path.of("data"));
    return new Commands(
            live,
            new Unheard(),
            new Unconfigured(),
            session -> {
              throw new AssertionError("nothing is read");
            },
            new AskedBefore(DuplicateRules.byWords()),
            new DigestSchedule(live, clock, Duration.ofMinutes(10), false, closing),
            closing,
            clock)
        .specs();
  }

  private static final class Unheard implements Intake {
    @Override
    public void received(ChatEvent event) {
      throw new AssertionError("nothing is heard");
    }

    @Override
    public void drain(SessionId session) {}
  }

  private static final class Unconfigured implements Definitions {
    @Override
    public Optional<Session> session(ChannelRef moderatorChannel) {
      return Optional.empty();
    }

    @Override
    public Set<String> topicSets() {
      return Set.of();
    }

    @Override
    public List<Session.TopicLabel> topics(String topicSet) {
      throw new IllegalArgumentException("there is no topic set " + topicSet);
    }
  }
}
