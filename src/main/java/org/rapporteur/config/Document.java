package org.rapporteur.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * One file as it was read: its tree, where each key stands, and what is wrong with it so far. Keys
 * are named by their path, such as {@code sources[0].channel}; the whole file is {@code ""}.
 */
final class Document {
  private final String file;
  private final JsonNode tree;
  private final Map<String, Integer> lines;
  private final List<Problem> problems = new ArrayList<>();
  private final NavigableSet<String> unsound = new TreeSet<>();

  Document(String file, JsonNode tree, Map<String, Integer> lines) {
    this.file = file;
    this.tree = tree;
    this.lines = lines;
  }

  static String path(String parent, String key) {
    return parent.isEmpty() ? key : parent + "." + key;
  }

  static String path(String parent, int index) {
    return parent + "[" + index + "]";
  }

  JsonNode tree() {
    return tree;
  }

  Section root() {
    return new Section(this, "", tree);
  }

  /** The name of the file without folder and ending. */
  String id() {
    return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.yaml$", "");
  }

  /** Notes what is wrong at a key, on the line of that key or of the nearest one around it. */
  void problem(String path, String reason) {
    problemAt(line(path), path, reason);
  }

  void problemAt(int line, String path, String reason) {
    unsound.add(path);
    problems.add(new Problem(file, line, path, reason));
  }

  /** Whether nothing is known against the value of a key. */
  boolean sound(String path) {
    return !unsound.contains(path);
  }

  /** Whether nothing is known against a key or anything in it. */
  boolean soundThroughout(String path) {
    return unsound.tailSet(path).stream()
        .takeWhile(p -> p.startsWith(path))
        .allMatch(p -> p.length() > path.length() && ".[".indexOf(p.charAt(path.length())) < 0);
  }

  List<Problem> problems() {
    return Collections.unmodifiableList(problems);
  }

  private int line(String path) {
    String at = path;
    while (!lines.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
    }
    return lines.getOrDefault(at, 1);
  }
}
