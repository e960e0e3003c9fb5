package org.rapporteur.chat.transcript;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatEvent.Posted;
import org.rapporteur.chat.ChatEvent.Reacted;

/** All that a transcript told, as the tests speak of it. */
record Told(
    Format format, List<ChatEvent> events, List<Problem> problems, Map<Skipped, Long> skipped) {

  static Path fixture(String name) {
    try {
      return Path.of(Told.class.getResource("/org/rapporteur/transcript/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static Told by(Path input) throws IOException {
    List<Problem> problems = new ArrayList<>();
    List<ChatEvent> events = new ArrayList<>();
    try (Transcript transcript = Transcript.open(input, null, problems::add)) {
      for (Optional<ChatEvent> e = transcript.next(); e.isPresent(); e = transcript.next()) {
        events.add(e.get());
      }
      if (transcript.bytesRead() != transcript.bytesTotal()) {
        throw new AssertionError(transcript.bytesRead() + " of " + transcript.bytesTotal());
      }
      return new Told(transcript.format(), events, problems, transcript.skipped());
    }
  }

  /** The messages, as {@code Name [affiliation]: text}. */
  List<String> said() {
    return posted().stream().map(p -> name(p.author()) + ": " + p.text()).toList();
  }

  List<Posted> posted() {
    return events.stream().filter(Posted.class::isInstance).map(Posted.class::cast).toList();
  }

  Posted posted(String beginning) {
    return posted().stream()
        .filter(p -> p.text().startsWith(beginning))
        .findFirst()
        .orElseThrow(() -> new AssertionError(beginning + " is not among " + said()));
  }

  List<Reacted> reacted() {
    return events.stream().filter(Reacted.class::isInstance).map(Reacted.class::cast).toList();
  }

  List<String> complaints() {
    return problems.stream().map(Problem::toString).toList();
  }

  private static String name(Author author) {
    return author.name() + (author.affiliation() == null ? "" : " [" + author.affiliation() + "]");
  }
}
