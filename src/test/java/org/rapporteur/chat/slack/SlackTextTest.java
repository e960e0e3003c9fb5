package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlackTextTest {
  private static final Map<String, String> NAMES = Map.of("U1", "Maria Lopez (Chile)", "U2", "");

  private static String plain(String written) {
    return SlackText.plain(written, id -> NAMES.getOrDefault(id, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<@U2|ben> agrees ~ @ben agrees",
        "<@U2> agrees ~ @U2 agrees",
        "see <#C1|legal-basis> and <#C2> ~ see #legal-basis and #C2",
        "<!here> <!channel> <!everyone> ~ @here @channel @everyone",
        "<!here|@here> ~ @here",
        "<!subteam^S1|@drafting-group> meets ~ @drafting-group meets",
        "<!subteam^S1> meets ~ @S1 meets",
        "due <!date^1392734382^{date_num}^https://un.org|18 Feb 2014> ~ due 18 Feb 2014",
        "<!unheard^of|something> ~ something",
        "<https://un.org/a?b=1&amp;c=2> ~ https://un.org/a?b=1&c=2",
        "<https://un.org|the draft> says ~ the draft (https://un.org) says",
        "<http://un.org|un.org> ~ un.org",
        "<http://un.org/|un.org> ~ un.org",
        "<https://un.org|https://un.org> ~ https://un.org",
        "<mailto:ana@un.org|ana@un.org> ~ ana@un.org",
        "<mailto:ana@un.org> ~ ana@un.org",
        "<tel:+123|+123> ~ +123",
        "1 &lt; 2 &amp;&amp; 3 &gt; 2 ~ 1 < 2 && 3 > 2",
        "written as &amp;lt;b&amp;gt; ~ written as &lt;b&gt;",
        "&quot;&nbsp;&#60; ~ &quot;&nbsp;&#60;",
        "fine :+1::skin-tone-2: :tada: ~ fine :+1::skin-tone-2: :tada:",
        "*bold* _it_ `code` ~ *bold* _it_ `code`",
        "a < b and <unclosed ~ a < b and <unclosed",
        "<> <|> <@> <#> <!> <|x> ~ @ # @ x"
      })
  void readsWhatAReaderSees(String written, String seen) {
    assertThat(plain(written).replaceAll(" +", " ")).isEqualTo(seen);
  }

  @Test
  void makesOneWordOfAMentionedName() {
    assertThat(plain("<@U1>: is Article 3 open?"))
        .isEqualTo("@Maria\u00A0Lopez\u00A0(Chile): is Article 3 open?");
  }

  @Test
  void undoesNoEscapeThatANameHolds() {
    assertThat(SlackText.plain("<@U9>", id -> "a&lt;b")).isEqualTo("@a&lt;b");
  }

  @Test
  void writesATextThatReadsBackAsItIs() {
    String text = "<!channel> & <@U1> &lt; 1 < 2 <https://un.org|x>";

    assertThat(SlackText.escaped(text)).doesNotContain("<").doesNotContain(">");
    assertThat(plain(SlackText.escaped(text))).isEqualTo(text);
  }

  @Test
  void leavesNothingForAClientToCallOrLink() {
    assertThat(SlackText.defused("@here @Channel @everyone @heretic https://un.org WWW.un.org"))
        .isEqualTo(
            "@\u2060here @\u2060Channel @\u2060everyone @\u2060heretic"
                + " https:\u2060//un.org WWW\u2060.un.org");
    assertThat(SlackText.defused("ana@un.org asks: 1/2?")).isEqualTo("ana@un.org asks: 1/2?");
  }

  @Test
  void neverHalvesACharacter() {
    assertThat(SlackText.cut("🙂🙂", 4)).isEqualTo("🙂🙂");
    assertThat(SlackText.cut("🙂🙂", 3)).isEqualTo("🙂…");
    assertThat(SlackText.cut("🙂🙂", 2)).isEqualTo("…");
  }

  @Test
  void readsHostileTextInTimeThatGrowsWithItsLength() {
    for (String part : List.of("<", "<@", "<a|", "&", "&am", "<!date^", "|", "<a|b", "@", "<a|>")) {
      String text = part.repeat(500_000);

      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> {
            plain(text);
            SlackText.escaped(SlackText.defused(text));
          });
    }
  }

  @Test
  void throwsOnNothing() {
    Random random = new Random(3);
    for (int n = 0; n < 20_000; n++) {
      String text = Hostile.text(random);

      assertThatCode(() -> SlackText.defused(SlackText.escaped(plain(text))))
          .as(text)
          .doesNotThrowAnyException();
    }
  }
}
