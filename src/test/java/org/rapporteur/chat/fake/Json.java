package org.rapporteur.chat.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** JSON as it goes over the wire. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** An object of one field. */
  public static ObjectNode object(String name, String value) {
    return object().put(name, value);
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  public static ArrayNode array(Collection<? extends JsonNode> items) {
    return array().addAll(items);
  }

  public static ArrayNode strings(Collection<String> items) {
    ArrayNode array = array();
    items.forEach(array::add);
    return array;
  }

  /** What a text holds; a missing node when it is no JSON. */
  public static JsonNode parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  public static Stream<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** Every object within, the outermost first. */
  public static Stream<JsonNode> objects(JsonNode node) {
    Stream<JsonNode> within = items(node).flatMap(Json::objects);
    return node.isObject() ? Stream.concat(Stream.of(node), within) : within;
  }
}
