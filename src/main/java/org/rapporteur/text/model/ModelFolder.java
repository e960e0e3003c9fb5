package org.rapporteur.text.model;

import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.rapporteur.text.Language;

/**
 * A folder with a sentence model: {@code model.onnx}, {@code tokenizer.json}, and {@code
 * model.properties}, which says what the first two do not.
 *
 * @param languages those it understands: {@code languages=fr,es}
 * @param likely the cosine from which two questions are worth a look: {@code likely=0.8}
 * @param pooling how the vectors of words become one: {@code pooling=mean}, which is meant if it is
 *     left out, or {@code cls}
 */
record ModelFolder(
    Path model, Path tokenizer, Set<Language> languages, double likely, PoolingMode pooling) {

  private static final Pattern COMMA = Pattern.compile(",");

  static ModelFolder read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is no folder: name one with a model, or write none");
    }
    Path properties = file(folder, "model.properties");
    Properties written = new Properties();
    try (Reader in = Files.newBufferedReader(properties, StandardCharsets.UTF_8)) {
      written.load(in);
    } catch (IllegalArgumentException e) {
      throw new IOException(properties + ": " + e.getMessage(), e);
    }
    try {
      return new ModelFolder(
          file(folder, "model.onnx"),
          file(folder, "tokenizer.json"),
          languages(written.getProperty("languages", "")),
          likely(written.getProperty("likely", "")),
          pooling(written.getProperty("pooling", "mean")));
    } catch (IllegalArgumentException e) {
      throw new IOException(properties + ": " + e.getMessage(), e);
    }
  }

  private static Path file(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isReadable(file)) {
      throw new IOException(
          file + " is not there: a model is model.onnx, tokenizer.json and model.properties");
    }
    return file;
  }

  private static Set<Language> languages(String written) {
    Set<Language> languages = EnumSet.noneOf(Language.class);
    for (String code : COMMA.splitAsStream(written).map(String::strip).toList()) {
      languages.add(
          Language.of(code)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "languages: '" + code + "' is none: write some such as fr,es")));
    }
    return languages;
  }

  private static double likely(String written) {
    try {
      double likely = Double.parseDouble(written);
      if (likely > 0 && likely <= 1) {
        return likely;
      }
    } catch (NumberFormatException e) {
      // Told below as every other value that can't stand here.
    }
    throw new IllegalArgumentException(
        "likely: '" + written + "' is no cosine: write a number such as 0.8");
  }

  private static PoolingMode pooling(String written) {
    return switch (written.strip().toLowerCase(Locale.ROOT)) {
      case "mean" -> PoolingMode.MEAN;
      case "cls" -> PoolingMode.CLS;
      default ->
          throw new IllegalArgumentException(
              "pooling: '" + written + "' is none: write mean or cls");
    };
  }
}
