package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.chat.discord.fake.FakeDiscord;
import org.rapporteur.chat.discord.fake.Permission;
import org.rapporteur.chat.fake.Fault;

/** What an operator is told of Discord when the bot starts: one line that says where to mend it. */
class DiscordStartTest {
  @TempDir private Path folder;
  private DiscordHall hall;

  @BeforeEach
  void opens() throws IOException {
    hall = new DiscordHall(folder);
  }

  @AfterEach
  void ends() {
    hall.close();
    assertThat(hall.discord.violations()).isEmpty();
  }

  @Test
  void aTokenIsEnoughToStartAndTheProcessEndsWhenDiscordShutsItOut() throws Exception {
    BotProcess bot = new BotProcess(folder, DiscordHall.TOKENS);
    try {
      assertThat(bot.start())
          .anyMatch(line -> line.startsWith("Discord: connected, 1 server"))
          .filteredOn(line -> line.contains("no session names a channel"))
          .singleElement()
          .asString()
          .contains("discord:CHANNEL", "sessions/");
      hall.discord.setting().mayReadContent(false);
      hall.discord.network().closes(4014);

      assertThat(bot.awaitExit()).isEqualTo(1);
      assertThat(bot.log())
          .contains("rapporteur: Discord: the bot may not read messages: switch on")
          .doesNotContain(FakeDiscord.TOKEN);
    } finally {
      bot.kill();
    }
  }

  @Test
  void aTokenThatIsTakenBackEndsTheBot() throws Exception {
    try (Bot bot = hall.starts(DiscordHall.TOKENS, false)) {
      hall.discord.revokesToken();

      assertThat(bot.ended().get(20, TimeUnit.SECONDS))
          .contains("does not take the token in DISCORD_BOT_TOKEN", "Reset Token");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MTA1.fake.another      | DISCORD_BOT_TOKEN | Reset Token",
        "MTA1.fake.with a space | DISCORD_BOT_TOKEN | Reset Token"
      })
  void aTokenThatCannotServeIsNamed(String value, String named, String where) {
    assertRefused(Map.of("DISCORD_BOT_TOKEN", value), named, where);
  }

  @Test
  void theSwitchForWhatPeopleWriteIsNamed() {
    hall.discord.setting().mayReadContent(false);

    assertRefused(DiscordHall.TOKENS, "'Message Content Intent'", "Privileged Gateway Intents");
  }

  @Test
  void shardsThatDoNotFitAreNamed() {
    hall.discord.network().refusesIdentify(4011);

    assertRefused(DiscordHall.TOKENS, "discord.shards.total", "rapporteur.yaml");
  }

  @Test
  void aSessionInDiscordNeedsAToken() throws IOException {
    hall.describe("");

    assertRefused(Map.of(), "sessions/hall.yaml", "DISCORD_BOT_TOKEN");
  }

  @ParameterizedTest
  @CsvSource({"town-hall", "1234/5678", "12345"})
  void aChannelThatIsNotWrittenAsDiscordsIdIsNamed(String written) throws IOException {
    describe(hall.floor, written);

    assertRefused(DiscordHall.TOKENS, "sessions/hall.yaml", written, "Copy Channel ID");
  }

  private void describe(String channel, String written) throws IOException {
    hall.describe("");
    Path file = folder.resolve("config/sessions/hall.yaml");
    Files.writeString(
        file, Files.readString(file).replace("discord:" + channel, "discord:" + written));
  }

  @Test
  void aPermissionThatIsMissingIsNamedAndTheStartGoesOn() throws Exception {
    hall.describe("");
    hall.discord.setting().denies(hall.floor, "Rapporteur", Permission.READ_MESSAGE_HISTORY);

    assertGreeted(
        "Discord: the bot lacks 'Read Message History' in #town-hall (discord:%s): give it"
            .formatted(hall.floor));
  }

  @Test
  void aChannelThatIsNotThereIsNamedAndTheStartGoesOn() throws Exception {
    describe(hall.floor, "123456789012345678");

    assertGreeted("Discord: discord:123456789012345678 is no channel the bot can see: invite it");
  }

  @Test
  void aBotInNoServerIsToldHowToBeInvited() throws Exception {
    hall.describe("");
    hall.discord.setting().throwsBotOut();

    assertGreeted(
        "Discord: the bot is in no server: open https://discord.com/oauth2/authorize?client_id="
            + hall.discord.botUser());
  }

  @Test
  void whereDiscordIsOutOfOrderTheStartGoesOnAndItIsTriedAgain() throws Exception {
    hall.discord.fails("GET /gateway/bot", 1, Fault.serverError());

    assertGreeted("Discord: Discord can't be reached");
  }

  private void assertGreeted(String line) throws Exception {
    try (Bot bot = hall.starts(DiscordHall.TOKENS, false)) {
      assertThat(bot.greeting()).filteredOn(l -> l.startsWith(line)).hasSize(1);
      hall.discord.network().awaitIdentified(1);
    }
  }

  private void assertRefused(Map<String, String> environment, String... words) {
    assertThatThrownBy(() -> hall.starts(environment, false))
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1))
        .hasMessageContainingAll(words)
        .message()
        .doesNotContain(FakeDiscord.TOKEN);
  }
}
