package org.rapporteur.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.session.Item;
import org.rapporteur.session.Refused;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionState;

/** Reads the values of a call as they are meant in the session it is about. */
final class Values {
  /** Longer texts are no notes, reasons or answers; platforms end theirs earlier. */
  private static final int MOST_CHARACTERS = 4_000;

  private static final int MOST_NAME_WORDS = 6;
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Pattern NUMBER = Pattern.compile("[#＃]?([0-9]{1,9})");
  private static final Pattern DURATION =
      Pattern.compile("(?:([0-9]{1,4}) ?h(?:ours?)?)? ?(?:([0-9]{1,5}) ?(?:m(?:in(?:utes?)?)?)?)?");

  private final Optional<SessionState> state;
  private final Set<String> topicSets;

  Values(Optional<SessionState> state, Set<String> topicSets) {
    this.state = state;
    this.topicSets = topicSets;
  }

  /** Topics to give to an item and to take away, by their ids. */
  record TopicChanges(List<String> add, List<String> remove) {}

  /**
   * Reads a value.
   *
   * @return an Integer or, for a message that is no item, a MessageRef of {@code ITEM}; a Duration;
   *     TopicChanges; a list of strings of {@code NAMES}; a Boolean of {@code FLAG}; else a String
   * @throws Refused saying what is wrong
   */
  Object read(Option option, String written) {
    return find(option, written, false).orElseThrow(() -> wrong(option, written));
  }

  /**
   * As {@link #read}, empty where it is no such value.
   *
   * @param amongText whether it may be part of a text just as well
   */
  Optional<Object> find(Option option, String written, boolean amongText) {
    return switch (option.type()) {
      case TEXT, QUESTION -> Optional.of(text(option, written));
      case ITEM -> item(written);
      case SPEAKER, TOPIC, THEME, TOPIC_SET, CHOICE ->
          vocabulary(option).find(written, amongText).map(Object.class::cast);
      case TOPIC_CHANGES -> topicChanges(written).map(Object.class::cast);
      case DURATION -> duration(written).map(Object.class::cast);
      case NAMES -> names(written, amongText).map(Object.class::cast);
      case NAME ->
          isName(written, amongText) ? Optional.of(unquoted(written.strip())) : Optional.empty();
      case FLAG -> Optional.of(!written.equalsIgnoreCase("false"));
    };
  }

  /** The nearest right word of an option that takes words of ours. */
  Optional<String> nearest(Option option, String written) {
    return switch (option.type()) {
      case SPEAKER, TOPIC, THEME, TOPIC_SET, CHOICE -> vocabulary(option).nearest(written);
      default -> Optional.empty();
    };
  }

  /** Why a value is none of an option. */
  Refused wrong(Option option, String written) {
    String shown = "'" + Vocabulary.shortened(written) + "'";
    return switch (option.type()) {
      case ITEM ->
          new Refused(
              written.contains("/")
                  ? "That link leads to no message of this session."
                  : shown + " is no item: it takes 12, #12 or a link to the message.");
      case SPEAKER, TOPIC, THEME, TOPIC_SET, CHOICE -> vocabulary(option).unknown(written);
      case TOPIC_CHANGES ->
          new Refused(shown + " changes no topic: it takes +topic to give and -topic to take.");
      case DURATION -> new Refused(shown + " is no duration: it takes 90, 10m or 1h30m.");
      case NAME, NAMES -> new Refused(shown + " is no name.");
      case TEXT, QUESTION, FLAG -> new Refused(shown + " does not belong here.");
    };
  }

  /** The words an option takes; empty for one that takes none of ours. */
  Vocabulary vocabulary(Option option) {
    return switch (option.type()) {
      case SPEAKER -> new Vocabulary("speaker", speakers());
      case TOPIC, TOPIC_CHANGES -> topics();
      case THEME -> themes();
      case TOPIC_SET -> new Vocabulary("topic set", topicSets.stream().sorted().toList());
      case CHOICE -> new Vocabulary(option.name(), option.choices());
      default -> new Vocabulary(option.name());
    };
  }

  private Collection<String> speakers() {
    return state.map(s -> s.session().speakers()).orElse(List.of());
  }

  private Vocabulary themes() {
    Vocabulary themes = new Vocabulary("theme");
    state.ifPresent(
        s ->
            s.themes().stream()
                .filter(s::isProven)
                .forEach(t -> themes.add(t.id(), List.of(s.name(t)))));
    return themes;
  }

  private Vocabulary topics() {
    Vocabulary topics = new Vocabulary("topic");
    for (Session.TopicLabel topic : state.map(s -> s.session().topics()).orElse(List.of())) {
      topics.add(topic.id(), topic.labels().values());
    }
    return topics;
  }

  private static String text(Option option, String written) {
    String text = unquoted(written.strip());
    if (text.isBlank()) {
      throw new Refused("The " + option.name() + " is missing.");
    }
    if (text.length() > MOST_CHARACTERS) {
      throw new Refused(
          "The %s is too long: %,d characters at most.".formatted(option.name(), MOST_CHARACTERS));
    }
    return text;
  }

  private static String unquoted(String written) {
    Line line = new Line(written);
    return line.words().size() == 1 ? line.text(0, 1) : written;
  }

  private Optional<Object> item(String written) {
    Matcher m = NUMBER.matcher(ascii(written.strip()));
    if (m.matches()) {
      return Optional.of(Integer.valueOf(m.group(1)));
    }
    return state.flatMap(s -> MessageLinks.find(s, written).map(message -> target(s, message)));
  }

  private static Object target(SessionState state, MessageRef message) {
    List<Item> items = state.items(message);
    if (items.isEmpty()) {
      return message;
    }
    List<Item> open = items.stream().filter(Item::isOpen).toList();
    if (open.size() > 1) {
      throw new Refused(
          "That message holds %s: name the one you mean by its number."
              .formatted(String.join(", ", open.stream().map(i -> "#" + i.number()).toList())));
    }
    return open.isEmpty() ? items.get(0).number() : open.get(0).number();
  }

  private Optional<TopicChanges> topicChanges(String written) {
    List<String> add = new ArrayList<>();
    List<String> remove = new ArrayList<>();
    Vocabulary topics = topics();
    for (String change : written.strip().split("\\s+(?=[+＋−–-])", -1)) {
      if (change.isEmpty() || "+＋−–-".indexOf(change.charAt(0)) < 0) {
        return Optional.empty();
      }
      String name = unquoted(change.substring(1).strip());
      String topic = topics.find(name, false).orElseThrow(() -> topics.unknown(name));
      ("+＋".indexOf(change.charAt(0)) >= 0 ? add : remove).add(topic);
    }
    return Optional.of(new TopicChanges(add, remove));
  }

  private static Optional<Duration> duration(String written) {
    String digits = ascii(written.strip()).toLowerCase(Locale.ROOT);
    Matcher m = DURATION.matcher(digits);
    if (digits.isEmpty() || !m.matches()) {
      return Optional.empty();
    }
    long hours = m.group(1) == null ? 0 : Long.parseLong(m.group(1));
    long minutes = m.group(2) == null ? 0 : Long.parseLong(m.group(2));
    Duration duration = Duration.ofMinutes(hours * 60 + minutes);
    return duration.isZero() || duration.compareTo(LONGEST) > 0
        ? Optional.empty()
        : Optional.of(duration);
  }

  private static Optional<List<String>> names(String written, boolean amongText) {
    List<String> names = Arrays.stream(written.split("[,،，、;]", -1)).map(String::strip).toList();
    return names.stream().allMatch(n -> isName(n, amongText))
        ? Optional.of(names.stream().map(Values::unquoted).distinct().toList())
        : Optional.empty();
  }

  /**
   * Whether it can be a person's name. Within a text, where {@code by human rights} may stand as
   * well, a name begins with a capital, in a script that has none, or is quoted.
   */
  private static boolean isName(String written, boolean amongText) {
    List<Line.Word> words = new Line(written).words();
    if (words.isEmpty() || words.size() > MOST_NAME_WORDS || written.length() > 100) {
      return false;
    }
    boolean quoted = words.size() == 1 && words.get(0).quoted();
    int first = words.get(0).text().codePointAt(0);
    int last = written.codePointBefore(written.length());
    return quoted
        || (Character.isLetterOrDigit(first)
            && (Character.isLetterOrDigit(last) || last == '.' || last == ')')
            && !(amongText && Character.isLowerCase(first)));
  }

  /** Digits of any script as those of ours. */
  private static String ascii(String written) {
    StringBuilder out = new StringBuilder(written.length());
    written
        .codePoints()
        .forEach(c -> out.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
    return out.toString();
  }
}
