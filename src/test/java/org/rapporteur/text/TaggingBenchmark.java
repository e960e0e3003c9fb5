package org.rapporteur.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Messages of 200 characters tagged with a topic set of 1,000 or 10,000 phrases, by us, by Lucene's
 * monitor over the same stems, and by a regular expression for each keyword; and the making of our
 * tagger. Made-up words from a fixed seed, as common in the messages as words are in a language;
 * about every second message has a phrase.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
@State(Scope.Thread)
public class TaggingBenchmark {
  private static final int MESSAGES = 20_000;
  private static final int CHARACTERS = 200;
  private static final int VOCABULARY = 30_000;

  private static final TopicTagger.CommonWords NO_WORDS =
      new TopicTagger.CommonWords(Set.of(), Map.of());

  private final Random random = new Random(20260101);
  private final List<String> messages = new ArrayList<>();
  private final Map<String, Pattern> patterns = new HashMap<>();
  private int next;

  @Param({"1000", "10000"})
  private int phrases;

  private @Nullable TopicSet set;
  private @Nullable FloorReader reader;
  private @Nullable TopicTagger exact;
  private @Nullable TopicTagger forgiving;
  private @Nullable Monitor monitor;

  @Setup
  public void setUp() {
    List<String> vocabulary = vocabulary();
    List<String> all = phrases(vocabulary);
    List<Topic> topics = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      List<String> keywords = all.subList(i * phrases / 100, (i + 1) * phrases / 100);
      topics.add(new Topic("t" + i, Map.of(Language.EN, "T" + i), Map.of(Language.EN, keywords)));
    }
    set = new TopicSet("benchmark", topics);
    exact = new TopicTagger(set, NO_WORDS, false);
    forgiving = new TopicTagger(set, NO_WORDS, true);
    reader = new StandardFloorReader(set);
    Analyzer analyzer = new Stems();
    QueryBuilder queries = new QueryBuilder(analyzer);
    List<MonitorQuery> registered = new ArrayList<>();
    for (String phrase : all) {
      registered.add(new MonitorQuery(phrase, queries.createPhraseQuery("text", phrase)));
      patterns.put(
          phrase,
          Pattern.compile("\\b" + phrase + "\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }
    try {
      Monitor registry = new Monitor(analyzer);
      registry.register(registered);
      monitor = registry;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int i = 0; i < MESSAGES; i++) {
      messages.add(message(vocabulary, all));
    }
  }

  @TearDown
  public void tearDown() throws IOException {
    Objects.requireNonNull(monitor).close();
  }

  @Benchmark
  public Object oursExact() {
    String message = nextMessage();
    return Objects.requireNonNull(exact).tag(message, Words.of(message), Language.EN);
  }

  @Benchmark
  public Object oursWithTypos() {
    String message = nextMessage();
    return Objects.requireNonNull(forgiving).tag(message, Words.of(message), Language.EN);
  }

  /** Language and kind as well. */
  @Benchmark
  public Object oursWholeReading() {
    return Objects.requireNonNull(reader).read(nextMessage(), Language.EN);
  }

  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public Object makingOurs() {
    return new TopicTagger(Objects.requireNonNull(set), NO_WORDS, true);
  }

  @Benchmark
  public Object luceneMonitor() throws IOException {
    Document document = new Document();
    document.add(new TextField("text", nextMessage(), Field.Store.NO));
    return Objects.requireNonNull(monitor).match(document, QueryMatch.SIMPLE_MATCHER).getMatches();
  }

  @Benchmark
  public Object regexPerKeyword() {
    String message = nextMessage();
    List<String> found = new ArrayList<>();
    patterns.forEach(
        (phrase, pattern) -> {
          if (pattern.matcher(message).find()) {
            found.add(phrase);
          }
        });
    return found;
  }

  private String nextMessage() {
    next = (next + 1) % messages.size();
    return messages.get(next);
  }

  private List<String> vocabulary() {
    String[] syllables = {
      "ba", "con", "di", "ven", "tion", "pro", "tec", "ral", "mi", "sa", "ter", "go", "lu", "ness",
      "per", "ca", "ri", "ty", "in", "for", "ma", "el", "ex", "tra", "ju", "ris", "dic", "co", "op"
    };
    Set<String> words = new HashSet<>();
    List<String> vocabulary = new ArrayList<>();
    while (vocabulary.size() < VOCABULARY) {
      StringBuilder word = new StringBuilder();
      for (int i = 1 + random.nextInt(4); i >= 0; i--) {
        word.append(syllables[random.nextInt(syllables.length)]);
      }
      if (words.add(word.toString())) {
        vocabulary.add(word.toString());
      }
    }
    return vocabulary;
  }

  private List<String> phrases(List<String> vocabulary) {
    Set<String> drawn = new HashSet<>();
    while (drawn.size() < phrases) {
      int words = 1 + random.nextInt(3);
      List<String> phrase = new ArrayList<>();
      for (int i = 0; i < words; i++) {
        phrase.add(vocabulary.get(1_000 + random.nextInt(VOCABULARY - 1_000)));
      }
      drawn.add(String.join(" ", phrase));
    }
    return List.copyOf(drawn);
  }

  private String message(List<String> vocabulary, List<String> phrases) {
    StringBuilder message = new StringBuilder();
    if (random.nextBoolean()) {
      message.append(phrases.get(random.nextInt(phrases.size()))).append(' ');
    }
    while (message.length() < CHARACTERS) {
      // Zipf's law, near enough: rank falls off exponentially over the vocabulary.
      int rank = (int) Math.exp(random.nextDouble() * Math.log(VOCABULARY - 1));
      message.append(vocabulary.get(rank)).append(' ');
    }
    return message.substring(0, CHARACTERS);
  }

  /** The stems of our own tagger as a Lucene analyzer. */
  private static final class Stems extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer words = new StandardTokenizer();
      TokenStream stems = new ICUFoldingFilter(new KStemFilter(new LowerCaseFilter(words)));
      return new TokenStreamComponents(words, stems);
    }
  }
}
