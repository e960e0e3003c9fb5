package org.rapporteur.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.session.Attribution;
import org.rapporteur.text.Language;
import org.rapporteur.text.TopicSet;

/**
 * Everything the organisers decided.
 *
 * @param data the folder of the sessions' files, and of the database where that is a file, absolute
 *     or relative to the working directory
 * @param language a session's language where neither its definition nor a command says so
 * @param attribution a session's attribution where neither its definition nor a command says so
 * @param topicSets what sessions may be tagged with, by id
 * @param sessions the definitions, by id; no two share a moderator channel
 */
public record Settings(
    Path data,
    DatabaseSettings database,
    Language language,
    Attribution attribution,
    DigestSettings digest,
    UpvoteSettings upvotes,
    NoticeSettings notices,
    DuplicateSettings duplicates,
    PrivacySettings privacy,
    LimitSettings limits,
    WebSettings web,
    SlackSettings slack,
    DiscordSettings discord,
    Secrets secrets,
    List<TopicSet> topicSets,
    List<SessionDefinition> sessions) {
  public Settings {
    topicSets = List.copyOf(topicSets);
    sessions = List.copyOf(sessions);
    Set<ChannelRef> taken = new HashSet<>();
    for (SessionDefinition session : sessions) {
      if (!taken.add(session.moderators())) {
        throw new IllegalArgumentException(
            session.moderators() + " is the moderator channel of two sessions");
      }
    }
  }

  /**
   * What the bot does without a folder: one live session on the embedded chat, open from the start.
   *
   * @param environment where the secrets are
   * @throws ConfigException if a secret is malformed
   */
  public static Settings builtIn(Map<String, String> environment) throws ConfigException {
    return ConfigFolder.builtIn(environment);
  }

  /** The topic set of an id, the name of its file without ending. */
  public Optional<TopicSet> topicSet(String id) {
    return topicSets.stream().filter(t -> t.id().equals(id)).findFirst();
  }

  /** The same with another data folder. */
  public Settings withData(Path folder) {
    return with(folder, web, sessions);
  }

  /**
   * The same served elsewhere.
   *
   * @param host null for the same
   * @param port null for the same
   * @throws IllegalArgumentException if there is no such place
   */
  public Settings servedAt(@Nullable String host, @Nullable Integer port) {
    WebSettings moved =
        new WebSettings(
            host == null ? web.host() : host,
            port == null ? web.port() : port,
            web.publicUrl(),
            web.messageLength(),
            web.messagesPerMinute());
    return with(data, moved, sessions);
  }

  Settings with(List<SessionDefinition> definitions) {
    return with(data, web, definitions);
  }

  private Settings with(Path folder, WebSettings server, List<SessionDefinition> definitions) {
    return new Settings(
        folder,
        database,
        language,
        attribution,
        digest,
        upvotes,
        notices,
        duplicates,
        privacy,
        limits,
        server,
        slack,
        discord,
        secrets,
        topicSets,
        definitions);
  }
}
