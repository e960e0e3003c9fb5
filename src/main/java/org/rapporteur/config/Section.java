package org.rapporteur.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A mapping inside a file, being turned into a record: sound values come out, others are left out
 * and noted. A key that is missing, or that the schema has found fault with, reads as absent.
 */
final class Section {
  private final Document document;
  private final String path;
  private final JsonNode node;

  Section(Document document, String path, JsonNode node) {
    this.document = document;
    this.path = path;
    this.node = node;
  }

  String path(String key) {
    return Document.path(path, key);
  }

  /** Notes what is wrong with a key of this section. */
  void problem(String key, String reason) {
    document.problem(path(key), reason);
  }

  boolean has(String key) {
    return child(key).isPresent();
  }

  /** Whether nothing is known against this section or anything in it. */
  boolean sound() {
    return document.soundThroughout(path);
  }

  /** Whether nothing is known against a key or anything in it. */
  boolean sound(String key) {
    return document.soundThroughout(path(key));
  }

  Optional<String> text(String key) {
    return child(key).filter(JsonNode::isValueNode).map(JsonNode::asText);
  }

  /** The value of a key as {@code read} understands its text; what it throws is noted. */
  <T> Optional<T> value(String key, Function<String, T> read) {
    return text(key).flatMap(text -> attempt(path(key), () -> read.apply(text)));
  }

  int number(String key, int otherwise) {
    return child(key).map(JsonNode::intValue).orElse(otherwise);
  }

  /** The values of a list, empty when there is none. */
  <T> List<T> values(String key, Function<String, T> read) {
    List<T> values = new ArrayList<>();
    for (Item item : items(key)) {
      attempt(item.path(), () -> read.apply(item.node().asText())).ifPresent(values::add);
    }
    return values;
  }

  /** The values of a list whose items are written as text or, with more to say, as sections. */
  <T> List<T> values(
      String key, Function<String, T> read, Function<Section, Optional<T>> readSection) {
    List<T> values = new ArrayList<>();
    for (Item item : items(key)) {
      Optional<T> value =
          item.node().isObject()
              ? readSection.apply(new Section(document, item.path(), item.node()))
              : attempt(item.path(), () -> read.apply(item.node().asText()));
      value.ifPresent(values::add);
    }
    return values;
  }

  /** The section under a key, an empty one when there is none. */
  Section section(String key) {
    return new Section(document, path(key), child(key).orElseGet(MissingNode::getInstance));
  }

  /** The sections of a list, empty when there is none. */
  List<Section> sections(String key) {
    return items(key).stream().map(i -> new Section(document, i.path(), i.node())).toList();
  }

  /** Makes the record of this section; the rules that its values break are noted at their keys. */
  <T> Optional<T> record(Supplier<T> make) {
    return attempt(path, make);
  }

  private <T> Optional<T> attempt(String at, Supplier<T> make) {
    try {
      return Optional.of(make.get());
    } catch (Rules.BrokenRules e) {
      e.broken().forEach(b -> document.problem(Document.path(at, b.key()), b.reason()));
    } catch (IllegalArgumentException e) {
      document.problem(at, String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private record Item(String path, JsonNode node) {}

  private List<Item> items(String key) {
    List<Item> items = new ArrayList<>();
    child(key)
        .ifPresent(
            list -> {
              for (int i = 0; i < list.size(); i++) {
                String at = Document.path(path(key), i);
                if (document.sound(at)) {
                  items.add(new Item(at, list.get(i)));
                }
              }
            });
    return items;
  }

  private Optional<JsonNode> child(String key) {
    return Optional.ofNullable(node.get(key)).filter(n -> document.sound(path(key)));
  }
}
