package org.rapporteur.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTaggingTest {
  private final FloorReader reader =
      new StandardFloorReader(
          new TopicSet(
              "convention",
              List.of(
                  topic(
                      "human-rights",
                      Map.of(
                          Language.EN, List.of("human rights", "rights", "freedom of expression"),
                          Language.FR, List.of("droits de l'homme", "liberté d'expression"),
                          Language.ES, List.of("derechos humanos", "libertad de expresión"),
                          Language.RU, List.of("права человека"),
                          Language.AR, List.of("حقوق الإنسان"),
                          Language.ZH, List.of("人权"))),
                  topic(
                      "international-cooperation",
                      Map.of(
                          Language.EN,
                              List.of(
                                  "international cooperation",
                                  "MLA",
                                  "MLAT",
                                  "mutual legal assistance",
                                  "extradition",
                                  "cross-border access",
                                  "cybercrime",
                                  "prosecutor",
                                  "IT"),
                          Language.FR, List.of("coopération internationale", "extradition"),
                          Language.ES, List.of("cooperación internacional", "ciberdelincuencia"),
                          Language.RU, List.of("международное сотрудничество", "киберпреступность"),
                          Language.AR, List.of("التعاون الدولي"),
                          Language.ZH, List.of("国际合作", "跨境"))),
                  topic(
                      "multistakeholder",
                      Map.of(
                          Language.EN,
                          List.of("multistakeholder", "civil society", "private sector"))))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What about the Human Rights of suspects? | human-rights | Human Rights",
        "children's rights come first | human-rights | rights",
        "Les libertés d’expression sont menacées | human-rights | libertés d’expression",
        "los DERECHOS humanos de todas | human-rights | DERECHOS humanos",
        "защита прав человека в интернете | human-rights | прав человека",
        "احترام حقوق الانسان ضروري | human-rights | حقوق الانسان",
        "保障人權非常重要 | human-rights | 人權",
        "Prosecutors need training | international-cooperation | Prosecutors",
        "we need cross border access now | international-cooperation | cross border access",
        "we need crossborder access now | international-cooperation | crossborder access",
        "fighting cyber-crime together | international-cooperation | cyber-crime",
        "fighting cyber crime together | international-cooperation | cyber crime",
        "#CivilSociety must be heard | multistakeholder | CivilSociety",
        "a multi-stakeholder approach | multistakeholder | multi-stakeholder",
        "les MLATs sont trop lents pour nous | international-cooperation | MLATs",
        "M.L.A. requests are slow | international-cooperation | M.L.A.",
        "Nous parlons de mutual legal assistance ici | international-cooperation | mutual legal assistance",
        "вопрос про extradition и сроки | international-cooperation | extradition",
        "𝐡𝐮𝐦𝐚𝐧 𝐫𝐢𝐠𝐡𝐭𝐬 😀 ｒｉｇｈｔｓ of all | human-rights | 𝐡𝐮𝐦𝐚𝐧 𝐫𝐢𝐠𝐡𝐭𝐬",
        "the hum\u200ban ri\u00adghts chapter of it | human-rights | human rights",
        "extraditon must remain possible | international-cooperation | extraditon",
        "the privte sector was not invited | multistakeholder | privte sector"
      })
  void tagsAMessageWithTheWordsAsTheyWereWritten(String text, String topic, String words) {
    assertThat(reader.read(text, Language.EN).topics())
        .anySatisfy(
            match -> {
              assertThat(match.topic()).isEqualTo(topic);
              assertThat(match.words()).contains(words);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is it possible for us to see it",
        "the data is human. Rights of way are another matter for civil, society",
        "she wrights plays about brights and copyrighted texts",
        "convictions and conversations",
        "see https://example.org/human-rights/extradition",
        "`extradition`"
      })
  void tagsNothingThatOnlyLooksLikeAKeyword(String text) {
    assertThat(reader.read(text, Language.EN).topics())
        .filteredOn(match -> !match.words().contains("Rights"))
        .isEmpty();
  }

  @Test
  void aPhraseBeatsTheWordsWithinIt() {
    assertThat(reader.read("human rights and, again, Human Rights", Language.EN).topics())
        .containsExactly(new TopicMatch("human-rights", List.of("human rights")));
  }

  @Test
  void carriesSeveralTopicsInTheOrderOfTheSet() {
    assertThat(
            reader.read("Civil society asks: does MLA respect human rights?", Language.EN).topics())
        .containsExactly(
            new TopicMatch("human-rights", List.of("human rights")),
            new TopicMatch("international-cooperation", List.of("MLA")),
            new TopicMatch("multistakeholder", List.of("Civil society")));
  }

  @Test
  void refusesAKeywordWithoutLetters() {
    TopicSet set = new TopicSet("odd", List.of(topic("odd", Map.of(Language.EN, List.of("?!")))));
    assertThatThrownBy(() -> new StandardFloorReader(set))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'?!'")
        .hasMessageContaining("'odd'");
  }

  private static Topic topic(String id, Map<Language, List<String>> keywords) {
    return new Topic(id, Map.of(Language.EN, id), keywords);
  }

  @Test
  void aPhraseBeatsTheWordsWithinItWhateverTheirTopic() {
    FloorReader training =
        new StandardFloorReader(
            new TopicSet(
                "training",
                List.of(
                    topic("capacity-building", "training of prosecutors"),
                    topic("international-cooperation", "prosecutor"))));

    assertThat(training.read("Who pays for the training of prosecutors?", Language.EN).topics())
        .extracting(TopicMatch::topic)
        .containsExactly("capacity-building");
    assertThat(
            training
                .read("Prosecutors ask who pays for the training of prosecutors?", Language.EN)
                .topics())
        .extracting(TopicMatch::topic)
        .containsExactly("capacity-building", "international-cooperation");
  }

  private static Topic topic(String id, String keyword) {
    return new Topic(id, Map.of(Language.EN, id), Map.of(Language.EN, List.of(keyword)));
  }
}
