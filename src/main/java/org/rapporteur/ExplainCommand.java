package org.rapporteur;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.Reading;
import org.rapporteur.text.StandardFloorReader;
import org.rapporteur.text.TopicMatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what the bot understands of each line of its input. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Reads lines of text on standard input and writes a JSON object for each:",
      "its language, its kind (question, comment, chatter) and its topics with the words that"
          + " matched. A line that holds several questions or comments has items too: each with its"
          + " text, kind and topics. An organiser tries a topic file with it."
    },
    footer = {
      "",
      "echo 'Who pays for the training of prosecutors?' | rapporteur explain",
      "rapporteur explain --topics my-topics.yaml < messages.txt",
      "rapporteur explain --pairs < pairs.tsv"
    })
final class ExplainCommand implements Callable<Integer> {
  @Mixin private final ReadingOptions reading = new ReadingOptions();
  @Mixin private final PairOptions pairs = new PairOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (pairs.wanted() || pairs.misplaced()) {
      return explainPairs();
    }
    FloorReader reader = new StandardFloorReader(reading.topicSet());
    ObjectMapper json = new ObjectMapper();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(
          json.writeValueAsString(explained(json, line, reader.read(line, reading.language()))));
      if (!in.ready()) {
        out.flush();
      }
    }
    out.flush();
    if (out.checkError()) {
      throw new IOException("standard output was closed before all was written");
    }
    return 0;
  }

  private int explainPairs() throws Exception {
    if (pairs.misplaced()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--model goes with --pairs");
    }
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int broken =
        pairs.explain(
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
            out,
            reading.language());
    out.flush();
    if (broken > 0) {
      throw new IOException(
          broken + (broken == 1 ? " line is" : " lines are") + " no pair: see error in the output");
    }
    return 0;
  }

  private static ObjectNode explained(ObjectMapper json, String line, Reading reading) {
    ObjectNode object = json.createObjectNode();
    object.put("text", line);
    object.put("language", reading.language().code());
    object.put("kind", reading.kind().word());
    putTopics(object, reading.topics());
    if (reading.parts().size() > 1) {
      ArrayNode items = object.putArray("items");
      for (Reading.Part part : reading.parts()) {
        ObjectNode item = items.addObject();
        item.put("text", part.text());
        item.put("kind", part.kind().word());
        putTopics(item, part.topics());
      }
    }
    return object;
  }

  private static void putTopics(ObjectNode object, List<TopicMatch> matches) {
    ArrayNode topics = object.putArray("topics");
    for (TopicMatch match : matches) {
      ObjectNode topic = topics.addObject();
      topic.put("id", match.topic());
      ArrayNode words = topic.putArray("words");
      match.words().forEach(words::add);
      ArrayNode keywords = topic.putArray("keywords");
      match.keywords().forEach(keywords::add);
    }
  }
}
