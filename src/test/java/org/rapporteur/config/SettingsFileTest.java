package org.rapporteur.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a mistake in {@code rapporteur.yaml}, and of YAML that is none of ours. */
final class SettingsFileTest {
  @TempDir Path dir;

  private List<String> problems(String text) {
    return new TestFolder(dir).with("rapporteur.yaml", text).problems();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "language: de | language: 'de' is no language: write en, fr, es, ru, ar or zh",
        "language: 7 | language: '7' is no language: write en, fr, es, ru, ar or zh",
        "attribution: name | attribution: 'name' is no attribution: did you mean 'named'?",
        "attribution: | attribution: has no value: leave the key out or write named, affiliation or"
            + " chatham-house",
        "attribution: [named] | attribution: holds a list: write named, affiliation or"
            + " chatham-house",
        "data: '  ' | data: is empty",
        "digest: 5m | digest: '5m' can't stand here: write keys and values, indented",
        "digest: {every: 5} | digest.every: '5' can't stand here: write text such as 5m",
        "digest: {every: 5 minutes} | digest.every: '5 minutes' is no duration: write 5m, 90s or"
            + " 1h30m",
        "digest: {every: ''} | digest.every: '' is no duration: write 5m, 90s or 1h30m",
        "digest: {every: 9s} | digest.every: must be 10s to 24h",
        "digest: {every: 24h1s} | digest.every: must be 10s to 24h",
        "digest: {style: edited} | digest.style: 'edited' is no style: did you mean 'edit'?",
        "upvotes: {ignore: 👎} | upvotes.ignore: '👎' can't stand here: write a list, each item on a"
            + " line of its own after '- '",
        "duplicates: {model: models/none} | duplicates.model: models/none is no folder: name one with"
            + " a model, or write none",
        "duplicates: {model: ''} | duplicates.model: is empty",
        "duplicates: {likely: 0} | duplicates.likely: must be 0.01 to 1",
        "duplicates: {likely: 1.5} | duplicates.likely: must be 0.01 to 1",
        "duplicates: {likely: often} | duplicates.likely: 'often' is no similarity: write a number"
            + " such as 0.55",
        "privacy: {keepNames: 59m} | privacy.keepNames: must be 1h to 3650d",
        "privacy: {keepNames: 3651d} | privacy.keepNames: must be 1h to 3650d",
        "web: {port: 65536} | web.port: 65536 is too large: write 65535 or less",
        "web: {port: -1} | web.port: -1 is too small: write 0 or more",
        "web: {port: '8080'} | web.port: '8080' can't stand here: write a whole number without quotes",
        "web: {port: 80.5} | web.port: '80.5' can't stand here: write a whole number without quotes",
        "web: {host: ''} | web.host: is empty",
        "web: {publicUrl: floor.example.org} | web.publicUrl: must be an address people can open,"
            + " such as https://floor.example.org",
        "web: {publicUrl: 'ftp://a.example'} | web.publicUrl: must be an address people can open,"
            + " such as https://floor.example.org",
        "web: {publicUrl: 'https://a b'} | web.publicUrl: 'https://a b' is no address: write one"
            + " such as https://floor.example.org",
        "web: {messageLength: 0} | web.messageLength: 0 is too small: write 1 or more",
        "limits: {perPerson: 0} | limits.perPerson: 0 is too small: write 1 or more",
        "limits: {perChannel: 100001} | limits.perChannel: 100001 is too large: write 100000 or"
            + " less",
        "web: {messagesPerMinute: 601} | web.messagesPerMinute: 601 is too large: write 600 or"
            + " less",
        "web: {publicURL: x} | web.publicURL: there is no such key: did you mean 'publicUrl'?",
        "web: {colour: red} | web.colour: there is no such key: write host, port, publicUrl,"
            + " messageLength or messagesPerMinute",
        "web: {port: 1, port: 2} | web.port: is there twice: keep one",
        "discord: {api: 'https://discord.com/api/v10'} | discord.api: must be an address that ends"
            + " with a slash, such as https://discord.com/api/v10/",
        "discord: {bots: ['Bridge']} | discord.bots[0]: 'Bridge' is no id of Discord's: switch on"
            + " Developer Mode, then right-click the bot > Copy User ID",
        "discord: {shards: {total: 0}} | discord.shards.total: 0 is too small: write 1 or more",
        "discord: {shards: {total: 2, own: '2'}} | discord.shards.own: must be below total, which is"
            + " 2: shards are counted from 0",
        "discord: {shards: {total: 2, own: 0-2}} | discord.shards.own: must be below total, which"
            + " is 2: shards are counted from 0",
        "discord: {shards: {own: odd ones}} | discord.shards.own: 'odd ones' names no shards: write"
            + " one such as 3, or some such as 0-3",
        "discord: {backfill: {reread: 25h}} | discord.backfill.reread: must be 24h at most",
        "discord: {intents: all} | discord.intents: there is no such key: write api, bots, shards or"
            + " backfill",
      })
  void aMistakeIsToldAtItsKey(String yaml, String problem) {
    assertThat(problems("# a comment\n" + yaml + "\n"))
        .containsExactly("rapporteur.yaml:2: " + problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"moderatorKey", "slack-token", "client_secret", "PASSWORD", "apikey", "passwords"})
  void secretsDoNotStandInAFile(String key) {
    assertThat(problems("web:\n  " + key + ": hunter2\n"))
        .containsExactly(
            "rapporteur.yaml:2: web."
                + key
                + ": secrets come from the environment: remove it here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "web: [ | 3: is no valid YAML: while parsing a flow node, expected the node content,"
            + " but found '<stream end>'",
        "data: !!java.io.File [x] | 2: is no valid YAML: Global tag is not allowed:"
            + " tag:yaml.org,2002:java.io.File",
        "data: !secret x | 2: has a tag (!secret): remove it",
        "? [a] : b | 2: has a key that is a list or a mapping",
        "data: *nowhere | 2: is no valid YAML: found undefined alias nowhere",
        "web: &a {port: *a} | 2: is too large or too deep once its aliases (*) are written out",
      })
  void yamlThatIsNoneOfOursIsToldOnce(String yaml, String problem) {
    assertThat(problems("# a comment\n" + yaml + "\n"))
        .containsExactly("rapporteur.yaml:" + problem);
  }

  @Test
  void tabsDoNotIndent() {
    assertThat(problems("web:\n\tport: 1\n"))
        .containsExactly(
            "rapporteur.yaml:2: is no valid YAML: while scanning for the next token, found"
                + " character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for"
                + " indentation)");
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertThat(problems("data: a\n---\ndata: b\n"))
        .containsExactly(
            "rapporteur.yaml:2: is no valid YAML: expected a single document in the stream, but"
                + " found another document");
  }

  @Test
  void aFileIsKeysAndValues() {
    assertThat(problems("- data\n"))
        .containsExactly("rapporteur.yaml:1: holds a list: write keys and values, indented");
  }

  @Test
  void aliasesStandForWhatTheyNameWithinBounds() {
    assertThat(problems("upvotes: {ignore: &a [x, y]}\ndata: &b here\nlanguage: *b\n"))
        .containsExactly(
            "rapporteur.yaml:3: language: 'here' is no language: write en, fr, es, ru, ar or zh");
  }

  @Test
  void aliasesThatMultiplyAreStopped() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 8; i++) {
      String before = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n"
              .formatted(
                  i,
                  i,
                  String.join(
                      ", ", List.of(before, before, before, before, before, before, before))));
    }

    assertThat(problems(bomb.toString()))
        .singleElement()
        .asString()
        .endsWith("is too large or too deep once its aliases (*) are written out");
  }

  @Test
  void aFileThatIsNotUtf8IsToldAtTheLineThatShowsIt() {
    new TestFolder(dir)
        .with("rapporteur.yaml", "data: a\n# é\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(new TestFolder(dir).problems())
        .containsExactly("rapporteur.yaml:2: is not written in UTF-8: save it in that encoding");
  }

  @Test
  void aByteOrderMarkIsNoContent() {
    assertThat(problems("\uFEFFdata: a\n")).isEmpty();
  }

  @Test
  void controlCharactersAreRefusedAndNeverPrinted() {
    assertThat(problems("data: a\n# \u0007\n"))
        .containsExactly("rapporteur.yaml:2: holds a character no text has: U+0007");
    assertThat(problems("\"a\\eb\\nc\": x\n"))
        .singleElement()
        .asString()
        .startsWith("rapporteur.yaml:1: a b c: there is no such key");
  }

  @Test
  void aProblemStaysReadableHoweverLongTheValue() {
    assertThat(problems("language: " + "x".repeat(100_000) + "\n"))
        .singleElement()
        .asString()
        .hasSizeLessThan(600)
        .startsWith("rapporteur.yaml:1: language: 'xxx")
        .endsWith("xxx' is no language: write en, fr, es, ru, ar or zh");
  }

  @Test
  void aFileWithoutEndIsNotReadToItsEnd() {
    new TestFolder(dir).with("rapporteur.yaml", new byte[YamlReader.MAX_BYTES + 1]);

    assertThat(new TestFolder(dir).problems())
        .containsExactly("rapporteur.yaml: is larger than 4 MiB: split it");
  }
}
