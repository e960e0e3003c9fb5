package org.rapporteur;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.transcript.Format;
import org.rapporteur.chat.transcript.Problem;
import org.rapporteur.chat.transcript.Skipped;
import org.rapporteur.chat.transcript.Transcript;
import org.rapporteur.session.Attribution;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionId;
import org.rapporteur.session.SessionState;
import org.rapporteur.text.Kind;
import org.rapporteur.text.StandardFloorReader;
import org.rapporteur.text.TopicSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads exported chats as if they were live and writes the final digest's files. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Reads exported chats as if they were live and writes digest.md, items.csv and items.json.",
      "Several inputs are one session, in order of time. What is broken is named with its place,"
          + " counted and skipped."
    },
    footer = {
      "",
      "Formats, detected where not named:",
      "  slack    a Slack export, zip or folder",
      "  discord  JSON of DiscordChatExporter, a file or a folder of them",
      "  zoom     a saved Zoom chat, a text file",
      "  jsonl    JSON Lines with the fields text, author, authorId, affiliation, at, id, channel,",
      "           replyTo, presence, anonymous, asked, bot, upvotes; text alone is needed",
      "",
      "rapporteur replay --title 'Town hall' --out report export.zip"
    })
final class ReplayCommand implements Callable<Integer> {
  /** Problems named one by one; the rest are counted. */
  private static final int NAMED_PROBLEMS = 50;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--title",
      required = true,
      paramLabel = "TITLE",
      description = "The session's title.")
  private String title = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder for the files; it is made if need be.")
  private Path out = Path.of(".");

  @Mixin private final ReadingOptions reading = new ReadingOptions();

  @Option(
      names = "--attribution",
      paramLabel = "RULE",
      defaultValue = "chatham-house",
      description = "named, affiliation or chatham-house: ${DEFAULT-VALUE} if not given.")
  private Attribution attribution = Attribution.CHATHAM_HOUSE;

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
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    makeOut();
    TopicSet topicSet = reading.topicSet();
    List<Transcript> transcripts = new ArrayList<>();
    try {
      for (Path input : inputs) {
        transcripts.add(Transcript.open(input, format, this::problem));
      }
      SessionState end = replayed(transcripts, topicSet);
      problems.forEach(p -> err.println("skipped " + p));
      if (problemCount > problems.size()) {
        err.println("skipped " + (problemCount - problems.size()) + " more");
      }
      spec.commandLine().getOut().println(summary(end, transcripts));
      spec.commandLine().getOut().flush();
      err.flush();
      return 0;
    } finally {
      for (Transcript transcript : transcripts) {
        transcript.close();
      }
    }
  }

  /** Finds out first what would otherwise come to light when a long export has been read. */
  private void makeOut() throws IOException {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new IOException(
          "--out: " + out + " cannot be made a folder: name another, or one that is there", e);
    }
    if (!Files.isWritable(out)) {
      throw new IOException("--out: the folder " + out + " cannot be written to: name another");
    }
  }

  private SessionState replayed(List<Transcript> transcripts, TopicSet topicSet)
      throws IOException {
    Session session =
        new Session(
            new SessionId("replay"),
            title,
            Instant.EPOCH,
            null,
            List.of(
                new Session.Source(new ChannelRef("transcript", "", "floor"), Presence.UNKNOWN)),
            new ChannelRef("transcript", "", "moderators"),
            new ChannelRef("transcript", "", "moderators"),
            topicSet.id(),
            TopicReaders.labels(topicSet),
            List.of(),
            attribution,
            reading.language(),
            java.util.Set.of());
    long total = transcripts.stream().mapToLong(Transcript::bytesTotal).sum();
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Replaying")
            .setInitialMax(total)
            .setUnit(" kB", 1024)
            .build()) {
      SessionState end =
          new Replay(session, new StandardFloorReader(topicSet), bar::stepTo).run(transcripts, out);
      bar.stepTo(total);
      return end;
    }
  }

  private void problem(Problem problem) {
    problemCount++;
    if (problems.size() < NAMED_PROBLEMS) {
      problems.add(problem);
    }
  }

  private String summary(SessionState end, List<Transcript> transcripts) {
    long questions = end.items().stream().filter(i -> i.kind() == Kind.QUESTION).count();
    Map<Skipped, Long> skipped = new EnumMap<>(Skipped.class);
    transcripts.forEach(t -> t.skipped().forEach((k, n) -> skipped.merge(k, n, Long::sum)));
    return "%d questions, %d comments, %d chatter; skipped %d broken, %d notices, %d private. %s"
        .formatted(
            questions,
            end.items().size() - questions,
            end.chatterCount(),
            problemCount,
            skipped.getOrDefault(Skipped.NOTICE, 0L)
                + skipped.getOrDefault(Skipped.WITHOUT_TEXT, 0L),
            skipped.getOrDefault(Skipped.PRIVATE, 0L),
            "Files are in " + out + ".");
  }
}
