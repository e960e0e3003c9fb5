package org.rapporteur.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainTextTest {
  @Test
  void leavesAnOrdinaryTextAsItIs() {
    String text = "Qui paie la formation des procureurs — l'État ? 谁来支付？";

    assertThat(PlainText.line(text)).isEqualTo(text);
    assertThat(PlainText.markdown(text)).isEqualTo(text);
    assertThat(PlainText.cell(text)).isEqualTo(text);
  }

  @Test
  void keepsWhatShapesLettersAndFamilies() {
    assertThat(PlainText.line("می\u200Cخواهم 👨\u200D👩")).isEqualTo("می\u200Cخواهم 👨\u200D👩");
    assertThat(PlainText.line("a\u200Db\u200C")).isEqualTo("ab");
  }

  @Test
  void takesFormFromMarkdownAndLeavesTheText() {
    assertThat(PlainText.markdown("*bold* _i_ `code` [a](http://b.c) <img src=x> & |cell| ~no~ \\"))
        .isEqualTo(
            "\\*bold\\* \\_i\\_ \\`code\\` \\[a\\](http:\u2060//b.c)"
                + " &lt;img src\\=x&gt; &amp; \\|cell\\| \\~no\\~ \\\\");
  }

  @Test
  void keepsAddressesFromBeingLinkedAndPeopleFromBeingCalled() {
    assertThat(PlainText.markdown("https://a.b www.c.d Www.e.f m@g.h @everyone #12"))
        .isEqualTo(
            "https:\u2060//a.b www.\u2060c.d Www.\u2060e.f m@\u2060g.h @\u2060everyone \\#12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "＝1",
        "＋1",
        "－1",
        "＠SUM",
        "﹦1",
        " \u00A0\t=1",
        "\r\n=1",
        "\u200B\u202E\uFEFF=1",
        "\u3164=1",
        "\u0000=1"
      })
  void letsNoFormulaStartInACell(String hostile) {
    assertThat(PlainText.cell(hostile)).startsWith("'").doesNotContain("\r", "\n", "\t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;=1", "a; \t=1", "a;\u00A0＝1", "a;\"=1\"", "a;;+1", "a;-1", "a;＠SUM"})
  void letsNoFormulaStartWhereASemicolonSeparatesCells(String hostile) {
    assertThat(PlainText.cell(hostile)).containsPattern(";'[\\s\"]*[=＝+@＠-]");
    assertThat(PlainText.cell(hostile).replace(";'", ";")).isEqualTo(PlainText.line(hostile));
  }

  @Test
  void letsOtherTextsInACellBe() {
    assertThat(PlainText.cell("a=1")).isEqualTo("a=1");
    assertThat(PlainText.cell("a; b=1;")).isEqualTo("a; b=1;");
    assertThat(PlainText.cell("\tone\r\ntwo")).isEqualTo("one two");
    assertThat(PlainText.cell("\u200B")).isEmpty();
  }
}
