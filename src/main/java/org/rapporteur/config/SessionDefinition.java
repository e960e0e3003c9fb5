package org.rapporteur.config;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.session.Attribution;
import org.rapporteur.text.Language;
import org.rapporteur.text.TopicSet;

/**
 * A session as its organisers planned it, one file of {@code sessions/}.
 *
 * @param id the name of its file without ending
 * @param title what it is called, not blank
 * @param opens when it opens
 * @param lasts its time box; empty when only a command closes it
 * @param sources the channels it reads, at least one, none of them the moderator channel
 * @param moderators the moderator channel
 * @param topics what its items are tagged with; {@link TopicSet#none()} when nothing is
 * @param speakers names, in the order they speak, none twice
 * @param attribution how authors appear in what leaves the moderators' view
 * @param language what a text is taken for when its language can't be told
 */
public record SessionDefinition(
    String id,
    String title,
    Opening opens,
    Optional<Duration> lasts,
    List<SourceChannel> sources,
    ChannelRef moderators,
    Organisers organisers,
    TopicSet topics,
    List<String> speakers,
    Attribution attribution,
    Language language) {
  public SessionDefinition {
    sources = List.copyOf(sources);
    speakers = List.copyOf(speakers);
    Rules rules = new Rules();
    rules.require(!title.isBlank(), "title", "is empty");
    rules.require(
        lasts.map(Duration::toSeconds).orElse(1L) > 0, "lasts", "is no time at all: write 1h");
    rules.require(!sources.isEmpty(), "sources", "needs at least one");
    Set<ChannelRef> channels = new HashSet<>();
    for (int i = 0; i < sources.size(); i++) {
      ChannelRef channel = sources.get(i).channel();
      String key = "sources[" + i + "].channel";
      rules.require(channels.add(channel), key, channel + " is there twice");
      rules.require(
          !channel.equals(moderators),
          key,
          channel + " is the moderator channel: what moderators write there is no contribution");
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < speakers.size(); i++) {
      String name = speakers.get(i);
      String key = "speakers[" + i + "]";
      rules.require(!name.isBlank(), key, "is empty");
      rules.require(names.add(name), key, "'" + name + "' is there twice");
    }
    rules.enforce();
  }
}
