package org.rapporteur.evaluate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.transcript.Problem;
import org.rapporteur.config.ConfigException;
import org.rapporteur.config.DuplicateSettings;
import org.rapporteur.config.TopicFile;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.StandardFloorReader;
import org.rapporteur.text.TopicSet;
import org.rapporteur.text.duplicate.DuplicateRules;

/**
 * Prints the tables, from the project's folder. A person's own files are named by properties: their
 * figures come after ours.
 *
 * <ul>
 *   <li>{@code kinds}: text and label (question or another word), or language, label and text
 *   <li>{@code topics}: ids joined by comma (or -) and text, the language before them or not;
 *       {@code topicFile}: the topics they are of, instead of the Convention's
 *   <li>{@code pairs}: two texts and 1 or 0, or a similarity up to 5, the language before or not
 *   <li>{@code themes}: an exported chat
 *   <li>{@code model}: {@code bundled} or a folder, to compare meanings too
 * </ul>
 *
 * Tables have tabs between their cells, or commas in a {@code .csv}.
 */
public final class Evaluation {
  private static final Path DATA = Path.of("src/test/resources/org/rapporteur");
  private static final Path CONVENTION = Path.of("bot-config/topics/cybercrime-convention.yaml");
  private static final String OURS = "ours";
  private static final String NEAR_TWINS = "ours, near twins";
  private static final List<Integer> FLOORS = List.of(1_000, 10_000);
  private static final int NAMED_PROBLEMS = 50;

  private final Function<String, @Nullable String> properties;
  private final PrintStream out;
  private final PrintStream err;
  private int problems;

  /**
   * @param properties the value of a property, null or blank where it is not set
   */
  Evaluation(Function<String, @Nullable String> properties, PrintStream out, PrintStream err) {
    this.properties = properties;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) {
    Evaluation evaluation =
        new Evaluation(
            System::getProperty,
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    System.exit(evaluation.run());
  }

  /** Prints all tables; 0 if that went well, 1 if a file cannot be read, which is said. */
  int run() {
    try {
      printAll();
    } catch (IOException | ConfigException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return 1;
    } finally {
      if (problems > NAMED_PROBLEMS) {
        err.printf("skipped %d more%n", problems - NAMED_PROBLEMS);
      }
    }
    return 0;
  }

  /** Everything is read before anything is measured: a wrong name shows at once. */
  private void printAll() throws IOException, ConfigException {
    FloorReader reader = new StandardFloorReader(TopicSet.none());
    List<Dataset<KindFigures.Row>> kinds =
        sets(OURS, DATA.resolve("text/kinds.tsv"), "kinds", KindFigures.Row::of);
    Dataset<ItemFigures.Row> items =
        set(OURS, DATA.resolve("evaluate/items.tsv"), ItemFigures.Row::of);
    TopicSet convention = TopicFile.load(CONVENTION);
    Optional<Path> topicFile = named("topicFile");
    TopicSet topics = topicFile.isPresent() ? TopicFile.load(topicFile.get()) : convention;
    List<TopicFigures.Task> tasks = new ArrayList<>();
    tasks.add(task(OURS, DATA.resolve("text/delegates.tsv"), convention));
    Optional<Path> sentences = named("topics");
    if (sentences.isPresent()) {
      tasks.add(task(name(sentences.get()), sentences.get(), topics));
    }
    List<Dataset<DuplicateFigures.Row>> pairs =
        sets(NEAR_TWINS, DATA.resolve("evaluate/pairs.tsv"), "pairs", DuplicateFigures.Row::of);
    List<String> matcherNames = new ArrayList<>(List.of("Rapporteur"));
    List<Matcher> matchers = new ArrayList<>(List.of(Matcher.ours(DuplicateRules.byWords())));
    Optional<String> model = property("model");
    if (model.isPresent()) {
      matcherNames.add("with model");
      matchers.add(Matcher.ours(DuplicateSettings.withModel(model.get()).rules()));
    }
    matcherNames.add("JaroWinkler");
    matchers.add(Matcher.jaroWinkler());
    List<Figure> chats = new ArrayList<>();
    Optional<Path> chat = named("themes");
    if (chat.isPresent()) {
      chats.add(
          ThemeFigures.ofTranscript(chat.get(), new StandardFloorReader(topics), this::skipped));
    }

    print(KindFigures.of(kinds, reader));
    print(ItemFigures.of(items, reader));
    print(TopicFigures.of(tasks));
    DuplicateFigures duplicates = new DuplicateFigures(matchers, reader);
    List<Figure> repeated = new ArrayList<>();
    FLOORS.forEach(questions -> repeated.addAll(duplicates.amongMany(questions)));
    pairs.forEach(set -> repeated.addAll(duplicates.ofPairs(set)));
    print(new Table("Duplicates", matcherNames, repeated));
    List<Figure> themes = new ArrayList<>(ThemeFigures.madeUp(reader));
    themes.addAll(chats);
    print(ThemeFigures.of(themes));
  }

  private void print(Table table) {
    out.println(table.text());
  }

  private TopicFigures.Task task(String name, Path file, TopicSet topics) throws IOException {
    return new TopicFigures.Task(
        set(name, file, cells -> TopicFigures.Row.of(cells, topics)), topics);
  }

  /** Our rows, and those of the file that a property names. */
  private <R extends Spoken> List<Dataset<R>> sets(
      String name, Path ours, String property, Function<List<String>, R> row) throws IOException {
    List<Dataset<R>> sets = new ArrayList<>();
    sets.add(set(name, ours, row));
    Optional<Path> theirs = named(property);
    if (theirs.isPresent()) {
      sets.add(set(name(theirs.get()), theirs.get(), row));
    }
    return sets;
  }

  private <R extends Spoken> Dataset<R> set(String name, Path file, Function<List<String>, R> row)
      throws IOException {
    Consumer<Problem> problem = this::skipped;
    return new Dataset<>(name, Rows.read(file, row, problem));
  }

  private void skipped(Problem problem) {
    problems++;
    if (problems <= NAMED_PROBLEMS) {
      err.println("skipped " + problem);
    }
  }

  private Optional<Path> named(String property) {
    return property(property).map(Path::of);
  }

  private Optional<String> property(String name) {
    return Optional.ofNullable(properties.apply(name)).filter(v -> !v.isBlank());
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
