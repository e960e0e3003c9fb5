package org.rapporteur.text.duplicate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
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
import org.openjdk.jmh.annotations.Warmup;
import org.rapporteur.text.Language;

/**
 * A text of 200 characters looked up among a session's questions of about 100: by us, by Lucene's
 * BM25 over the same parts of words, and by comparing all with Jaro and Winkler's similarity.
 * Made-up words from a fixed seed, as common as words are in a language.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
@State(Scope.Thread)
public class DuplicatesBenchmark {
  private static final int VOCABULARY = 30_000;
  private static final int QUERIES = 500;

  @Param({"10000", "100000"})
  public int questions;

  private final Random random = new Random(20260102);
  private final List<String> asked = new ArrayList<>();
  private final List<String> queries = new ArrayList<>();
  private final DuplicateIndex index = new DuplicateIndex(DuplicateRules.byWords());
  private final JaroWinklerSimilarity jaroWinkler = new JaroWinklerSimilarity();
  private final QueryBuilder luceneQueries = new QueryBuilder(new Grams());
  private @Nullable IndexSearcher lucene;
  private int next;

  @Setup
  public void ask() {
    List<String> vocabulary = vocabulary();
    for (int number = 0; number < questions; number++) {
      asked.add(text(vocabulary, 100));
      index.add(number, Language.EN, asked.get(number));
    }
    for (int i = 0; i < QUERIES; i++) {
      queries.add(asked.get(random.nextInt(questions)) + text(vocabulary, 100));
    }
    try {
      ByteBuffersDirectory directory = new ByteBuffersDirectory();
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new Grams()))) {
        for (String question : asked) {
          Document document = new Document();
          document.add(new TextField("text", question, Field.Store.NO));
          writer.addDocument(document);
        }
      }
      lucene = new IndexSearcher(DirectoryReader.open(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Benchmark
  public Object ours() {
    return index.like(Language.EN, nextQuery(), 3);
  }

  @Benchmark
  public Object luceneBm25() throws IOException {
    return Objects.requireNonNull(lucene)
        .search(luceneQueries.createBooleanQuery("text", nextQuery()), 3);
  }

  @Benchmark
  public Object jaroWinklerAgainstAll() {
    String query = nextQuery();
    double best = 0;
    for (String question : asked) {
      best = Math.max(best, jaroWinkler.apply(query, question));
    }
    return best;
  }

  private String nextQuery() {
    next = (next + 1) % queries.size();
    return queries.get(next);
  }

  private List<String> vocabulary() {
    String[] syllables = {
      "ba", "con", "di", "ven", "tion", "pro", "tec", "ral", "mi", "sa", "ter", "go", "lu", "ness",
      "per", "ca", "ri", "ty", "in", "for", "ma", "el", "ex", "tra", "ju", "ris", "dic", "co", "op"
    };
    List<String> vocabulary = new ArrayList<>();
    for (int i = 0; i < VOCABULARY; i++) {
      StringBuilder word = new StringBuilder();
      for (int syllable = random.nextInt(4); syllable >= 0; syllable--) {
        word.append(syllables[random.nextInt(syllables.length)]);
      }
      vocabulary.add(word.toString());
    }
    return vocabulary;
  }

  private String text(List<String> vocabulary, int characters) {
    StringBuilder text = new StringBuilder();
    while (text.length() < characters) {
      // Zipf's law, near enough: rank falls off exponentially over the vocabulary.
      int rank = (int) Math.exp(random.nextDouble() * Math.log(VOCABULARY - 1));
      text.append(vocabulary.get(rank)).append(' ');
    }
    return text.substring(0, characters);
  }

  private static final class Grams extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer words = new StandardTokenizer();
      return new TokenStreamComponents(
          words, new NGramTokenFilter(new LowerCaseFilter(words), 3, 3, true));
    }
  }
}
