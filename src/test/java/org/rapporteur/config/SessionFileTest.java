package org.rapporteur.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionFileTest {
  @TempDir Path dir;

  private List<String> problems(String text) {
    return new TestFolder(dir).with("sessions/town-hall.yaml", text).problems();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "opens: tomorrow | opens: 'tomorrow' is no time: write at-start, or date, time and offset"
            + " as in 2026-03-02T15:00:00+01:00",
        "opens: 2026-03-02T15:00 | opens: '2026-03-02T15:00' is no time: write at-start, or date,"
            + " time and offset as in 2026-03-02T15:00:00+01:00",
        "lasts: 0m | lasts: is no time at all: write 1h",
        "topics: rights | topics: there is no topics/rights.yaml: add it or leave the key out",
        "speakers: [A, B, A] | speakers[2]: 'A' is there twice",
        "speakers: [A, ' '] | speakers[1]: is empty",
        "speakers: A | speakers: 'A' can't stand here: write a list, each item on a line of its own"
            + " after '- '",
        "organisers: {people: [bob]} | organisers.people[0]: 'bob' is no person: write platform:id"
            + " or platform:workspace/id",
        "organisers: {channel: web} | organisers.channel: 'web' is no channel: write platform:id"
            + " or platform:workspace/id",
        "speeker: [A] | speeker: there is no such key: did you mean 'speakers'?",
        "language: xx | language: 'xx' is no language: write en, fr, es, ru, ar or zh",
      })
  void aMistakeIsToldAtItsKey(String yaml, String problem) {
    assertThat(problems(TestFolder.SMALLEST + yaml + "\n"))
        .containsExactly("sessions/town-hall.yaml:5: " + problem);
  }

  @Test
  void aSourceIsAChannel() {
    assertThat(problems(TestFolder.SMALLEST.replace("web:floor", "web")))
        .containsExactly(
            "sessions/town-hall.yaml:3: sources[0].channel: 'web' is no channel: write platform:id"
                + " or platform:workspace/id");
  }

  @Test
  void aSourceMayNotBeTheModeratorChannel() {
    assertThat(
            problems(
                """
                title: Town hall
                sources:
                  - channel: web:floor
                  - presence: onsite
                    channel: web:moderators
                moderators: web:moderators
                """))
        .containsExactly(
            "sessions/town-hall.yaml:5: sources[1].channel: web:moderators is the moderator"
                + " channel: what moderators write there is no contribution");
  }

  @Test
  void everyRuleThatIsBrokenIsTold() {
    assertThat(
            problems(
                """
                title: " "
                lasts: 0s
                sources: [{channel: "web:a"}, {channel: "web:a"}]
                moderators: web:a
                """))
        .containsExactly(
            "sessions/town-hall.yaml:1: title: is empty",
            "sessions/town-hall.yaml:2: lasts: is no time at all: write 1h",
            "sessions/town-hall.yaml:3: sources[0].channel: web:a is the moderator channel: what"
                + " moderators write there is no contribution",
            "sessions/town-hall.yaml:3: sources[1].channel: web:a is the moderator channel: what"
                + " moderators write there is no contribution",
            "sessions/town-hall.yaml:3: sources[1].channel: web:a is there twice");
  }

  @Test
  void aMistakeInAListIsNotToldAtItsNeighbour() {
    assertThat(
            problems(
                """
                title: Town hall
                sources:
                  - channel: web
                  - channel: web:moderators
                    presence: remote
                moderators: web:moderators
                speakers: [{}, A, A]
                """))
        .containsExactly(
            "sessions/town-hall.yaml:3: sources[0].channel: 'web' is no channel: write platform:id"
                + " or platform:workspace/id",
            "sessions/town-hall.yaml:5: sources[1].presence: 'remote' is no presence: write onsite,"
                + " online or unknown",
            "sessions/town-hall.yaml:7: speakers[0]: holds keys and values: write text");
  }

  @Test
  void anEmptyFileIsTheFirstMistake() {
    assertThat(problems(""))
        .extracting(p -> p.substring(0, p.indexOf('.', p.indexOf(".yaml") + 5)))
        .containsExactly(
            "sessions/town-hall.yaml:1: moderators: is missing",
            "sessions/town-hall.yaml:1: sources: is missing",
            "sessions/town-hall.yaml:1: title: is missing");
  }

  @Test
  void aTopicSetWithMistakesIsStillThere() {
    new TestFolder(dir).with("topics/rights.yaml", "topics: [{id: a}]\n");

    assertThat(problems(TestFolder.SMALLEST + "topics: rights\n"))
        .allMatch(p -> p.startsWith("topics/rights.yaml:1: topics[0]."));
  }
}
