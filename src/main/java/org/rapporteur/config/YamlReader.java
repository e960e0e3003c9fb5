package org.rapporteur.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads the part of YAML that a configuration needs: mappings, lists and text. Every scalar is the
 * text that was written, so that {@code no}, {@code 2026-03-02} and {@code 007} stay what they are;
 * only a bare number that reads back as the same digits is a number too. Size, nesting and what
 * aliases add up to are bounded, and no tag makes a type.
 */
final class YamlReader {
  static final int MAX_BYTES = 4 << 20;
  private static final int MAX_NODES = 200_000;
  private static final int MAX_DEPTH = 20;
  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9]\\d{0,8}");

  private final Map<String, Integer> lines = new HashMap<>();
  private final Map<String, Integer> duplicates = new HashMap<>();
  private int nodes;

  private YamlReader() {}

  /** A fault that leaves nothing of the file to read. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    Unreadable(int line, String reason) {
      super(reason);
      this.line = line;
    }

    Unreadable(Mark mark, String reason) {
      this(mark.getLine() + 1, reason);
    }
  }

  /**
   * The document of a file; one that can't be read is empty and has a problem for the whole file.
   *
   * @param file its name inside the folder
   */
  static Document read(String file, byte[] bytes) {
    YamlReader reader = new YamlReader();
    try {
      Node root = compose(decode(bytes));
      JsonNode tree = root == null ? JsonNodeFactory.instance.objectNode() : reader.tree(root);
      Document document = new Document(file, tree, reader.lines);
      reader.duplicates.forEach(
          (path, line) -> document.problemAt(line, path, "is there twice: keep one"));
      return document;
    } catch (Unreadable e) {
      Document document = new Document(file, JsonNodeFactory.instance.objectNode(), Map.of());
      document.problemAt(e.line, "", String.valueOf(e.getMessage()));
      return document;
    }
  }

  private static String decode(byte[] bytes) throws Unreadable {
    if (bytes.length > MAX_BYTES) {
      throw new Unreadable(0, "is larger than " + (MAX_BYTES >> 20) + " MiB: split it");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw new Unreadable(lineAfter(text), "is not written in UTF-8: save it in that encoding");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static int lineAfter(String text) {
    return 1 + (int) text.chars().filter(c -> c == '\n').count();
  }

  private static @Nullable Node compose(String text) throws Unreadable {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_BYTES);
    Resolver everythingIsText =
        new Resolver() {
          @Override
          protected void addImplicitResolvers() {}
        };
    try {
      return new Composer(
              new ParserImpl(new StreamReader(text), options), everythingIsText, options)
          .getSingleNode();
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      String context = e.getContext() == null ? "" : e.getContext() + ", ";
      throw new Unreadable(
          mark == null ? 1 : mark.getLine() + 1, "is no valid YAML: " + context + e.getProblem());
    } catch (ReaderException e) {
      int end = text.offsetByCodePoints(0, e.getPosition());
      throw new Unreadable(
          lineAfter(text.substring(0, end)),
          String.format("holds a character no text has: U+%04X", e.getCodePoint()));
    } catch (YAMLException e) {
      throw new Unreadable(1, "is no valid YAML: " + e.getMessage());
    }
  }

  private JsonNode tree(Node root) throws Unreadable {
    lines.put("", root.getStartMark().getLine() + 1);
    return convert(root, "", 0);
  }

  private JsonNode convert(Node node, String path, int depth) throws Unreadable {
    if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
      throw new Unreadable(
          node.getStartMark(), "is too large or too deep once its aliases (*) are written out");
    }
    if (node instanceof MappingNode mapping && node.getTag().equals(Tag.MAP)) {
      return object(mapping, path, depth);
    }
    if (node instanceof SequenceNode sequence && node.getTag().equals(Tag.SEQ)) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Node element : sequence.getValue()) {
        String at = Document.path(path, array.size());
        lines.put(at, element.getStartMark().getLine() + 1);
        array.add(convert(element, at, depth + 1));
      }
      return array;
    }
    if (node instanceof ScalarNode scalar && node.getTag().equals(Tag.STR)) {
      return scalar(scalar);
    }
    throw new Unreadable(
        node.getStartMark(), "has a tag (" + node.getTag().getValue() + "): remove it");
  }

  private ObjectNode object(MappingNode mapping, String path, int depth) throws Unreadable {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw new Unreadable(
            entry.getKeyNode().getStartMark(), "has a key that is a list or a mapping");
      }
      String at = Document.path(path, key.getValue());
      int line = key.getStartMark().getLine() + 1;
      if (object.has(key.getValue())) {
        duplicates.put(at, line);
      } else {
        lines.put(at, line);
        object.set(key.getValue(), convert(entry.getValueNode(), at, depth + 1));
      }
    }
    return object;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String written = scalar.getValue();
    boolean bare = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    if (bare && written.isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    return bare && NUMBER.matcher(written).matches()
        ? JsonNodeFactory.instance.numberNode(Integer.parseInt(written))
        : JsonNodeFactory.instance.textNode(written);
  }
}
