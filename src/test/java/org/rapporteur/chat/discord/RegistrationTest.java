package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.discord.fake.RestCall;
import org.rapporteur.chat.fake.Fault;
import org.rapporteur.chat.slack.OfferedCommands;

/** Discord is told the commands when they changed, and only then. */
final class RegistrationTest {
  private static final String COMMANDS = "PUT /applications/{application_id}/commands";

  private final CallScene scene = new CallScene();
  private final List<CommandSpec> specs = OfferedCommands.specs();

  @BeforeEach
  void starts() throws InterruptedException {
    scene.starts();
  }

  @AfterEach
  void closes() throws InterruptedException {
    scene.close();
  }

  private Optional<String> registers(List<CommandSpec> commands) {
    return new Registration(new CommandTree(commands), scene.state).register(scene.jda());
  }

  @Test
  void tellsDiscordAllCommandsOnce() {
    int before = scene.discord.registrations();
    assertThat(registers(specs)).isEmpty();
    assertThat(registers(specs)).isEmpty();

    assertThat(scene.discord.registrations()).isEqualTo(before + 1);
    assertThat(scene.discord.commands()).hasSameSizeAs(new CommandTree(specs).data());
  }

  @Test
  void tellsDiscordAgainWhenACommandChanged() {
    int before = scene.discord.registrations();
    registers(specs);
    registers(specs.subList(1, specs.size()));

    assertThat(scene.discord.registrations()).isEqualTo(before + 2);
  }

  @Test
  void whatDiscordRefusedIsAProblemUntilItIsTriedAgain() {
    Registration registration = new Registration(new CommandTree(specs), scene.state);
    scene.discord.fails(COMMANDS, 1, Fault.error("50001"));

    assertThat(registration.register(scene.jda()))
        .hasValue("Discord does not take the commands (Missing Access); it is tried again");
    assertThat(registration.register(scene.jda())).isEmpty();
    assertThat(registration.register(scene.jda())).isEmpty();
    assertThat(scene.discord.calls(COMMANDS))
        .extracting(RestCall::status)
        .containsSubsequence(403, 200);
  }

  @Test
  void whatDiscordCanNotTakeJustNowIsTriedAgain() {
    Registration registration = new Registration(new CommandTree(specs), scene.state);
    scene.discord.fails(COMMANDS, 1, Fault.serverError());

    assertThat(registration.register(scene.jda()))
        .hasValue("Discord can't be told the commands just now; it is tried again");
    assertThat(registration.register(scene.jda())).isEmpty();
  }
}
