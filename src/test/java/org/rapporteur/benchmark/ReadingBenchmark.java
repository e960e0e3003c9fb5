package org.rapporteur.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.Language;
import org.rapporteur.text.Reading;
import org.rapporteur.text.StandardFloorReader;
import org.rapporteur.text.Topic;
import org.rapporteur.text.TopicSet;
import org.rapporteur.text.duplicate.DuplicateIndex;
import org.rapporteur.text.duplicate.DuplicateRules;

/**
 * The whole reading of a message of 200 characters: language, kind and topics at 1,000 phrases, and
 * the look-up among 10,000 questions; ours, its two parts alone, and what a tool of the field does:
 * a question mark, a whole-word match for each keyword, and JaroWinkler against every question.
 * English sentences made from a fixed seed out of real words and grammar.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
@State(Scope.Thread)
public class ReadingBenchmark {
  private static final int PHRASES = 1_000;
  private static final int QUESTIONS = 10_000;
  private static final int MESSAGES = 2_000;
  private static final int CHARACTERS = 200;

  private static final List<String> OPENINGS =
      List.of(
          "Could the panel tell us whether",
          "I wonder if",
          "Will",
          "How does the Convention treat",
          "We think that",
          "In our country",
          "Thank you, my question is about",
          "As a small provider",
          "What happens when",
          "It is not clear to us why",
          "Has anybody looked at",
          "Please address");
  private static final List<String> SUBJECTS =
      List.of(
          "the requesting State",
          "a service provider",
          "security researchers",
          "the prosecutor",
          "an independent judge",
          "the secretariat",
          "our ministry",
          "journalists and lawyers",
          "the Conference of the States Parties",
          "civil society",
          "the victims",
          "a small island");
  private static final List<String> VERBS =
      List.of(
          "can refuse",
          "has to preserve",
          "may ask for",
          "should be told about",
          "pays for",
          "is protected against",
          "must hand over",
          "takes part in",
          "reports on",
          "waits for");
  private static final List<String> OBJECTS =
      List.of(
          "subscriber data",
          "the evidence",
          "technical assistance",
          "the costs of training",
          "an order from abroad",
          "the review of the text",
          "a request without dual criminality",
          "personal data of children",
          "the list of contact points",
          "traffic data in real time");
  private static final List<String> REST =
      List.of(
          "before the next session",
          "within a few hours",
          "in developing countries",
          "without the knowledge of the person",
          "under the second protocol",
          "after the vote",
          "when two laws are in conflict",
          "at the national level",
          "and who decides on that");

  private final Random random = new Random(20261124);
  private final List<String> messages = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private final FloorReader reader;
  private final DuplicateIndex index = new DuplicateIndex(DuplicateRules.byWords());
  private final List<Pattern> patterns;
  private final JaroWinklerSimilarity jaroWinkler = new JaroWinklerSimilarity();
  private int next;

  /** Makes messages, phrases and questions. */
  public ReadingBenchmark() {
    List<String> phrases =
        Stream.generate(() -> of(OBJECTS) + " " + made()).limit(PHRASES).toList();
    List<Topic> topics = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      List<String> keywords = phrases.subList(i * PHRASES / 20, (i + 1) * PHRASES / 20);
      topics.add(new Topic("t" + i, Map.of(Language.EN, "T" + i), Map.of(Language.EN, keywords)));
    }
    reader = new StandardFloorReader(new TopicSet("benchmark", topics));
    patterns =
        phrases.stream()
            .map(p -> Pattern.compile("\\b" + p + "\\b", Pattern.CASE_INSENSITIVE))
            .toList();
    for (int i = 0; i < QUESTIONS; i++) {
      questions.add(message(100));
      index.add(i + 1, Language.EN, questions.get(i));
    }
    for (int i = 0; i < MESSAGES; i++) {
      messages.add(message(CHARACTERS));
    }
  }

  /** All of it. */
  @Benchmark
  public Object whole() {
    String message = nextMessage();
    Reading reading = reader.read(message, Language.EN);
    return index.like(reading.language(), message, 8).size() + reading.topics().size();
  }

  /** Language, kind and topics. */
  @Benchmark
  public Object reading() {
    return reader.read(nextMessage(), Language.EN);
  }

  /** The look-up among the questions. */
  @Benchmark
  public Object lookUp() {
    return index.like(Language.EN, nextMessage(), 8);
  }

  /** A question mark, a pattern for each keyword, and JaroWinkler against all questions. */
  @Benchmark
  public Object peers() {
    String message = nextMessage();
    double best = 0;
    for (String question : questions) {
      best = Math.max(best, jaroWinkler.apply(question, message));
    }
    long topics = patterns.stream().filter(p -> p.matcher(message).find()).count();
    return best + topics + message.indexOf('?');
  }

  private String nextMessage() {
    next = (next + 1) % messages.size();
    return messages.get(next);
  }

  private String message(int characters) {
    StringBuilder message = new StringBuilder();
    while (message.length() < characters) {
      String sentence =
          Stream.of(OPENINGS, SUBJECTS, VERBS, OBJECTS, REST)
              .map(this::of)
              .collect(Collectors.joining(" "));
      message
          .append(sentence)
          .append(' ')
          .append(made())
          .append(random.nextBoolean() ? "? " : ". ");
    }
    return message.substring(0, characters);
  }

  /** A word that is in few messages. */
  private String made() {
    String[] syllables = {"ba", "con", "di", "ven", "pro", "tec", "ral", "mi", "ter", "go", "lu"};
    return Stream.generate(() -> syllables[random.nextInt(syllables.length)])
        .limit(3)
        .collect(Collectors.joining());
  }

  private String of(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
