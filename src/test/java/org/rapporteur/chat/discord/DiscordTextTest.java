package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.chat.discord.DiscordText.Named;

final class DiscordTextTest {
  private static final Named NAMED =
      new Named(
          Map.of("11", "Maria Lopez (Chile)", "12", "\u202E"),
          Map.of("21", "drafting group"),
          Map.of("31", "legal-basis"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<@99> agrees with <@12> ~ @someone agrees with @someone",
        "<@&22> ~ @someone",
        "see <#31> and <#32> ~ see #legal-basis and #…",
        "fine <:thumb_up:41> <a:wave:42> ~ fine :thumb_up: :wave:",
        "</floor:51> or </floor queue:51> ~ /floor or /floor queue",
        "<t:1618953630> <t:1618953630:R> ~ 2021-04-20 21:20 UTC 2021-04-20 21:20 UTC",
        "<t:1618953630:d> <t:1618953630:T> ~ 2021-04-20 21:20 UTC",
        "<t:-60:t> ~ 23:59 UTC",
        "<t:99999999999999999:R> <t:x> ~ <t:99999999999999999:R> <t:x>",
        "<@> <@U1> <@&> <#> <!channel> <:x> </x> ~ <@> <@U1> <@&> <#> <!channel> <:x> </x>",
        "<@123456789012345678901> ~ <@123456789012345678901>",
        "@here *b* __u__ ||s|| `c` \\* &lt; [x](https://un.org) ~ @here *b* __u__ ||s|| `c` \\* &lt; [x](https://un.org)"
      })
  void readsWhatAReaderSees(String written, String seen) {
    assertThat(DiscordText.plain(written, NAMED)).isEqualTo(seen);
  }

  @Test
  void makesOneWordOfAMentionedName() {
    assertThat(DiscordText.plain("<@11>, <@!11> and <@&21>: is Article 3 open?", NAMED))
        .isEqualTo(
            "@Maria\u00A0Lopez\u00A0(Chile), @Maria\u00A0Lopez\u00A0(Chile) and"
                + " @drafting\u00A0group: is Article 3 open?");
  }

  @Test
  void readsANameAsItIsAndNotAsMarkup() {
    Named named = new Named(Map.of("1", "$1 \\ <@1>\n"), Map.of(), Map.of());

    assertThat(DiscordText.plain("<@1>!", named)).isEqualTo("@$1\u00A0\\\u00A0<@1>!");
  }

  @Test
  void leavesAllElseAsTyped() {
    String text =
        " <!channel> <@U1> @here *bold* _it_ `code` <b>x</b> &amp; &lt; \\ \"q\" \u200Bسؤال\u202E عن"
            + " 谁来付钱 👩🏽‍⚖️ https://evil.example/?a=1&b=2\n";

    assertThat(DiscordText.plain(text, NAMED)).isEqualTo(text);
  }

  @Test
  void makesOneLineOfAName() {
    assertThat(DiscordText.line(" Ana\u202E\n \u0007Lopez\u00A0\t(Chile)\u3164"))
        .isEqualTo("Ana Lopez (Chile)");
    assertThat(DiscordText.line("👩🏽‍⚖️ نمی\u200Cخواهم a\u200Db"))
        .isEqualTo("👩🏽‍⚖️ نمی\u200Cخواهم ab");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "*bold* __u__ ||s|| ~ \\*bold\\* \\_\\_u\\_\\_ \\|\\|s\\|\\|",
        "```code``` and \\* ~ \\`\\`\\`code\\`\\`\\` and \\\\\\*",
        "[the agenda](x) ~ \\[the agenda\\](x)",
        "## big ~ \\## big",
        "-# small - and # after ~ \\-# small - and # after",
        ">>> quoted > here ~ \\>>> quoted > here",
        "- a ~ \\- a",
        "1. Who pays? 2. Who hosts? ~ 1\\. Who pays? 2. Who hosts?",
        "#12 Who pays? ~ #12 Who pays?",
        "<@1> <:a:2> <b> ~ \\<\u2060@1> \\<\u2060\\:a:2> \\<b>",
        "@everyone @Here @heretic ana@un.org ~ @\u2060everyone @\u2060Here @\u2060heretic ana@un.org",
        "https://un.org discord.gg/a ~ https:\u2060//un.org discord\u2060.gg/a",
        "at 12:30, :tada: ~ at 12:30, \\:tada:",
        "\u2068سؤال\u2069: 1/2? ~ \u2068سؤال\u2069: 1/2?"
      })
  void writesWhatDiscordShowsAsItIs(String text, String written) {
    assertThat(DiscordText.defused(text)).isEqualTo(written);
  }

  @Test
  void dropsWhatCanNotBeSeen() {
    assertThat(DiscordText.defused("a\u202E\u2066b\u200B\u0000\uFEFF\uD83D c\r\n\td\u2028e"))
        .isEqualTo("ab c\n d\ne");
    assertThat(DiscordText.isSeen("\u2068\u2069 \uFE0F\u200B\n")).isFalse();
    assertThat(DiscordText.isSeen("\u2068.\u2069")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void leavesNothingThatWorksInAnyText(long seed) {
    Random random = new Random(seed);
    for (int n = 0; n < 5_000; n++) {
      String text = DiscordHostile.text(random);
      String defused = DiscordText.defused(text);

      assertThat(DiscordHostile.workingIn(defused)).as(text).isEmpty();
      assertThat(defused.length()).as(text).isLessThanOrEqualTo(2 * text.length());
      assertThat(DiscordHostile.read(defused)).as(text).isEqualTo(DiscordText.visible(text));
      DiscordText.plain(text, NAMED);
    }
  }

  @Test
  void readsHostileTextInTimeThatGrowsWithItsLength() {
    for (String part : DiscordHostile.pieces()) {
      String text = part.repeat(100_000 / part.length());

      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> {
            DiscordText.plain(text, NAMED);
            DiscordText.defused(text);
            DiscordText.line(text);
          },
          part);
    }
  }

  @Test
  void neverHalvesACharacter() {
    assertThat(DiscordText.cut("🙂🙂", 4)).isEqualTo("🙂🙂");
    assertThat(DiscordText.cut("🙂🙂", 3)).isEqualTo("🙂…");
    assertThat(DiscordText.cut("🙂🙂", 2)).isEqualTo("…");
  }
}
