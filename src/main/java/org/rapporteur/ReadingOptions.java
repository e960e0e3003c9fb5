package org.rapporteur;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.config.ConfigException;
import org.rapporteur.config.Settings;
import org.rapporteur.config.TopicFile;
import org.rapporteur.text.Language;
import org.rapporteur.text.TopicSet;
import picocli.CommandLine.Option;

/** How text is read, for commands that read some. */
final class ReadingOptions {
  private static final String BUILT_IN = "cybercrime-convention";

  @Option(
      names = "--topics",
      paramLabel = "FILE",
      description = "The topic file; without it the one of the Cybercrime Convention.")
  private @Nullable Path topics;

  @Option(
      names = "--language",
      paramLabel = "CODE",
      defaultValue = "en",
      description = "Taken for text that shows no language: ${DEFAULT-VALUE} if not given.")
  private Language language = Language.EN;

  /**
   * The topics of the file, or those of the Convention.
   *
   * @throws ConfigException naming every mistake in the file
   */
  TopicSet topicSet() throws ConfigException {
    return topics == null
        ? Settings.builtIn(Map.of()).topicSet(BUILT_IN).orElseThrow()
        : TopicFile.load(topics);
  }

  Language language() {
    return language;
  }
}
