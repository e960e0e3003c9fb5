package org.rapporteur;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.config.ConfigException;
import org.rapporteur.config.DuplicateSettings;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.Language;
import org.rapporteur.text.StandardFloorReader;
import org.rapporteur.text.TopicSet;
import org.rapporteur.text.duplicate.QuestionPairs;
import org.rapporteur.text.duplicate.Resemblance;
import picocli.CommandLine.Option;

/** Explains, instead of lines, pairs of texts: whether one repeats the other. */
final class PairOptions {
  @Option(
      names = "--pairs",
      description = {
        "Reads two texts a line, with a tab between, and writes for each line an object with"
            + " similarity (0 to 1), duplicate (certain, likely, no) and language; for a line that"
            + " is no pair an object with error, and the exit code is 1 in the end."
      })
  private boolean pairs;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "With --pairs, what compares meanings beside words: bundled (English) or a folder with"
              + " model.onnx, tokenizer.json and model.properties; none if not given.")
  private @Nullable String model;

  boolean wanted() {
    return pairs;
  }

  /** Whether there are options for pairs that are not read. */
  boolean misplaced() {
    return model != null && !pairs;
  }

  /**
   * Explains all lines.
   *
   * @param fallback taken for pairs that show no language
   * @return how many lines were no pair
   */
  int explain(BufferedReader in, PrintStream out, Language fallback)
      throws IOException, ConfigException {
    QuestionPairs questions =
        new QuestionPairs(DuplicateSettings.withModel(model == null ? "none" : model).rules());
    FloorReader reader = new StandardFloorReader(TopicSet.none());
    ObjectMapper json = new ObjectMapper();
    int broken = 0;
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      ObjectNode object = json.createObjectNode();
      int tab = line.indexOf('\t');
      if (tab < 0 || line.indexOf('\t', tab + 1) >= 0) {
        broken++;
        object.put(
            "error",
            "line %d has %s tab: write two texts with one tab between"
                .formatted(number, tab < 0 ? "no" : "more than one"));
      } else {
        String one = line.substring(0, tab);
        String other = line.substring(tab + 1);
        Language language = reader.read(one + "\n" + other, fallback).language();
        Resemblance resemblance = questions.compare(language, one, other);
        object.put("similarity", Math.round(resemblance.similarity() * 10_000) / 10_000.0);
        object.put("duplicate", resemblance.verdict().word());
        object.put("language", language.code());
      }
      out.println(json.writeValueAsString(object));
      if (!in.ready()) {
        out.flush();
      }
    }
    return broken;
  }
}
