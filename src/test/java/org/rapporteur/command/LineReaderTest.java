package org.rapporteur.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.Role;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.Refused;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionState;

class LineReaderTest {
  private static final ChannelRef SLACK = new ChannelRef("slack", "T1", "C024BE91L");

  private final SessionFixture session =
      new SessionFixture().speakers("Keiko Tanaka", "Ana Ruiz", "Ana Diop", "李 明", "François Noël");

  private Map<String, Object> read(CommandSpec spec, String typed) {
    return LineReader.read(spec, values(), typed);
  }

  private Values values() {
    SessionState state = session.state().exists() ? session.state() : session.open().state();
    return new Values(Optional.of(state), Set.of("cybercrime-convention", "climate"));
  }

  private static CommandSpec spec(Option... options) {
    return new CommandSpec("floor try", Role.MODERATOR, "tries", List.of(options));
  }

  private static final CommandSpec FLAG =
      spec(
          Option.required("item", CommandSpec.Type.ITEM, "it"),
          Option.optional("speaker", CommandSpec.Type.SPEAKER, "who"),
          Option.optional("note", CommandSpec.Type.TEXT, "why"));

  private static final CommandSpec OPEN =
      spec(
          Option.required("title", CommandSpec.Type.TEXT, "what"),
          Option.named("topics", CommandSpec.Type.TOPIC_SET, "set"),
          Option.named("ends", CommandSpec.Type.DURATION, "end"),
          Option.named("speakers", CommandSpec.Type.NAMES, "who"));

  private static final CommandSpec ADD =
      spec(
          Option.required("text", CommandSpec.Type.TEXT, "what"),
          Option.named("by", CommandSpec.Type.NAME, "who"),
          Option.flag("onsite", "here"));

  @ParameterizedTest
  @ValueSource(strings = {"12", "#12", "＃12", "١٢", "#۱۲", "１２", "१२"})
  void aNumberIsReadInAnyDigits(String written) {
    assertThat(read(FLAG, written)).isEqualTo(Map.of("item", 12));
  }

  @ParameterizedTest
  @CsvSource({
    "12 Keiko Tanaka please today, Keiko Tanaka, please today",
    "12 keiko please today, Keiko Tanaka, please today",
    "12 TANAKA, Keiko Tanaka,",
    "12 ana r please, Ana Ruiz, please",
    "12 Diop please, Ana Diop, please",
    "12 francois, François Noël,",
    "12 李 now, 李 明, now",
    "12 \"Keiko Tanaka\" please, Keiko Tanaka, please",
    "12 please ask Keiko, , please ask Keiko",
    "12 an urgent one, , an urgent one",
    "12 \"Kieko would know\", , Kieko would know",
  })
  void aSpeakerIsReadFromPartOfTheNameAndTheRestIsANote(String typed, String speaker, String note) {
    Map<String, Object> read = read(FLAG, typed);
    assertThat(read.get("speaker")).isEqualTo(speaker);
    assertThat(read.get("note")).isEqualTo(note);
  }

  @Test
  void aNameThatMayBeTwoIsAskedFor() {
    assertThatThrownBy(() -> read(FLAG, "12 Ana please"))
        .isInstanceOf(Refused.class)
        .hasMessage("'Ana' may be Ana Ruiz, Ana Diop: write more of it.");
  }

  @Test
  void namedOptionsAreFoundFromTheEndInAnyOrder() {
    Map<String, Object> all =
        Map.of(
            "title",
            "Panel",
            "topics",
            "climate",
            "ends",
            Duration.ofMinutes(60),
            "speakers",
            List.of("Ana Ruiz", "Bo"));
    assertThat(read(OPEN, "Panel topics climate ends 60m speakers Ana Ruiz, Bo")).isEqualTo(all);
    assertThat(read(OPEN, "Panel speakers Ana Ruiz,Bo ends 1h topics Climate")).isEqualTo(all);
    assertThat(read(OPEN, "Panel ends 60 topics climate speakers \"Ana Ruiz\",Bo")).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How it all ends badly",
        "Hot topics of the day",
        "The speakers and their views",
        "What ends tomorrow topics and all",
      })
  void aTitleMayHoldTheWordsOfOptions(String title) {
    assertThat(read(OPEN, title)).isEqualTo(Map.of("title", title));
    assertThat(read(OPEN, title + " ends 30m"))
        .isEqualTo(Map.of("title", title, "ends", Duration.ofMinutes(30)));
  }

  @Test
  void quotationMarksProtectAText() {
    assertThat(read(OPEN, "\"The session ends 60m\""))
        .isEqualTo(Map.of("title", "The session ends 60m"));
    assertThat(read(OPEN, "«Climat topics climate» topics climate"))
        .isEqualTo(Map.of("title", "Climat topics climate", "topics", "climate"));
    assertThat(read(ADD, "“Who is onsite” by \"ken\" onsite"))
        .isEqualTo(Map.of("text", "Who is onsite", "by", "ken", "onsite", true));
    assertThat(read(ADD, "He said \"no\" twice")).isEqualTo(Map.of("text", "He said \"no\" twice"));
  }

  @ParameterizedTest
  @CsvSource({
    "What is meant by human rights, What is meant by human rights,",
    "Is it paid by the fund?, Is it paid by the fund?,",
    "Is it paid by the Fund? by Ken Ito, Is it paid by the Fund?, Ken Ito",
    "谁来付钱 by 王芳, 谁来付钱, 王芳",
    "من يدفع by أمينة, من يدفع, أمينة",
  })
  void aNameInATextHasACapitalOrNoCase(String typed, String text, String by) {
    Map<String, Object> read = read(ADD, typed);
    assertThat(read.get("text")).isEqualTo(text);
    assertThat(read.get("by")).isEqualTo(by);
  }

  @ParameterizedTest
  @CsvSource({
    "90, 90",
    "10m, 10",
    "1h30m, 90",
    "2h, 120",
    "1 h 5 min, 65",
    "٤٥, 45",
    "45 minutes, 45"
  })
  void aDurationIsMinutesOrHoursAndMinutes(String typed, long minutes) {
    assertThat(read(spec(Option.required("time", CommandSpec.Type.DURATION, "t")), typed))
        .isEqualTo(Map.of("time", Duration.ofMinutes(minutes)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "h", "10x", "-5", "99999h", "1h30m extra"})
  void otherWordsAreNoDuration(String typed) {
    assertThatThrownBy(
            () -> read(spec(Option.required("time", CommandSpec.Type.DURATION, "t")), typed))
        .isInstanceOf(Refused.class);
  }

  @Test
  void topicChangesTakeIdsAndLabelsOfSeveralWords() {
    CommandSpec tag = spec(Option.required("topics", CommandSpec.Type.TOPIC_CHANGES, "t"));
    assertThat(read(tag, "+human rights -data +Capacity-building"))
        .isEqualTo(
            Map.of(
                "topics",
                new Values.TopicChanges(
                    List.of("human-rights", "capacity-building"), List.of("data-protection"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.slack.com/archives/C024BE91L/p1712345678000200",
        "<https://acme.slack.com/archives/C024BE91L/p1712345678000200>",
        "https://acme.slack.com/archives/C024BE91L/p1712345678000200?thread_ts=1&cid=C024BE91L",
        "slack:T1/C024BE91L/1712345678.000200",
      })
  void aPlatformsOwnLinkLeadsToTheItem(String link) {
    session
        .sources(new Session.Source(SLACK, Presence.ONLINE))
        .open()
        .then(draft -> heard(draft, "1712345678.000100"))
        .then(draft -> heard(draft, "1712345678.000200"));

    assertThat(read(FLAG, link))
        .isEqualTo(Map.of("item", new MessageRef(SLACK, "1712345678.000200")));
  }

  private static void heard(Draft draft, String id) {
    int author = draft.person(SessionFixture.author("Zoe"));
    int words = draft.words(author, "thanks", List.of());
    draft.record(author, new Event.ChatterHeard(new MessageRef(SLACK, id), words));
  }

  @Test
  void aLinkLeadsToTheWholeIdAndToNoPartOfIt() {
    session.open();
    for (int i = 1; i <= 12; i++) {
      session.asks("Amina", "Question " + i + "?");
    }
    assertThat(read(FLAG, "https://chat.example/floor#m12")).isEqualTo(Map.of("item", 12));
    assertThat(read(FLAG, "https://chat.example/floor/m2")).isEqualTo(Map.of("item", 2));
    assertThatThrownBy(() -> read(FLAG, "https://chat.example/floor/m112"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void whatIsTooMuchIsSaid() {
    assertThatThrownBy(
            () -> read(spec(Option.required("item", CommandSpec.Type.ITEM, "i")), "12 now"))
        .hasMessage("'now' is too much.");
  }
}
