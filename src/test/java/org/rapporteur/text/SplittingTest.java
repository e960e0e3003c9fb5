package org.rapporteur.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplittingTest {
  private final FloorReader reader =
      new StandardFloorReader(
          new TopicSet(
              "one",
              List.of(topic("training", "training"), topic("research", "security researchers"))));

  @Test
  void keepsTwoQuestionsApartEachWithItsTopics() {
    Reading reading =
        read("Who pays for the training? And will the text protect security researchers?");
    assertThat(reading.kind()).isEqualTo(Kind.QUESTION);
    assertThat(reading.topics())
        .extracting(TopicMatch::topic)
        .containsExactly("training", "research");
    assertThat(reading.parts())
        .containsExactly(
            new Reading.Part(
                "Who pays for the training?",
                Kind.QUESTION,
                List.of(new TopicMatch("training", List.of("training")))),
            new Reading.Part(
                "And will the text protect security researchers?",
                Kind.QUESTION,
                List.of(new TopicMatch("research", List.of("security researchers")))));
  }

  /** Parts are divided by a slash; a message without one is a single part. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // English
        "Who pays for the training? / And will the text protect researchers?",
        "Is the fund open to NGOs? If so, how do we apply?",
        "When will the treaty enter into force? Or is it too late? When will it happen?",
        "We have no budget for this. Who pays for the training? And why?",
        "Who pays? / Second question: will researchers be protected? This matters to us a lot.",
        "Does the text protect journalists? / Another point: the fund must be open to NGOs.",
        "Who pays for the training? / Small states have no budget. Will the fund be open to them?",
        "who pays for the training? / will the text protect security researchers? thx",
        // French
        "Qui financera la formation des procureurs ? / Et le texte protégera-t-il les chercheurs ?",
        "Le fonds est-il ouvert aux ONG ? Si oui, comment ?",
        "Le fonds est-il ouvert aux ONG ? / Par ailleurs, la définition est beaucoup trop large.",
        "Nous n'avons pas de budget. Qui financera la formation des procureurs ?",
        "Quand le traité entrera-t-il en vigueur ? Ou est-il trop tard ?",
        // Spanish
        "¿Quién pagará la formación? / ¿Y protegerá el texto a los investigadores? ¿Y por qué?",
        "¿Está abierto el fondo a las ONG? Si es así, ¿cómo?",
        "¿Está abierto el fondo a las ONG? / Además, la definición es demasiado amplia.",
        "No tenemos presupuesto para esto. ¿Quién pagará la formación de los fiscales?",
        "¿Cuándo entra en vigor el tratado? ¿O es demasiado tarde?",
        // Russian
        "Кто оплатит обучение прокуроров? / И защитит ли текст исследователей безопасности?",
        "Открыт ли фонд для НПО? Если да, то как?",
        "Открыт ли фонд для НПО? / Кроме того, определение слишком широкое.",
        "У нас нет бюджета. Кто оплатит обучение прокуроров? А когда это произойдет?",
        "Когда договор вступит в силу? Или уже слишком поздно?",
        // Arabic
        "من سيدفع تكاليف تدريب المدعين العامين؟ / وهل سيحمي النص الباحثين في مجال الأمن؟ ولماذا؟",
        "هل الصندوق مفتوح للمنظمات غير الحكومية؟ إذا نعم، كيف؟",
        "هل الصندوق مفتوح للمنظمات غير الحكومية؟ / كما أن التعريف واسع جدا.",
        "ليس لدينا ميزانية لهذا. من سيدفع تكاليف تدريب المدعين العامين؟",
        "متى تدخل المعاهدة حيز النفاذ؟ أم فات الأوان؟",
        // Chinese
        "谁来支付检察官的培训费用？/条约会保护安全研究人员吗？为什么？",
        "基金对非政府组织开放吗？如果是，怎么申请？",
        "基金对非政府组织开放吗？/另外，定义太宽泛了。",
        "我们没有预算。谁来支付检察官的培训费用？",
        "条约什么时候生效？还是已经太晚了？",
      })
  void partsWhatStandsAloneAndKeepsTogetherWhatDoesNot(String parts) {
    String message = parts.replace(" / ", " ").replace("/", "");
    List<String> expected = List.of(parts.split(" ?/ ?"));
    if (message.endsWith(" thx")) {
      expected = expected.stream().map(part -> part.replace(" thx", "")).toList();
    }
    assertThat(read(message).parts()).extracting(Reading.Part::text).isEqualTo(expected);
  }

  @Test
  void takesListsApartAndLeavesOutGreetingHeadingThanksAndName() {
    Reading reading =
        read(
            """
            Hello all!
            My questions are:
            1. Who pays for the training?
            2) And why?
            • Will the text protect researchers (and who decides? and when?)
            - The definition in article 2 is too broad.
            Thanks!
            — Ana, Chile""");
    assertThat(reading.parts())
        .extracting(Reading.Part::text)
        .containsExactly(
            "Who pays for the training?",
            "And why?",
            "Will the text protect researchers (and who decides? and when?)",
            "The definition in article 2 is too broad.");
    assertThat(reading.parts())
        .extracting(Reading.Part::kind)
        .containsExactly(Kind.QUESTION, Kind.QUESTION, Kind.QUESTION, Kind.COMMENT);
  }

  @Test
  void partsParagraphsButNotTheLinesOfAMailProgram() {
    Reading reading =
        read(
            """
            The text lacks a clause on human rights, which the group of friends
            of the convention has asked for since the first session.

            Will the secretariat publish the written submissions of all the groups
            before the next session begins""");
    assertThat(reading.parts())
        .extracting(Reading.Part::kind)
        .containsExactly(Kind.COMMENT, Kind.QUESTION);
    assertThat(reading.parts().get(0).text()).endsWith("since the first session.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The minister asked \"who will pay for this? And when?\" and nobody answered him.",
        "Our logs show ```who? why? when?``` at each start of the registry",
        "The clause (who decides? who pays?) is missing from the draft of article 5.",
        "See Art. 5 of the draft and no. 7 of the commentary. They contradict each other."
      })
  void neverSplitsQuotesCodeOrBrackets(String text) {
    assertThat(read(text).parts()).extracting(Reading.Part::text).containsExactly(text);
  }

  @Test
  void keepsTheWordsAsTheyWereWritten() {
    Reading reading =
        read(
            "Who\u200b pays ❤\ufe0f for the 𝐭𝐫𝐚𝐢𝐧𝐢𝐧𝐠?  \nWill the text\u00a0protect researchers? 🙏");
    assertThat(reading.parts())
        .extracting(Reading.Part::text)
        .containsExactly(
            "Who\u200b pays ❤\ufe0f for the 𝐭𝐫𝐚𝐢𝐧𝐢𝐧𝐠?",
            "Will the text\u00a0protect researchers?");
  }

  @Test
  void keepsAMessageOfManyPartsWhole() {
    String ten = "Who pays for the training?\n".repeat(10).strip();
    assertThat(read(ten).parts()).hasSize(10);
    String eleven = "Who pays for the training?\n".repeat(11);
    assertThat(read(eleven).parts()).extracting(Reading.Part::text).containsExactly(eleven);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Thanks!\n— Ana, Chile", "Hello all!", "Merci beaucoup\nBonne journée", ""})
  void findsNoPartInCourtesies(String text) {
    assertThat(read(text).parts()).isEmpty();
  }

  private Reading read(String text) {
    return reader.read(text, Language.EN);
  }

  private static Topic topic(String id, String keyword) {
    return new Topic(id, Map.of(Language.EN, id), Map.of(Language.EN, List.of(keyword)));
  }
}
