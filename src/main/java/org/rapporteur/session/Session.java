package org.rapporteur.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.UserRef;
import org.rapporteur.text.Language;

/**
 * A meeting as it was set up: what a session is before anybody speaks.
 *
 * @param endsAt the end of its time box, null when only a command closes it
 * @param sources where attendees write; at least one
 * @param moderatorChannel whoever is in it is a moderator
 * @param organiserChannel where the final digest goes
 * @param topicSet the id of its topic set in the configuration
 * @param topics the set's topics in the order reports show them
 * @param language taken for a text that does not show its own
 * @param organisers those named in the configuration
 */
public record Session(
    SessionId id,
    String title,
    Instant opensAt,
    @Nullable Instant endsAt,
    List<Source> sources,
    ChannelRef moderatorChannel,
    ChannelRef organiserChannel,
    String topicSet,
    List<TopicLabel> topics,
    List<String> speakers,
    Attribution attribution,
    Language language,
    Set<UserRef> organisers) {
  public Session {
    sources = List.copyOf(sources);
    topics = List.copyOf(topics);
    speakers = List.copyOf(speakers);
    organisers = Set.copyOf(organisers);
    if (title.isBlank()) {
      throw new IllegalArgumentException("a session needs a title");
    }
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("a session needs a source channel");
    }
    if (sources.stream().anyMatch(s -> s.channel().equals(moderatorChannel))) {
      throw new IllegalArgumentException("a source channel can't be the moderator channel");
    }
  }

  /**
   * A channel attendees write in.
   *
   * @param presence where those who write in it are, unless the platform knows better
   */
  public record Source(ChannelRef channel, Presence presence) {}

  /** A topic's id and its names for people. */
  public record TopicLabel(String id, Map<Language, String> labels) {
    public TopicLabel {
      labels = Map.copyOf(labels);
    }
  }

  /** Where those are who write in a channel. */
  public Presence presence(ChannelRef channel) {
    return sources.stream()
        .filter(s -> s.channel().equals(channel))
        .map(Source::presence)
        .findFirst()
        .orElse(Presence.UNKNOWN);
  }

  public boolean hasSource(ChannelRef channel) {
    return sources.stream().anyMatch(s -> s.channel().equals(channel));
  }

  /** The name of a topic in the session's language, its id when it has none. */
  public String topicLabel(String topic) {
    for (TopicLabel label : topics) {
      if (label.id().equals(topic)) {
        String own = label.labels().get(language);
        return Objects.requireNonNullElse(own, label.labels().getOrDefault(Language.EN, topic));
      }
    }
    return topic;
  }

  /** The same session with one topic more; one of an id there is keeps its labels. */
  Session with(TopicLabel topic) {
    if (topics.stream().anyMatch(t -> t.id().equals(topic.id()))) {
      return this;
    }
    List<TopicLabel> more = new ArrayList<>(topics);
    more.add(topic);
    return with(more);
  }

  Session without(String topic) {
    return with(topics.stream().filter(t -> !t.id().equals(topic)).toList());
  }

  private Session with(List<TopicLabel> now) {
    return new Session(
        id,
        title,
        opensAt,
        endsAt,
        sources,
        moderatorChannel,
        organiserChannel,
        topicSet,
        now,
        speakers,
        attribution,
        language,
        organisers);
  }

  /** The same session with another time box. */
  public Session during(Instant opens, @Nullable Instant ends) {
    return new Session(
        id,
        title,
        opens,
        ends,
        sources,
        moderatorChannel,
        organiserChannel,
        topicSet,
        topics,
        speakers,
        attribution,
        language,
        organisers);
  }
}
