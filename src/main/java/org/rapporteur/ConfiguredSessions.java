package org.rapporteur;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Venue;
import org.rapporteur.command.Definitions;
import org.rapporteur.config.Opening;
import org.rapporteur.config.SessionDefinition;
import org.rapporteur.config.Settings;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Person;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionState;
import org.rapporteur.text.TopicSet;

/** The sessions of the configuration: opened when their time has come, or by command. */
final class ConfiguredSessions implements Definitions {
  private static final int LONGEST_STEM = 40;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** How long after its time a session without a time box still opens. */
  private static final Duration LATEST = Duration.ofHours(12);

  private final Settings settings;
  private final LiveSessions live;
  private final Clock clock;

  ConfiguredSessions(Settings settings, LiveSessions live, Clock clock) {
    this.settings = settings;
    this.live = live;
    this.clock = clock;
  }

  /** The sessions that are open, and those the configuration describes that are not. */
  List<Venue> venues() {
    List<Venue> venues = new ArrayList<>();
    Set<ChannelRef> open = new HashSet<>();
    for (SessionState state : live.open()) {
      open.add(state.session().moderatorChannel());
      venues.add(venue(state.session(), true));
    }
    settings.sessions().stream()
        .filter(d -> !open.contains(d.moderators()))
        .forEach(d -> venues.add(venue(session(d, clock.instant()), false)));
    return List.copyOf(venues);
  }

  private static Venue venue(Session session, boolean open) {
    return new Venue(
        session.title(),
        open,
        session.opensAt(),
        session.sources().stream().map(Session.Source::channel).toList(),
        session.moderatorChannel(),
        session.organiserChannel());
  }

  /** Opens what opens at the start, unless its channels have an open session still. */
  void openAtStart() {
    for (SessionDefinition definition : settings.sessions()) {
      if (definition.opens() instanceof Opening.AtStart
          && live.about(definition.moderators()).filter(s -> s.isOpen()).isEmpty()) {
        open(session(definition, clock.instant()));
      }
    }
  }

  /** Opens what is due by the clock, unless moderators had a session open there at that time. */
  void openDue() {
    Instant now = clock.instant();
    for (SessionDefinition definition : settings.sessions()) {
      if (definition.opens() instanceof Opening.At at) {
        Session session = session(definition, at.moment().toInstant());
        Instant end = Objects.requireNonNullElse(session.endsAt(), session.opensAt().plus(LATEST));
        boolean due = !now.isBefore(session.opensAt()) && now.isBefore(end);
        if (due && !isServed(session)) {
          open(session);
        }
      }
    }
  }

  /** Whether the moderator channel's last session was open when this one was to begin, or later. */
  private boolean isServed(Session session) {
    return live.about(session.moderatorChannel())
        .filter(last -> last.closedAt().map(c -> !c.isBefore(session.opensAt())).orElse(true))
        .isPresent();
  }

  /** Opens a session, unless it is there already. */
  void open(Session session) {
    live.change(
        session.id(),
        state -> {
          Draft draft = new Draft(state, clock.instant(), null);
          if (!state.exists()) {
            draft.record(Person.BOT, new Event.SessionOpened(session));
          }
          return draft;
        });
  }

  /** A definition as a session that begins at a time; the same two make the same id. */
  static Session session(SessionDefinition definition, Instant opensAt) {
    return new Session(
        new SessionId(stem(definition.id()) + "-" + STAMP.format(opensAt)),
        definition.title(),
        opensAt,
        definition.lasts().map(opensAt::plus).orElse(null),
        definition.sources().stream()
            .map(s -> new Session.Source(s.channel(), s.presence()))
            .toList(),
        definition.moderators(),
        definition.organisers().channel(),
        definition.topics().id(),
        TopicReaders.labels(definition.topics()),
        definition.speakers(),
        definition.attribution(),
        definition.language(),
        definition.organisers().people());
  }

  /** A definition's name as part of an id; a long one is cut, kept apart from others by a hash. */
  private static String stem(String name) {
    return name.length() <= LONGEST_STEM
        ? name
        : "%s-%08x".formatted(name.substring(0, LONGEST_STEM - 9), name.hashCode());
  }

  @Override
  public Optional<Session> session(ChannelRef moderatorChannel) {
    return settings.sessions().stream()
        .filter(d -> d.moderators().equals(moderatorChannel))
        .map(d -> session(d, clock.instant()))
        .findFirst();
  }

  @Override
  public Set<String> topicSets() {
    return settings.topicSets().stream().map(TopicSet::id).collect(Collectors.toSet());
  }

  @Override
  public List<Session.TopicLabel> topics(String topicSet) {
    return settings
        .topicSet(topicSet)
        .map(TopicReaders::labels)
        .orElseThrow(() -> new IllegalArgumentException("there is no topic set " + topicSet));
  }
}
