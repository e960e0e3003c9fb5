package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rapporteur.chat.fake.Json;

/** A form before somebody's eyes. */
public final class Modal {
  final Interaction from;
  private final ObjectNode json;

  Modal(Interaction from, ObjectNode json) {
    this.from = from;
    this.json = json;
  }

  public String title() {
    return json.path("title").asText();
  }

  /** The labels of its fields, in order. */
  public List<String> labels() {
    return Json.items(json.path("components")).map(Modal::label).toList();
  }

  /** What stands in a field before anything is typed. */
  public String prefilled(String label) {
    return Json.items(json.path("components"))
        .filter(c -> label(c).equals(label))
        .map(c -> field(c).path("value").asText(""))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no field " + label + " in " + labels()));
  }

  ObjectNode json() {
    return json.deepCopy();
  }

  /**
   * The data of its submission.
   *
   * @param values texts, or an option's label, by the field's label or custom_id
   */
  ObjectNode filled(Map<String, String> values) {
    Map<String, String> left = new LinkedHashMap<>(values);
    ObjectNode data = Json.object().put("custom_id", json.path("custom_id").asText());
    ArrayNode components = data.putArray("components");
    for (JsonNode component : json.path("components")) {
      if (component.path("type").asInt() == Components.TEXT) {
        continue;
      }
      JsonNode field = field(component);
      String byLabel = left.remove(label(component));
      String byId = left.remove(field.path("custom_id").asText());
      String value = byLabel != null ? byLabel : byId;
      ObjectNode answer = answer(field, value == null ? field.path("value").asText("") : value);
      ObjectNode wrapped = components.addObject().put("type", component.path("type").asInt());
      wrapped.put("id", component.path("id").asInt());
      if (component.path("type").asInt() == Components.LABEL) {
        wrapped.set("component", answer);
      } else {
        wrapped.putArray("components").add(answer);
      }
    }
    if (!left.isEmpty()) {
      throw new AssertionError("no fields " + left.keySet() + " in " + labels());
    }
    return data;
  }

  private static ObjectNode answer(JsonNode field, String value) {
    int type = field.path("type").asInt();
    boolean required = field.path("required").asBoolean(true);
    int most = field.path("max_length").asInt(4_000);
    if ((required && value.isEmpty())
        || value.length() > most
        || (!value.isEmpty() && value.length() < field.path("min_length").asInt())) {
      throw new AssertionError("Discord doesn't let \"" + value + "\" pass in " + field);
    }
    ObjectNode answer = Json.object().put("type", type).put("id", field.path("id").asInt());
    answer.put("custom_id", field.path("custom_id").asText());
    if (type != Components.SELECT) {
      return answer.put("value", value);
    }
    ArrayNode chosen = answer.putArray("values");
    Json.items(field.path("options"))
        .filter(
            o -> value.equals(o.path("label").asText()) || value.equals(o.path("value").asText()))
        .forEach(o -> chosen.add(o.path("value").asText()));
    if (!value.isEmpty() && chosen.isEmpty()) {
      throw new AssertionError("no option " + value + " in " + field);
    }
    return answer;
  }

  private static JsonNode field(JsonNode component) {
    return component.path("type").asInt() == Components.LABEL
        ? component.path("component")
        : component.path("components").path(0);
  }

  private static String label(JsonNode component) {
    String own = component.path("label").asText("");
    return own.isEmpty() ? field(component).path("label").asText("") : own;
  }
}
