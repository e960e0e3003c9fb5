package org.rapporteur.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The JSON Schema of one kind of file: which keys there are, which must be, and what they hold.
 * What a text means is not its business but that of the records.
 */
final class Schema {
  private static final Predicate<String> SECRET =
      Pattern.compile("(?i)(token|secret|passw(or)?d|passphrase|credential|key)s?$").asPredicate();

  private final JsonNode text;
  private final JsonSchema rules;

  private Schema(JsonNode text) {
    this.text = text;
    this.rules = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
  }

  /** The schema of a kind of file: {@code rapporteur}, {@code session} or {@code topics}. */
  static Schema of(String kind) {
    try (InputStream in =
        Objects.requireNonNull(Schema.class.getResourceAsStream(kind + ".schema.json"))) {
      return new Schema(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Notes in a document what breaks the schema; a document that can't be read is left alone. */
  void check(Document document) {
    if (!document.sound("")) {
      return;
    }
    for (ValidationMessage message : rules.validate(document.tree())) {
      String path = path(message.getInstanceLocation());
      String property = message.getProperty();
      String at = property == null ? path : Document.path(path, property);
      if (document.sound(at)) {
        document.problem(at, reason(message, at));
      }
    }
  }

  private static String path(JsonNodePath location) {
    String path = "";
    for (int i = 0; i < location.getNameCount(); i++) {
      path =
          location.getElement(i) instanceof Integer index
              ? Document.path(path, index)
              : Document.path(path, location.getName(i));
    }
    return path;
  }

  private String reason(ValidationMessage message, String at) {
    JsonNode value = Objects.requireNonNull(message.getInstanceNode());
    JsonNode rule = message.getSchemaNode();
    JsonNode schema = around(message);
    String key = String.valueOf(message.getProperty());
    return switch (message.getType()) {
      case "additionalProperties" ->
          SECRET.test(key)
              ? "secrets come from the environment: remove it here"
              : "there is no such key: " + Nearest.hint(key, keys(schema));
      case "required" ->
          "is missing. " + schema.path("properties").path(key).path("description").asText();
      case "minItems" -> "needs at least " + (rule.asInt() == 1 ? "one" : rule.asText());
      case "minimum" -> value.asText() + " is too small: write " + rule.asText() + " or more";
      case "maximum" -> value.asText() + " is too large: write " + rule.asText() + " or less";
      case "enum" ->
          found(value, "is no " + at.substring(at.lastIndexOf('.') + 1))
              + Nearest.hint(value.asText(), words(rule));
      default ->
          found(value, "can't stand here") + "write " + expected(rule, schema.path("examples"));
    };
  }

  /** The schema object that a broken rule stands in. */
  private JsonNode around(ValidationMessage message) {
    String rule = message.getSchemaLocation().getFragment().toString();
    return text.at(JsonPointer.compile(rule).head());
  }

  private static List<String> keys(JsonNode schema) {
    List<String> keys = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static String found(JsonNode value, String otherwise) {
    return switch (value.getNodeType()) {
      case NULL -> "has no value: leave the key out or ";
      case ARRAY -> "holds a list: ";
      case OBJECT -> "holds keys and values: ";
      default -> "'" + value.asText() + "' " + otherwise + ": ";
    };
  }

  private static List<String> words(JsonNode choices) {
    List<String> words = new ArrayList<>();
    choices.forEach(c -> words.add(c.asText()));
    return words;
  }

  private static String expected(JsonNode type, JsonNode examples) {
    String kind =
        switch (type.isArray() ? "string" : type.asText()) {
          case "array" -> "a list, each item on a line of its own after '- '";
          case "object" -> "keys and values, indented";
          case "integer" -> "a whole number without quotes";
          default -> "text";
        };
    return examples.isEmpty() ? kind : kind + " such as " + examples.get(0).asText();
  }
}
