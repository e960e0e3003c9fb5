package org.rapporteur;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.rapporteur.chat.discord.DiscordChat;
import org.rapporteur.chat.slack.SlackChat;
import org.rapporteur.chat.web.WebChat;
import org.rapporteur.config.ConfigFolder;
import org.rapporteur.config.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for mistakes in a configuration folder. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a configuration folder: rapporteur.yaml, sessions/*.yaml and topics/*.yaml.",
      "Names file, line, key and reason of each mistake and exits with 1 when there is one."
    },
    footer = {"", "rapporteur check --config bot-config"})
final class CheckCommand implements Callable<Integer> {
  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      defaultValue = "bot-config",
      description = "The folder: ${DEFAULT-VALUE} if not given.")
  private Path config = Path.of("bot-config");

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(config)) {
      throw new IllegalArgumentException("--config: " + config + " is no folder");
    }
    List<Problem> problems = ConfigFolder.check(config);
    var line = java.util.Objects.requireNonNull(spec).commandLine();
    problems.forEach(line.getErr()::println);
    line.getErr().flush();
    if (problems.isEmpty()) {
      ConfiguredChannels.check(
          ConfigFolder.load(config, Map.of()),
          Set.of(WebChat.NAME, SlackChat.NAME, DiscordChat.NAME));
      line.getOut().println(config + " is sound.");
      line.getOut().flush();
    }
    return problems.isEmpty() ? 0 : 1;
  }
}
