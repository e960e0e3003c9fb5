package org.rapporteur.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.rapporteur.text.TopicSet;

/**
 * The configuration folder: {@code rapporteur.yaml}, {@code sessions/*.yaml} and {@code
 * topics/*.yaml}, each of which may be missing and then takes the defaults.
 */
public final class ConfigFolder {
  private static final List<String> BUILT_IN =
      List.of("rapporteur.yaml", "sessions/live-session.yaml", "topics/cybercrime-convention.yaml");

  private final Map<String, byte[]> files;
  private final List<Problem> problems;

  private ConfigFolder(Map<String, byte[]> files, List<Problem> problems) {
    this.files = files;
    this.problems = problems;
  }

  /**
   * The settings of a folder.
   *
   * @param environment where the secrets are
   * @throws ConfigException naming every mistake in the folder and the environment
   */
  public static Settings load(Path dir, Map<String, String> environment) throws ConfigException {
    List<Problem> problems = new ArrayList<>();
    return new ConfigFolder(FolderFiles.of(dir, problems), problems).load(environment);
  }

  /** Every mistake in a folder, ordered by file and line; empty when it can be used. */
  public static List<Problem> check(Path dir) {
    List<Problem> problems = new ArrayList<>();
    new ConfigFolder(FolderFiles.of(dir, problems), problems).read(Secrets.none());
    return problems.stream().sorted().toList();
  }

  static Settings builtIn(Map<String, String> environment) throws ConfigException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : BUILT_IN) {
      try (InputStream in =
          Objects.requireNonNull(
              ConfigFolder.class.getResourceAsStream("/bot-config/" + name), name)) {
        files.put(name, in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new ConfigFolder(files, new ArrayList<>()).load(environment);
  }

  private Settings load(Map<String, String> environment) throws ConfigException {
    Settings settings = read(secrets(environment));
    if (!problems.isEmpty()) {
      throw new ConfigException(problems.stream().sorted().toList());
    }
    return settings;
  }

  private Secrets secrets(Map<String, String> environment) {
    try {
      return Secrets.of(environment);
    } catch (Rules.BrokenRules e) {
      e.broken().forEach(b -> problems.add(new Problem("environment", 0, b.key(), b.reason())));
      return Secrets.none();
    }
  }

  private Settings read(Secrets secrets) {
    Map<String, TopicSet> topicSets = new LinkedHashMap<>();
    Schema topicSchema = Schema.of("topics");
    for (Document document : documents(FolderFiles.TOPICS + "/")) {
      topicSets.put(document.id(), TopicFile.read(document, topicSchema));
      problems.addAll(document.problems());
    }
    Settings settings = settings(secrets, List.copyOf(topicSets.values()));
    Map<String, SessionDefinition> byModerators = new LinkedHashMap<>();
    Schema sessionSchema = Schema.of("session");
    for (Document document : documents(FolderFiles.SESSIONS + "/")) {
      sessionSchema.check(document);
      SessionFile.read(document, settings, topicSets)
          .ifPresent(session -> add(session, document, byModerators));
      problems.addAll(document.problems());
    }
    return settings.with(List.copyOf(byModerators.values()));
  }

  private Settings settings(Secrets secrets, List<TopicSet> topicSets) {
    byte[] written = files.getOrDefault(SettingsFile.NAME, new byte[0]);
    Document document = YamlReader.read(SettingsFile.NAME, written);
    Schema.of("rapporteur").check(document);
    Settings settings = SettingsFile.read(document, secrets, topicSets);
    problems.addAll(document.problems());
    return settings;
  }

  private static void add(
      SessionDefinition session, Document document, Map<String, SessionDefinition> byModerators) {
    Optional<SessionDefinition> other =
        Optional.ofNullable(byModerators.putIfAbsent(session.moderators().toString(), session));
    other.ifPresent(
        o ->
            document.problem(
                "moderators",
                session.moderators()
                    + " is the moderator channel of sessions/"
                    + o.id()
                    + ".yaml already"));
  }

  private List<Document> documents(String folder) {
    return files.entrySet().stream()
        .filter(f -> f.getKey().startsWith(folder))
        .map(f -> YamlReader.read(f.getKey(), f.getValue()))
        .toList();
  }
}
