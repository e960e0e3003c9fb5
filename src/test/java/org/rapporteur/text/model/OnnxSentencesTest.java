package org.rapporteur.text.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.text.Language;
import org.rapporteur.text.duplicate.DuplicateIndex;
import org.rapporteur.text.duplicate.DuplicateRules;
import org.rapporteur.text.duplicate.Likeness;
import org.rapporteur.text.duplicate.QuestionPairs;
import org.rapporteur.text.duplicate.Resemblance;
import org.rapporteur.text.duplicate.SentenceModel;
import org.rapporteur.text.duplicate.Verdict;

/** Questions compared by what they mean: with the model in the jar, and with one of a folder. */
class OnnxSentencesTest {
  private static final String ASKED = "Who will cover the expenses of our trip?";
  private static final String AGAIN = "Who is paying for our travel costs?";

  private static SentenceModel bundled;

  @TempDir private Path folder;

  @BeforeAll
  static void load() throws IOException {
    bundled = OnnxSentences.bundled();
  }

  private static DuplicateRules withModel(SentenceModel model) {
    return new DuplicateRules(DuplicateRules.LIKELY, Optional.of(model));
  }

  /** The bundled model as an operator would have it in a folder. */
  private void write(String properties) throws IOException {
    for (String name : List.of("model.onnx", "tokenizer.json")) {
      String resource =
          name.startsWith("model")
              ? "/all-minilm-l6-v2-q.onnx"
              : "/all-minilm-l6-v2-q-tokenizer.json";
      try (InputStream in =
          Objects.requireNonNull(getClass().getResourceAsStream(resource), resource)) {
        Files.copy(in, folder.resolve(name));
      }
    }
    Files.writeString(folder.resolve("model.properties"), properties);
  }

  @Test
  void whatMeansTheSameIsLikelyThoughTheWordsAreOthers() {
    Resemblance byWords =
        new QuestionPairs(DuplicateRules.byWords()).compare(Language.EN, ASKED, AGAIN);
    Resemblance byMeaning =
        new QuestionPairs(withModel(bundled)).compare(Language.EN, ASKED, AGAIN);

    assertThat(byWords.verdict()).isEqualTo(Verdict.NO);
    assertThat(byMeaning.verdict()).isEqualTo(Verdict.LIKELY);
    assertThat(byMeaning.similarity()).isGreaterThan(byWords.similarity());
  }

  @Test
  void theIndexFindsByMeaningAndSaysTheSame() {
    DuplicateIndex index = new DuplicateIndex(withModel(bundled));
    index.add(1, Language.EN, "Where is the prayer room?");
    index.add(2, Language.EN, ASKED);
    index.add(3, Language.FR, ASKED);

    List<Likeness> found = index.like(Language.EN, AGAIN, 1);

    Resemblance pair = new QuestionPairs(withModel(bundled)).compare(Language.EN, AGAIN, ASKED);
    assertThat(found).containsExactly(new Likeness(2, pair.similarity(), pair.verdict()));
    index.remove(2);
    assertThat(index.like(Language.EN, AGAIN, 5)).extracting(Likeness::number).doesNotContain(2);
  }

  @Test
  void aModelMakesNothingCertain() {
    Resemblance twins =
        new QuestionPairs(withModel(bundled))
            .compare(Language.EN, "Will article 5 be deleted?", "Will article 6 be deleted?");

    assertThat(twins.verdict()).isEqualTo(Verdict.NO);
    assertThat(twins.similarity()).isLessThan(1);
  }

  @Test
  void theEnglishModelIsAskedForNoOtherLanguage() {
    for (Language language : Language.values()) {
      if (language != Language.EN) {
        assertThat(new QuestionPairs(withModel(bundled)).compare(language, ASKED, AGAIN))
            .isEqualTo(new QuestionPairs(DuplicateRules.byWords()).compare(language, ASKED, AGAIN));
      }
    }
  }

  @Test
  void aVectorIsOfLengthOne() {
    double squares = 0;
    for (float dimension : bundled.embed(ASKED)) {
      squares += dimension * dimension;
    }
    assertThat(squares).isBetween(0.99, 1.01);
  }

  @Test
  void aFolderSaysWhichLanguagesItsModelKnows() throws IOException {
    write("languages=fr, es\nlikely=0.6\n");

    SentenceModel model = OnnxSentences.of(folder);

    assertThat(model.languages()).containsExactlyInAnyOrder(Language.FR, Language.ES);
    assertThat(model.likely()).isEqualTo(0.6);
    assertThat(model.embed(ASKED)).hasSize(384);
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    assertThatThrownBy(() -> OnnxSentences.of(folder.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none is no folder");
    assertThatThrownBy(() -> OnnxSentences.check(folder))
        .hasMessageContaining("model.properties is not there");
    Files.writeString(folder.resolve("model.properties"), "likely=0.8\n");
    Files.writeString(folder.resolve("model.onnx"), "no model");
    assertThatThrownBy(() -> OnnxSentences.check(folder))
        .hasMessageContaining("tokenizer.json is not there");
    Files.writeString(folder.resolve("tokenizer.json"), "{}");
    assertThatThrownBy(() -> OnnxSentences.check(folder))
        .hasMessageContaining("languages: '' is none: write some such as fr,es");
    Files.writeString(folder.resolve("model.properties"), "languages=fr\nlikely=80\n");
    assertThatThrownBy(() -> OnnxSentences.check(folder))
        .hasMessageContaining("likely: '80' is no cosine: write a number such as 0.8");
    Files.writeString(folder.resolve("model.properties"), "languages=fr\nlikely=1\npooling=max\n");
    assertThatThrownBy(() -> OnnxSentences.check(folder))
        .hasMessageContaining("pooling: 'max' is none: write mean or cls");
    Files.writeString(folder.resolve("model.properties"), "languages=fr\nlikely=1\n");
    assertThatThrownBy(() -> OnnxSentences.of(folder))
        .hasMessageContaining("model.onnx does not run with tokenizer.json");
  }
}
