package org.rapporteur.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.session.Refused;

/**
 * Reads a typed line by a command's spec alone. Flags and named options are taken from the end of
 * the line, as far as what stands there is a value of theirs; the rest goes to the other options in
 * their order, each as many words as make a value.
 */
final class LineReader {
  private static final int MOST_WORDS_OF_A_NAME = 8;

  private final CommandSpec spec;
  private final Values values;
  private final Line line;
  private final boolean hasText;
  private final Map<String, Object> found = new LinkedHashMap<>();
  private final List<Option> passed = new ArrayList<>();
  private int from;
  private int to;

  private LineReader(CommandSpec spec, Values values, String typed) {
    this.spec = spec;
    this.values = values;
    this.line = new Line(typed);
    this.hasText = spec.options().stream().anyMatch(o -> o.type().isText());
    this.to = line.words().size();
  }

  /**
   * Reads what was typed after a command's name.
   *
   * @return the values by option name, as {@link Values#read} gives them
   * @throws Refused saying what is wrong
   */
  static Map<String, Object> read(CommandSpec spec, Values values, String typed) {
    return new LineReader(spec, values, typed).read();
  }

  /**
   * The options that may follow what was typed after a command's name.
   *
   * @param before whole words
   */
  static List<Option> next(CommandSpec spec, Values values, String before) {
    try {
      return new LineReader(spec, values, before).next();
    } catch (Refused wrong) {
      return List.of();
    }
  }

  private List<Option> next() {
    List<Option> next = new ArrayList<>();
    boolean more = true;
    while (more) {
      more = takeAtEnd();
    }
    boolean inText = false;
    for (Option option : spec.options()) {
      takeMarked();
      if (isMarked(option)) {
        if (!found.containsKey(option.name())) {
          next.add(option);
        }
      } else if (from < to) {
        inText |= option.type().isText();
        place(option);
      } else if (!inText && next.stream().allMatch(o -> isMarked(o) || !o.required())) {
        next.add(option);
      }
    }
    return from < to ? List.of() : next;
  }

  private Map<String, Object> read() {
    boolean more = true;
    while (more) {
      more = takeAtEnd();
    }
    for (Option option : spec.options()) {
      takeMarked();
      if (!isMarked(option) && from < to) {
        place(option);
      }
    }
    takeMarked();
    if (from < to) {
      throw leftOver();
    }
    return found;
  }

  private static boolean isMarked(Option option) {
    return option.named() || option.type() == CommandSpec.Type.FLAG;
  }

  /** Takes the flag or named option that stands last, if there is one. */
  private boolean takeAtEnd() {
    int start = -1;
    Option last = null;
    for (Option option : spec.options()) {
      int at = isMarked(option) && !found.containsKey(option.name()) ? startOf(option) : -1;
      if (at > start) {
        start = at;
        last = option;
      }
    }
    if (last == null) {
      return false;
    }
    found.put(last.name(), last.named() ? value(last, start + 1, to).orElseThrow() : true);
    to = start;
    return true;
  }

  private int startOf(Option option) {
    if (!option.named()) {
      return to > from && line.words().get(to - 1).is(option.name()) ? to - 1 : -1;
    }
    for (int at = to - 2; at >= from; at--) {
      if (line.words().get(at).is(option.name())) {
        if (value(option, at + 1, to).isPresent()) {
          return at;
        }
        refuseNearly(option, at + 1, to);
      }
    }
    return -1;
  }

  /** Takes flags and named options before their end of the line, where no text could hold them. */
  private void takeMarked() {
    boolean more = !hasText;
    while (more) {
      more = takeAtFront();
    }
  }

  private boolean takeAtFront() {
    for (Option option : spec.options()) {
      boolean here =
          from < to
              && isMarked(option)
              && !found.containsKey(option.name())
              && line.words().get(from).is(option.name());
      if (here && !option.named()) {
        found.put(option.name(), true);
        from++;
        return true;
      }
      if (here && takeLongest(option, from + 1)) {
        return true;
      }
    }
    return false;
  }

  /** Gives the next words to an option, or passes it over. */
  private void place(Option option) {
    if (option.type().isText()) {
      found.put(option.name(), values.read(option, line.text(from, to)));
      from = to;
    } else if (!takeLongest(option, from)) {
      if (option.required()) {
        throw values.wrong(option, line.text(from, from + 1));
      }
      passed.add(option);
      if (hasText) {
        refuseNearly(option, from, from + 1);
      }
    }
  }

  private boolean takeLongest(Option option, int start) {
    for (int end = start + Math.min(mostWords(option.type()), to - start); end > start; end--) {
      Optional<Object> value = value(option, start, end);
      if (value.isPresent()) {
        found.put(option.name(), value.get());
        from = end;
        return true;
      }
    }
    return false;
  }

  private static int mostWords(CommandSpec.Type type) {
    return switch (type) {
      case ITEM, CHOICE, TOPIC_SET, FLAG -> 1;
      case DURATION -> 4;
      case SPEAKER, TOPIC, THEME, NAME -> MOST_WORDS_OF_A_NAME;
      case TEXT, QUESTION, TOPIC_CHANGES, NAMES -> Integer.MAX_VALUE;
    };
  }

  private Optional<Object> value(Option option, int start, int end) {
    boolean quoted = end == start + 1 && line.words().get(start).quoted();
    return values.find(option, line.text(start, end), hasText && !quoted);
  }

  /** A word that is nearly right is a slip rather than the beginning of a text. */
  private void refuseNearly(Option option, int start, int end) {
    String written = line.text(start, end);
    if (end == start + 1
        && !line.words().get(start).quoted()
        && values.nearest(option, written).isPresent()) {
      throw values.wrong(option, written);
    }
  }

  private Refused leftOver() {
    String rest = line.text(from, to);
    for (Option option : passed) {
      if (values.nearest(option, rest).isPresent()) {
        return values.wrong(option, rest);
      }
    }
    return passed.isEmpty()
        ? new Refused("'" + Vocabulary.shortened(rest) + "' is too much.")
        : values.wrong(passed.get(0), rest);
  }
}
