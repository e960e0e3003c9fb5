package org.rapporteur;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.transcript.Format;
import org.rapporteur.chat.transcript.Problem;
import org.rapporteur.chat.transcript.Transcript;
import org.rapporteur.text.StandardFloorReader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the themes that emerge in exported chats, over time. */
@Command(
    name = "themes",
    mixinStandardHelpOptions = true,
    description = {
      "Reads exported chats and writes, as JSON Lines, the subjects that nobody configured and that"
          + " at least three people brought up within the window.",
      "The chat is looked at every 30 seconds of its own time. A line is written when a theme"
          + " appears and when its status (new, rising, steady, fading) or its items change: at,"
          + " theme, name, status, language, terms, since, people, items. Nobody is named."
    },
    footer = {
      "",
      "Formats are those of replay. Several inputs are one session, in order of time.",
      "",
      "rapporteur themes export.zip",
      "rapporteur themes --window 10m --topics my-topics.yaml chat.txt"
    })
final class ThemesCommand implements Callable<Integer> {
  /** Problems named one by one; the rest are counted. */
  private static final int NAMED_PROBLEMS = 50;

  private static final Duration SHORTEST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(24);

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--window",
      paramLabel = "TIME",
      defaultValue = "5m",
      description =
          "What counts as now, such as 90s, 5m or 1h, from 30s to 24h: ${DEFAULT-VALUE} if not"
              + " given.")
  private Duration window = Duration.ofMinutes(5);

  @Mixin private final ReadingOptions reading = new ReadingOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "slack, discord, zoom or jsonl, for all inputs.")
  private @Nullable Format format;

  @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Files, folders or zips.")
  private List<Path> inputs = List.of();

  private final List<Problem> problems = new ArrayList<>();
  private long problemCount;

  @Override
  public Integer call() throws Exception {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
      throw new CommandLine.ParameterException(
          line, "--window: " + window + " is not within 30s to 24h, such as 5m");
    }
    PrintWriter err = line.getErr();
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    ThemesOverTime themes =
        new ThemesOverTime(
            new StandardFloorReader(reading.topicSet()), reading.language(), window, out::println);
    List<Transcript> transcripts = new ArrayList<>();
    try {
      for (Path input : inputs) {
        transcripts.add(Transcript.open(input, format, this::problem));
      }
      MergedTranscripts events = new MergedTranscripts(transcripts);
      for (Optional<ChatEvent> e = events.next(); e.isPresent(); e = events.next()) {
        themes.heard(e.get());
      }
      themes.end();
    } finally {
      for (Transcript transcript : transcripts) {
        transcript.close();
      }
    }
    out.flush();
    if (out.checkError()) {
      throw new IOException("standard output was closed before all was written");
    }
    problems.forEach(p -> err.println("skipped " + p));
    if (problemCount > problems.size()) {
      err.println("skipped " + (problemCount - problems.size()) + " more");
    }
    err.flush();
    return 0;
  }

  private void problem(Problem problem) {
    problemCount++;
    if (problems.size() < NAMED_PROBLEMS) {
      problems.add(problem);
    }
  }
}
