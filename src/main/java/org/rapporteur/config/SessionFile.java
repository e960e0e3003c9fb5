package org.rapporteur.config;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.UserRef;
import org.rapporteur.session.Attribution;
import org.rapporteur.text.Language;
import org.rapporteur.text.TopicSet;

/** Reads a file of {@code sessions/}. */
final class SessionFile {
  private SessionFile() {}

  /**
   * The definition, empty when a part of it is unsound that nothing can stand in for.
   *
   * @param topicSets by id; what a definition may name
   */
  static Optional<SessionDefinition> read(
      Document document, Settings settings, Map<String, TopicSet> topicSets) {
    Section root = document.root();
    Optional<Opening> opens = root.value("opens", Opening::parse);
    Optional<ChannelRef> moderators = root.value("moderators", ChannelRef::parse);
    List<SourceChannel> sources =
        root.sections("sources").stream().flatMap(s -> source(s).stream()).toList();
    Section organisers = root.section("organisers");
    Optional<ChannelRef> organiserChannel = organisers.value("channel", ChannelRef::parse);
    List<UserRef> people = organisers.values("people", SessionFile::person);
    Optional<TopicSet> topics = root.value("topics", id -> topicSet(id, topicSets));
    List<String> speakers = root.values("speakers", name -> name);
    // A list with a gap would have its rules told at the wrong place.
    if (moderators.isEmpty() || !root.sound("sources") || !root.sound("speakers")) {
      return Optional.empty();
    }
    return root.record(
        () ->
            new SessionDefinition(
                document.id(),
                root.text("title").orElse(document.id()),
                opens.orElseGet(Opening.OnCommand::new),
                root.value("lasts", Durations::parse),
                sources,
                moderators.get(),
                new Organisers(organiserChannel.orElse(moderators.get()), new HashSet<>(people)),
                topics.orElseGet(TopicSet::none),
                speakers,
                root.value("attribution", Attribution::of).orElse(settings.attribution()),
                root.text("language").flatMap(Language::of).orElse(settings.language())));
  }

  private static Optional<SourceChannel> source(Section section) {
    return section
        .value("channel", ChannelRef::parse)
        .map(
            channel ->
                new SourceChannel(
                    channel,
                    section
                        .text("presence")
                        .map(p -> Presence.valueOf(p.toUpperCase(Locale.ROOT)))
                        .orElse(Presence.UNKNOWN)));
  }

  private static UserRef person(String written) {
    try {
      return UserRef.parse(written);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + written + "' is no person: write platform:id or platform:workspace/id", e);
    }
  }

  private static TopicSet topicSet(String id, Map<String, TopicSet> topicSets) {
    TopicSet set = topicSets.get(id);
    if (set == null) {
      throw new IllegalArgumentException(
          "there is no topics/"
              + id
              + ".yaml: "
              + (topicSets.isEmpty()
                  ? "add it or leave the key out"
                  : Nearest.hint(id, List.copyOf(topicSets.keySet()))));
    }
    return set;
  }
}
