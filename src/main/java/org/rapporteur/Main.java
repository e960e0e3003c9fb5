package org.rapporteur;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "rapporteur",
    mixinStandardHelpOptions = true,
    version = "Rapporteur 0.1.0",
    description = "Keeps the record of what the floor of a hybrid meeting asked.",
    subcommands = {
      RunCommand.class,
      ReplayCommand.class,
      ThemesCommand.class,
      ExplainCommand.class,
      CheckCommand.class,
      VerifyCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      MigrateCommand.class,
      ForgetCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 all went well; 1 something failed, and one line says what; 2 wrong usage.",
      "",
      "rapporteur run                     a live chat with a demo session, on this machine",
      "rapporteur run --config bot-config a real event",
      "rapporteur COMMAND --help          how to use a command"
    })
public final class Main implements Runnable {
  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a failure.")
  private boolean verbose;

  private Main() {}

  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /** Runs a command line and returns its exit code. */
  static int execute(String... args) {
    Main main = new Main();
    CommandLine commands = new CommandLine(main);
    OptionWords.convert(commands);
    return commands
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> {
              PrintWriter err = line.getErr();
              err.println("rapporteur: " + reason(failure));
              if (main.verbose) {
                failure.printStackTrace(err);
              }
              return CommandLine.ExitCode.SOFTWARE;
            })
        .execute(args);
  }

  /** One line, whatever the failure. */
  private static String reason(Exception failure) {
    String message = failure.getMessage();
    String reason = message == null ? failure.getClass().getSimpleName() : message;
    return reason.lines().findFirst().orElse(reason).strip();
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(), "Missing command");
  }
}
