package org.rapporteur.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rapporteur.config.ConfigException;
import org.rapporteur.config.TopicFile;

/** The Convention's topics on sentences as delegates write them, by language. */
class DelegatesTest {
  private static final Path SENTENCES =
      Path.of("src/test/resources/org/rapporteur/text/delegates.tsv");

  private final FloorReader reader;

  DelegatesTest() throws ConfigException {
    reader =
        new StandardFloorReader(
            TopicFile.load(Path.of("bot-config/topics/cybercrime-convention.yaml")));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void findsNineTopicsInTenAndFewFalseOnes(Language language) throws IOException {
    int right = 0;
    int found = 0;
    int meant = 0;
    for (String line : Files.readAllLines(SENTENCES)) {
      List<String> cells = List.of(line.split("\t", -1));
      if (cells.get(0).equals(language.code())) {
        Set<String> expected =
            cells.get(1).equals("-") ? Set.of() : Set.of(cells.get(1).split(",", -1));
        Set<String> tagged =
            reader.read(cells.get(2), Language.EN).topics().stream()
                .map(TopicMatch::topic)
                .collect(Collectors.toSet());
        meant += expected.size();
        found += tagged.size();
        Set<String> both = new HashSet<>(tagged);
        both.retainAll(expected);
        right += both.size();
      }
    }

    assertThat((double) right / meant).as("recall").isGreaterThanOrEqualTo(0.90);
    assertThat((double) right / found).as("precision").isGreaterThanOrEqualTo(0.95);
  }
}
