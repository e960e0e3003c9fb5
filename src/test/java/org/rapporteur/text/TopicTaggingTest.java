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
            new TopicMatch("multistakeholder", List.of("Civil society"), List.of("civil society")));
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a multi-stake-holder approach | multistakeholder",
        "a multi stake holder approach | multistakeholder",
        "multistakehodlre talks | multistakeholder",
        "the extradtion of suspects | extradition",
        "the extradittions took years | extradition",
        "and a procecutor for each | prosecutor",
        "вопрос о киберпреступностии | киберпреступность",
        "وبالتعاون الدولي | التعاون الدولي",
        "للتعاون الدولي | التعاون الدولي",
        "nous voulons du multistakeholderism, les prosecutors aussi | prosecutor",
        "El panel was great, pero la ciberdelincuencia is not covered por la ley | ciberdelincuencia"
      })
  void tellsTheKeywordThatWordsWereTakenFor(String text, String keyword) {
    assertThat(reader.read(text, Language.EN).topics())
        .anySatisfy(match -> assertThat(match.keywords()).contains(keyword));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "organisation | organization",
        "criminalise | criminalizing",
        "offence | offenses",
        "training programme | training programs",
        "behaviour | behaviors",
        "child | children",
        "policewoman | policewomen",
        "criterion | criteria"
      })
  void takesTheTwoSpellingsAndThePluralsOfAWordForOne(String keyword, String written) {
    for (String each : List.of(keyword, written)) {
      FloorReader one = new StandardFloorReader(set(topic("one", each)));
      assertThat(one.read("What about the " + keyword + " here?", Language.EN).topics()).hasSize(1);
      assertThat(one.read("What about the " + written + " here?", Language.EN).topics()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "والأطفال",
        "بالأطفال",
        "للأطفال",
        "وللأطفال",
        "لأطفال",
        "فأطفال",
        "كأطفال",
        "وبأطفال",
        "أطفالنا",
        "لأطفالهم"
      })
  void findsAnArabicWordWithWhatIsWrittenOntoIt(String written) {
    FloorReader children =
        new StandardFloorReader(
            set(
                new Topic(
                    "children",
                    Map.of(Language.EN, "Children"),
                    Map.of(Language.AR, List.of("أطفال")))));

    assertThat(children.read("ماذا تقدم الاتفاقية " + written + "؟", Language.AR).topics())
        .hasSize(1);
  }

  @Test
  void anAcronymIsNoTwoWords() {
    FloorReader names = new StandardFloorReader(set(topic("names", "ICANN")));

    assertThat(names.read("I can hear you", Language.EN).topics()).isEmpty();
    assertThat(names.read("what does icann say", Language.EN).topics()).hasSize(1);
  }

  @Test
  void aNegativeKeywordKeepsTheTopicAway() {
    Topic training =
        new Topic(
            "training",
            Map.of(Language.EN, "Training"),
            Map.of(Language.EN, List.of(Keyword.of("training"))),
            Map.of(Language.EN, List.of("training data", "machine learning")));
    FloorReader reading =
        new StandardFloorReader(set(training, topic("privacy", "data protection")));

    assertThat(reading.read("Who pays for the training of judges?", Language.EN).topics())
        .hasSize(1);
    assertThat(reading.read("Whose training data is it?", Language.EN).topics()).isEmpty();
    assertThat(
            reading
                .read(
                    "Training judges on data protection in machine-lerning takes time", Language.EN)
                .topics())
        .extracting(TopicMatch::topic)
        .containsExactly("privacy");
  }

  @Test
  void weakKeywordsNeedCompany() {
    Topic evidence =
        new Topic(
            "evidence",
            Map.of(Language.EN, "Evidence"),
            Map.of(
                Language.EN,
                List.of(
                    Keyword.of("e-evidence"),
                    new Keyword("evidence", 0.5),
                    new Keyword("court", 0.3),
                    new Keyword("judge", 0.2))),
            Map.of());
    FloorReader reading = new StandardFloorReader(set(evidence));

    assertThat(reading.read("What evidence do you have? Any evidence?", Language.EN).topics())
        .isEmpty();
    assertThat(reading.read("Is this evidence good in court?", Language.EN).topics()).isEmpty();
    assertThat(reading.read("Will a judge take evidence from another court?", Language.EN).topics())
        .containsExactly(new TopicMatch("evidence", List.of("judge", "evidence", "court")));
    assertThat(reading.read("How long is e-evidence kept?", Language.EN).topics())
        .containsExactly(new TopicMatch("evidence", List.of("e-evidence")));
  }

  @Test
  void oneWordIsOneKeywordHoweverManyLanguagesHaveIt() {
    Topic weak =
        new Topic(
            "extradition",
            Map.of(Language.EN, "Extradition"),
            Map.of(
                Language.EN, List.of(new Keyword("extradition", 0.5)),
                Language.FR, List.of(new Keyword("extradition", 0.5))),
            Map.of());

    assertThat(
            new StandardFloorReader(set(weak))
                .read("Est-ce que l'extradition est possible ?", Language.FR)
                .topics())
        .isEmpty();
  }

  private static TopicSet set(Topic... topics) {
    return new TopicSet("set", List.of(topics));
  }
}
