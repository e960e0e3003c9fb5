package org.rapporteur.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.text.Keyword;
import org.rapporteur.text.Language;
import org.rapporteur.text.Topic;
import org.rapporteur.text.TopicSet;

final class TopicFileTest {
  static final String ONE_TOPIC =
      """
      topics:
        - id: human-rights
          labels: {en: Human rights, fr: Droits humains}
          keywords:
            en: [human rights, privacy]
            ar: [حقوق الإنسان]
      """;

  @TempDir Path dir;

  private TopicSet load(String text) throws ConfigException {
    new TestFolder(dir).with("rights.yaml", text);
    return TopicFile.load(dir.resolve("rights.yaml"));
  }

  private List<String> problems(String text) {
    return new TestFolder(dir).with("topics/rights.yaml", text).problems();
  }

  @Test
  void aTopicFileIsLoadedAloneWithItsNameAsId() throws ConfigException {
    TopicSet topics = load(ONE_TOPIC);

    assertThat(topics.id()).isEqualTo("rights");
    Topic topic = topics.topic("human-rights").orElseThrow();
    assertThat(topic.label(Language.FR)).isEqualTo("Droits humains");
    assertThat(topic.keywords().get(Language.EN))
        .containsExactly(Keyword.of("human rights"), Keyword.of("privacy"));
    assertThat(topic.keywords().get(Language.AR)).containsExactly(Keyword.of("حقوق الإنسان"));
  }

  @Test
  void keywordsArriveAsTheyWereWritten() throws ConfigException {
    TopicSet topics =
        load(
            """
            topics:
              - id: no
                labels: {en: yes, fr: ~}
                keywords:
                  en: [no, yes, on, 2001, 007, 1.50, 1e3, 0x1F, 12:30, 2024-08-08, true, "null",
                    1_000, -1, +1, 12345678901234567890]
            """);

    Topic topic = topics.topic("no").orElseThrow();
    assertThat(topic.label(Language.EN)).isEqualTo("yes");
    assertThat(topic.label(Language.FR)).isEqualTo("~");
    assertThat(topic.keywords().get(Language.EN))
        .extracting(Keyword::phrase)
        .containsExactly(
            "no",
            "yes",
            "on",
            "2001",
            "007",
            "1.50",
            "1e3",
            "0x1F",
            "12:30",
            "2024-08-08",
            "true",
            "null",
            "1_000",
            "-1",
            "+1",
            "12345678901234567890");
  }

  @Test
  void tenThousandPhrasesAreNotTooMany() throws ConfigException {
    String topics =
        IntStream.range(0, 100)
            .mapToObj(
                t ->
                    "  - id: topic-%d\n    labels: {en: Topic}\n    keywords:\n      en:\n%s"
                        .formatted(
                            t,
                            IntStream.range(0, 100)
                                .mapToObj(k -> "        - some phrase %d %d\n".formatted(t, k))
                                .collect(Collectors.joining())))
            .collect(Collectors.joining("", "topics:\n", ""));

    assertThat(load(topics).topics())
        .hasSize(100)
        .allSatisfy(t -> assertThat(t.keywords().get(Language.EN)).hasSize(100));
  }

  @Test
  void mistakesOfALoneFileNameItAsItWasGiven() {
    Path file = dir.resolve("rights.yaml");

    assertThatThrownBy(() -> load(ONE_TOPIC.replace("id:", "ID:")))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            file
                + ":2: topics[0].ID: there is no such key: did you mean 'id'? (and 1 more"
                + " problem)");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> TopicFile.load(dir.resolve("none.yaml")))
        .isInstanceOf(ConfigException.class)
        .hasMessage(dir.resolve("none.yaml") + ": there is no such file");
  }

  @Test
  void aTopicIsThereOnce() {
    assertThat(problems(ONE_TOPIC + ONE_TOPIC.replace("topics:\n", "")))
        .containsExactly("topics/rights.yaml:7: topics[1].id: topic 'human-rights' is there twice");
  }

  @Test
  void aTopicIdIsLowerCaseWords() {
    assertThat(problems(ONE_TOPIC.replace("human-rights", "Human Rights")))
        .containsExactly(
            "topics/rights.yaml:2: topics[0]: topic id 'Human Rights' must be lower-case words"
                + " joined by '-', such as human-rights");
  }

  @Test
  void aTopicNeedsLabelsAndKeywords() {
    assertThat(problems("topics:\n  - id: a\n    labels: {}\n    keywords: {en: [a]}\n"))
        .containsExactly(
            "topics/rights.yaml:2: topics[0]: topic 'a' needs a label in some language");
    assertThat(problems("topics:\n  - id: a\n    labels: {en: A}\n    keywords: {en: []}\n"))
        .containsExactly(
            "topics/rights.yaml:2: topics[0]: topic 'a' needs a keyword in some language");
    assertThat(problems("topics:\n  - id: a\n"))
        .containsExactly(
            "topics/rights.yaml:2: topics[0].keywords: is missing. Words and phrases that show it,"
                + " per language; at least one.",
            "topics/rights.yaml:2: topics[0].labels: is missing. Its name for people, per"
                + " language; at least one.");
  }

  @Test
  void languagesAreTheSixOnes() {
    assertThat(problems(ONE_TOPIC.replace("ar: [", "de: [")))
        .containsExactly(
            "topics/rights.yaml:6: topics[0].keywords.de: there is no such key: write en, fr,"
                + " es, ru, ar or zh");
  }

  @Test
  void aKeywordIsText() {
    assertThat(
            problems(
                """
                topics:
                  - id: a
                    labels: {en: A}
                    keywords:
                      en:
                        - a
                        -
                        - "  "
                        - {b: c}
                        - [d]
                """))
        .containsExactly(
            "topics/rights.yaml:7: topics[0].keywords.en[1]: has no value: leave the key out or"
                + " write text",
            "topics/rights.yaml:8: topics[0].keywords.en[2]: is empty",
            "topics/rights.yaml:9: topics[0].keywords.en[3].b: there is no such key: write phrase or"
                + " weight",
            "topics/rights.yaml:9: topics[0].keywords.en[3].phrase: is missing. The word or"
                + " phrase.",
            "topics/rights.yaml:10: topics[0].keywords.en[4]: holds a list: write text");
  }

  @Test
  void aKeywordMayHaveAWeight() throws ConfigException {
    TopicSet topics =
        load(
            """
            topics:
              - id: evidence
                labels: {en: Evidence}
                keywords:
                  en:
                    - e-evidence
                    - {phrase: evidence, weight: 0.5}
                    - phrase: court
                      weight: 1
                    - phrase: judge
            """);

    assertThat(topics.topics().get(0).keywords().get(Language.EN))
        .containsExactly(
            Keyword.of("e-evidence"),
            new Keyword("evidence", 0.5),
            Keyword.of("court"),
            Keyword.of("judge"));
  }

  @Test
  void aTopicMayHaveNegativeKeywords() throws ConfigException {
    TopicSet topics = load(ONE_TOPIC + "    negativeKeywords: {en: [copyright, rights of way]}\n");

    assertThat(topics.topics().get(0).negativeKeywords().get(Language.EN))
        .containsExactly("copyright", "rights of way");
  }

  @Test
  void aWeightIsANumberAboveZeroAndUpToOne() {
    assertThat(
            problems(
                """
                topics:
                  - id: a
                    labels: {en: A}
                    keywords:
                      en:
                        - {phrase: court, weight: 1.5}
                        - {phrase: judge, weight: 0}
                        - {phrase: law, weight: -0.5}
                        - {phrase: act, weight: half}
                        - phrase: bill
                          weight:
                        - {weight: 0.5}
                        - {phrase: bench, wieght: 0.5}
                """))
        .containsExactly(
            "topics/rights.yaml:6: topics[0].keywords.en[0].weight: weight 1.5 of 'court' is above"
                + " 1: a weight of 1 carries the topic by itself",
            "topics/rights.yaml:7: topics[0].keywords.en[1].weight: weight 0 of 'judge' is not"
                + " above 0: remove the keyword, or list it under negativeKeywords",
            "topics/rights.yaml:8: topics[0].keywords.en[2].weight: weight -0.5 of 'law' is not"
                + " above 0: remove the keyword, or list it under negativeKeywords",
            "topics/rights.yaml:9: topics[0].keywords.en[3].weight: 'half' is no number: write one"
                + " above 0 and up to 1, such as 0.5",
            "topics/rights.yaml:11: topics[0].keywords.en[4].weight: has no value: leave the key"
                + " out or write text",
            "topics/rights.yaml:12: topics[0].keywords.en[5].phrase: is missing. The word or"
                + " phrase.",
            "topics/rights.yaml:13: topics[0].keywords.en[6].wieght: there is no such key: did you"
                + " mean 'weight'?");
  }

  @Test
  void aKeywordHasALetterOrDigit() {
    assertThat(
            problems(
                ONE_TOPIC.replace("privacy", "\"?!\"")
                    + "    negativeKeywords: {en: [\"...\"], xx: [a]}\n"))
        .containsExactly(
            "topics/rights.yaml:5: topics[0].keywords.en[1]: '?!' has no letter or digit: give it a"
                + " word or remove it",
            "topics/rights.yaml:7: topics[0].negativeKeywords.en[0]: '...' has no letter or digit:"
                + " give it a word or remove it",
            "topics/rights.yaml:7: topics[0].negativeKeywords.xx: there is no such key: write en,"
                + " fr, es, ru, ar or zh");
  }
}
