package org.rapporteur.chat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A command as it is offered: platforms register it, parse it or draw it from this alone.
 *
 * @param name what is typed after the slash: {@code ask} or {@code floor flag}
 * @param role who may call it
 * @param help what it does, in one line
 * @param options in the order they are written
 * @param onMessage what it is called where platforms offer it on a message, which is then its item;
 *     null when it is not offered there
 */
public record CommandSpec(
    String name, Role role, String help, List<Option> options, @Nullable String onMessage) {
  public CommandSpec {
    options = List.copyOf(options);
    if (help.isBlank() || help.length() > 100) {
      throw new IllegalArgumentException(name + ": help takes 1 to 100 characters");
    }
    if (onMessage != null && options.stream().noneMatch(o -> o.type() == Type.ITEM)) {
      throw new IllegalArgumentException(name + ": takes no item, so it can't be on a message");
    }
  }

  public CommandSpec(String name, Role role, String help, List<Option> options) {
    this(name, role, help, options, null);
  }

  /** The same command, offered on a message as well. */
  public CommandSpec onMessage(String label) {
    return new CommandSpec(name, role, help, options, label);
  }

  /** The option that the message is where it is offered on one. */
  public Option item() {
    return options.stream().filter(o -> o.type() == Type.ITEM).findFirst().orElseThrow();
  }

  /** What an option's value is, which decides how it is parsed and completed. */
  public enum Type {
    /** The rest of the line. */
    TEXT,
    /**
     * As {@link #TEXT}; while it is written, the one that was asked before is offered as its
     * number.
     */
    QUESTION,
    /** {@code 12}, {@code #12} or a link to the message. */
    ITEM,
    SPEAKER,
    TOPIC,
    /** {@code t1}, or the name of a theme. */
    THEME,
    /** {@code +topic -topic}, any number of them. */
    TOPIC_CHANGES,
    TOPIC_SET,
    /** {@code 90}, {@code 10m} or {@code 1h30m}; a bare number is minutes. */
    DURATION,
    /** Names separated by commas. */
    NAMES,
    NAME,
    /** One of the option's choices. */
    CHOICE,
    /** Its own name, written or not. */
    FLAG;

    /** Whether it takes what is left of the line. */
    public boolean isText() {
      return this == TEXT || this == QUESTION;
    }
  }

  /**
   * One option of a command.
   *
   * @param name lower-case; also the word that introduces it when {@code named}
   * @param named written as {@code name VALUE} rather than by its place
   * @param choices the values of a {@link Type#CHOICE}, else empty
   */
  public record Option(
      String name, Type type, boolean required, boolean named, String help, List<String> choices) {
    public Option {
      choices = List.copyOf(choices);
      if (choices.isEmpty() == (type == Type.CHOICE)) {
        throw new IllegalArgumentException(name + ": choices go with CHOICE, and only with it");
      }
    }

    public static Option required(String name, Type type, String help) {
      return new Option(name, type, true, false, help, List.of());
    }

    public static Option optional(String name, Type type, String help) {
      return new Option(name, type, false, false, help, List.of());
    }

    public static Option named(String name, Type type, String help) {
      return new Option(name, type, false, true, help, List.of());
    }

    public static Option flag(String name, String help) {
      return new Option(name, Type.FLAG, false, false, help, List.of());
    }

    public static Option choice(String name, String help, String... choices) {
      return new Option(name, Type.CHOICE, false, false, help, List.of(choices));
    }

    private String usage() {
      String value =
          switch (type) {
            case FLAG -> name;
            case CHOICE -> String.join("|", choices);
            case ITEM -> name.equals("item") ? "N" : name.toUpperCase(Locale.ROOT);
            case TOPIC_CHANGES -> "+topic -topic";
            case TOPIC_SET -> "SET";
            case DURATION -> "10m";
            case NAME -> "NAME";
            case NAMES -> "A,B";
            default -> name.toUpperCase(Locale.ROOT);
          };
      String shown = named ? name + " " + value : value;
      return required ? shown : "[" + shown + "]";
    }
  }

  /** The right form, such as {@code /floor flag N [SPEAKER] [NOTE]}. */
  public String usage() {
    return options.stream()
        .map(o -> " " + o.usage())
        .collect(Collectors.joining("", "/" + name, ""));
  }
}
