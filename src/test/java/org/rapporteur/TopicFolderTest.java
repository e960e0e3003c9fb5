package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.config.ConfigException;
import org.rapporteur.config.TopicFile;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.Language;
import org.rapporteur.text.Topic;
import org.rapporteur.text.TopicMatch;

/** Topics that change while sessions go on: by an edited file, or by a session's own additions. */
class TopicFolderTest {
  private final Path file;
  private final TopicReaders readers;
  private final TopicFolder folder;
  private int edits;

  TopicFolderTest(@TempDir Path dir) throws IOException, ConfigException {
    file = dir.resolve("rights.yaml");
    write("privacy");
    readers = new TopicReaders(List.of(TopicFile.load(file)));
    folder = new TopicFolder(dir, readers);
  }

  @Test
  void messagesAreReadByAFileAsItIsAfterAnEdit() throws IOException {
    assertThat(topics("Is encryption covered?")).isEmpty();

    write("encryption");
    folder.look();
    folder.look();

    assertThat(topics("Is encryption covered?")).containsExactly("human-rights");
    assertThat(topics("Is privacy covered?")).isEmpty();
  }

  @Test
  void aFileIsNotTakenWhileItIsWritten() throws IOException {
    write("encryption");
    folder.look();

    assertThat(topics("Is encryption covered?")).isEmpty();
  }

  @Test
  void aBrokenFileChangesNothingUntilItIsMended() throws IOException {
    edit("topics:\n  - id: human-rights\n");
    folder.look();
    folder.look();
    assertThat(topics("Is privacy covered?")).containsExactly("human-rights");

    write("encryption");
    folder.look();
    folder.look();
    assertThat(topics("Is encryption covered?")).containsExactly("human-rights");
  }

  @Test
  void aFileThatGoesAwayChangesNothing() throws IOException {
    Files.delete(file);
    folder.look();
    folder.look();

    assertThat(topics("Is privacy covered?")).containsExactly("human-rights");
  }

  @Test
  void readersAtWorkGoOnWithWhatTheyHave() throws IOException {
    FloorReader atWork = readers.reader("rights", List.of());
    write("encryption");
    folder.look();
    folder.look();

    assertThat(atWork.read("Is privacy covered?", Language.EN).topics()).hasSize(1);
  }

  @Test
  void aSessionAddsATopicAndKeywordsForItselfAlone() {
    List<Topic> additions =
        List.of(topic("human-rights", "habeas corpus"), topic("fees", "registration fee"));

    assertThat(
            readers
                .reader("rights", additions)
                .read("Does habeas corpus, like privacy, need a registration fee?", Language.EN)
                .topics())
        .containsExactly(
            new TopicMatch("human-rights", List.of("habeas corpus", "privacy")),
            new TopicMatch("fees", List.of("registration fee")));
    assertThat(topics("Does habeas corpus need a registration fee?")).isEmpty();
  }

  @Test
  void additionsStayWhenTheFileChanges() throws IOException {
    List<Topic> additions = List.of(topic("fees", "registration fee"));
    write("encryption");
    folder.look();
    folder.look();

    assertThat(
            readers
                .reader("rights", additions)
                .read("Is there a registration fee for encryption?", Language.EN)
                .topics())
        .extracting(TopicMatch::topic)
        .containsExactly("human-rights", "fees");
  }

  @Test
  void theSameAdditionsAreMadeReadyOnce() {
    assertThat(readers.reader("rights", List.of(topic("fees", "fee"))))
        .isSameAs(readers.reader("rights", List.of(topic("fees", "fee"))));
  }

  private List<String> topics(String text) {
    return readers.reader("rights", List.of()).read(text, Language.EN).topics().stream()
        .map(TopicMatch::topic)
        .toList();
  }

  private void write(String keyword) throws IOException {
    edit(
        """
        topics:
          - id: human-rights
            labels: {en: Human rights}
            keywords: {en: [%s]}
        """
            .formatted(keyword));
  }

  /** Writes the file, a second later than the last time. */
  private void edit(String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(
        file, FileTime.from(Instant.parse("2026-03-02T10:00:00Z").plusSeconds(++edits)));
  }

  private static Topic topic(String id, String keyword) {
    return new Topic(id, Map.of(Language.EN, id), Map.of(Language.EN, List.of(keyword)));
  }
}
