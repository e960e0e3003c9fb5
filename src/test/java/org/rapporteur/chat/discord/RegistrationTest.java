package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.discord.fake.FakeDiscord;
import org.rapporteur.chat.discord.fake.RestCall;
import org.rapporteur.chat.fake.Fault;
import org.rapporteur.chat.slack.OfferedCommands;
import org.rapporteur.store.InMemoryPlatformState;

/** Discord is told the commands when they changed, and only then. */
final class RegistrationTest {
  private static final String COMMANDS = "PUT /applications/{application_id}/commands";

  private final FakeDiscord discord = new FakeDiscord(Clock.systemUTC());
  private final InMemoryPlatformState state = new InMemoryPlatformState();
  private final List<CommandSpec> specs = OfferedCommands.specs();
  private final JDA jda =
      JDABuilder.createLight(FakeDiscord.TOKEN, List.of())
          .setRestConfig(new RestConfig().setBaseUrl(discord.apiUrl()))
          .setSessionController(
              new ConcurrentSessionController() {
                @Override
                public String getGateway() {
                  return discord.gatewayUrl();
                }
              })
          .setEnableShutdownHook(false)
          .build();

  @BeforeEach
  void connects() throws InterruptedException {
    jda.awaitReady();
  }

  @AfterEach
  void closes() throws InterruptedException {
    jda.shutdownNow();
    assertThat(jda.awaitShutdown(Duration.ofSeconds(10))).isTrue();
    discord.close();
    assertThat(discord.violations()).isEmpty();
  }

  private Registration registration(List<CommandSpec> commands) {
    return new Registration(new CommandTree(commands), state, new Requests());
  }

  private Optional<String> registers(List<CommandSpec> commands) {
    return registration(commands).register(jda);
  }

  @Test
  void tellsDiscordAllCommandsOnce() {
    assertThat(registers(specs)).isEmpty();
    assertThat(registers(specs)).isEmpty();

    assertThat(discord.registrations()).isEqualTo(1);
    assertThat(discord.commands()).hasSameSizeAs(new CommandTree(specs).data());
  }

  @Test
  void tellsDiscordAgainWhenACommandChanged() {
    registers(specs);
    registers(specs.subList(1, specs.size()));

    assertThat(discord.registrations()).isEqualTo(2);
  }

  @Test
  void whatDiscordRefusedIsAProblemUntilItIsTriedAgain() {
    Registration registration = registration(specs);
    discord.fails(COMMANDS, 1, Fault.error("50001"));

    assertThat(registration.register(jda))
        .hasValue(
            "the commands are not registered, which is tried again: Discord answered: Missing Access");
    assertThat(registration.register(jda)).isEmpty();
    assertThat(registration.register(jda)).isEmpty();
    assertThat(discord.calls(COMMANDS)).extracting(RestCall::status).containsSubsequence(403, 200);
  }
}
