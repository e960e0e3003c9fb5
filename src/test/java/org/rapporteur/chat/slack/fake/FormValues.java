package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;

/** What a person filled into a modal, as its submission carries it. */
final class FormValues {
  private FormValues() {}

  /**
   * The state of a view's inputs.
   *
   * @param filled texts or options' labels, each by its field's label, action_id or block_id; the
   *     others keep their initial values
   */
  static ObjectNode of(JsonNode blocks, Map<String, String> filled) {
    ObjectNode values = Json.object();
    List<String> left = new ArrayList<>(filled.keySet());
    for (JsonNode block : blocks) {
      JsonNode element =
          block.path("type").asText().equals("input")
              ? block.path("element")
              : block.path("accessory");
      if (!element.has("action_id") || element.path("type").asText().equals("button")) {
        continue;
      }
      List<String> names =
          List.of(
              ShownText.unescaped(block.path("label").path("text").asText()),
              element.path("action_id").asText(),
              block.path("block_id").asText());
      Optional<String> name = names.stream().filter(filled::containsKey).findFirst();
      name.ifPresent(left::remove);
      values
          .putObject(block.path("block_id").asText())
          .set(
              element.path("action_id").asText(),
              value(element, name.map(filled::get).orElse(null)));
    }
    if (!left.isEmpty()) {
      throw new AssertionError(
          "the view has no field " + left + ":\n" + ShownText.ofBlocks(blocks));
    }
    return values;
  }

  /** The names of an object's fields. */
  static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static JsonNode value(JsonNode element, @Nullable String filled) {
    String type = element.path("type").asText();
    ObjectNode value = Json.object().put("type", type);
    boolean many = type.equals("checkboxes") || type.startsWith("multi_");
    if (type.contains("select") || type.equals("radio_buttons") || many) {
      JsonNode chosen = filled == null ? element.path("initial_option") : option(element, filled);
      boolean none = chosen.isMissingNode();
      if (many) {
        value.set("selected_options", none ? Json.array() : Json.array().add(chosen));
      } else {
        value.set("selected_option", none ? NullNode.getInstance() : chosen);
      }
      return value;
    }
    String initial = element.path("initial_value").asText("");
    String text = filled == null ? initial : filled;
    return text.isEmpty() ? value.putNull("value") : value.put("value", text);
  }

  private static JsonNode option(JsonNode element, String label) {
    return Json.objects(element)
        .filter(o -> o.has("value") && ShownText.label(o).equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no option \"" + label + "\" in " + element));
  }
}
