package org.rapporteur.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rapporteur.text.Keyword;
import org.rapporteur.text.Language;
import org.rapporteur.text.Topic;
import org.rapporteur.text.TopicSet;

/** A topic set in a file of its own, of {@code topics/} or anywhere. */
public final class TopicFile {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");

  private TopicFile() {}

  /**
   * The topic set of a file, its id the file's name without ending.
   *
   * @throws ConfigException naming every mistake in it, or that it can't be read
   */
  public static TopicSet load(Path file) throws ConfigException {
    Document document;
    try {
      document = YamlReader.read(file.toString(), FolderFiles.bytes(file));
    } catch (IOException e) {
      throw new ConfigException(List.of(FolderFiles.unreadable(file.toString(), e)));
    }
    TopicSet topics = read(document, Schema.of("topics"));
    if (!document.problems().isEmpty()) {
      throw new ConfigException(document.problems());
    }
    return topics;
  }

  /** The sound topics of a document; what is wrong with the others is noted in it. */
  static TopicSet read(Document document, Schema schema) {
    schema.check(document);
    List<Topic> topics = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Section section : document.root().sections("topics")) {
      String id = section.text("id").orElse("");
      Map<Language, String> labels = new EnumMap<>(Language.class);
      Map<Language, List<Keyword>> keywords = new EnumMap<>(Language.class);
      Map<Language, List<String>> negative = new EnumMap<>(Language.class);
      for (Language language : Language.values()) {
        section
            .section("labels")
            .value(language.code(), TopicFile::words)
            .ifPresent(label -> labels.put(language, label));
        keywords.put(
            language,
            section
                .section("keywords")
                .values(language.code(), w -> Keyword.of(phrase(w)), TopicFile::keyword));
        negative.put(
            language,
            section.section("negativeKeywords").values(language.code(), TopicFile::phrase));
      }
      if (!section.sound()) {
        continue;
      }
      if (ids.add(id)) {
        section.record(() -> new Topic(id, labels, keywords, negative)).ifPresent(topics::add);
      } else {
        section.problem("id", "topic '" + id + "' is there twice");
      }
    }
    return new TopicSet(document.id(), topics);
  }

  private static Optional<Keyword> keyword(Section section) {
    Optional<String> phrase = section.value("phrase", TopicFile::phrase);
    return phrase.flatMap(
        p ->
            section.has("weight")
                ? section.value("weight", w -> new Keyword(p, weight(w)))
                : Optional.of(Keyword.of(p)));
  }

  private static double weight(String written) {
    if (!NUMBER.matcher(written).matches()) {
      throw new IllegalArgumentException(
          "'" + written + "' is no number: write one above 0 and up to 1, such as 0.5");
    }
    return Double.parseDouble(written);
  }

  private static String phrase(String written) {
    String words = words(written);
    if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new IllegalArgumentException(
          "'" + words + "' has no letter or digit: give it a word or remove it");
    }
    return words;
  }

  private static String words(String written) {
    if (written.isBlank()) {
      throw new IllegalArgumentException("is empty");
    }
    return written;
  }
}
