package org.rapporteur.text.model;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.rapporteur.text.Language;
import org.rapporteur.text.duplicate.SentenceModel;

/**
 * Sentence embeddings by an ONNX model: the small English one in the jar (all-MiniLM-L6-v2,
 * quantised), or an operator's own.
 */
public final class OnnxSentences implements SentenceModel {
  /** Four in five pairs of public medical questions that reach it are one question. */
  private static final double LIKELY_OF_BUNDLED = 0.7;

  private final EmbeddingModel model;
  private final Set<Language> languages;
  private final double likely;

  private OnnxSentences(EmbeddingModel model, Set<Language> languages, double likely) {
    this.model = model;
    this.languages = Set.copyOf(languages);
    this.likely = likely;
  }

  /**
   * The model in the jar, for English only.
   *
   * @throws IOException if the runtime does not run on this machine, saying so
   */
  public static SentenceModel bundled() throws IOException {
    try {
      return new OnnxSentences(
          new AllMiniLmL6V2QuantizedEmbeddingModel(), Set.of(Language.EN), LIKELY_OF_BUNDLED);
    } catch (RuntimeException | LinkageError e) {
      throw new IOException("the bundled model does not run on this machine: write none", e);
    }
  }

  /**
   * Looks whether a folder holds a model, without running it.
   *
   * @throws IOException if it does not, naming the file and what to do
   */
  public static void check(Path folder) throws IOException {
    ModelFolder.read(folder);
  }

  /**
   * The model of a folder.
   *
   * @throws IOException if the folder holds none that runs, naming the file and what to do
   */
  public static SentenceModel of(Path folder) throws IOException {
    ModelFolder files = ModelFolder.read(folder);
    try {
      SentenceModel model =
          new OnnxSentences(
              new OnnxEmbeddingModel(files.model(), files.tokenizer(), files.pooling()),
              files.languages(),
              files.likely());
      // What does not fit together shows with the first sentence only.
      model.embed("?");
      return model;
    } catch (RuntimeException | LinkageError e) {
      throw new IOException(
          files.model() + " does not run with tokenizer.json: export both from one model", e);
    }
  }

  @Override
  public Set<Language> languages() {
    return languages;
  }

  @Override
  public float[] embed(String sentence) {
    return model.embed(sentence).content().vector();
  }

  @Override
  public double likely() {
    return likely;
  }
}
