package org.rapporteur.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatListener.Choice;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.CommandTexts;
import org.rapporteur.chat.Role;
import org.rapporteur.digest.ItemLines;
import org.rapporteur.digest.PlainText;
import org.rapporteur.session.Item;
import org.rapporteur.session.Person;
import org.rapporteur.session.SessionState;

/** What is offered while a command is written, for one caller in one session. */
final class Completion {
  private static final int MOST = 25;
  private static final int LABEL_CHARACTERS = 60;
  private static final int MOST_WORDS_OF_A_VALUE = 3;

  private final List<Command> permitted;
  private final @Nullable SessionState about;
  private final @Nullable Person caller;
  private final Values values;
  private final Function<String, Optional<Item>> askedBefore;
  private final CommandTexts texts;

  /**
   * @param permitted the commands its caller may use
   * @param caller the caller as the session knows them
   * @param askedBefore the open question that asks the same as a text
   * @param texts in the caller's language
   */
  Completion(
      List<Command> permitted,
      @Nullable SessionState about,
      @Nullable Person caller,
      Values values,
      Function<String, Optional<Item>> askedBefore,
      CommandTexts texts) {
    this.permitted = permitted;
    this.about = about;
    this.caller = caller;
    this.values = values;
    this.askedBefore = askedBefore;
    this.texts = texts;
  }

  /** Values of one option. */
  List<Choice> option(String command, String option, String typed) {
    return permitted.stream()
        .filter(c -> c.spec().name().equals(command))
        .flatMap(
            c ->
                c.spec().options().stream()
                    .filter(o -> o.name().equals(option))
                    .flatMap(o -> choices(c, o, typed)))
        .limit(MOST)
        .toList();
  }

  /** Whole lines, without the slash, for one that is being typed. */
  List<Choice> line(String typed) {
    String line = typed.stripLeading().replaceFirst("^/", "");
    for (Command command : permitted) {
      String name = command.spec().name();
      if (line.length() > name.length()
          && line.toLowerCase(Locale.ROOT).startsWith(name)
          && Character.isWhitespace(line.charAt(name.length()))) {
        return afterName(command, line.substring(name.length() + 1));
      }
    }
    return names(Vocabulary.fold(line));
  }

  private List<Choice> names(String typed) {
    Stream<CommandSpec> starting =
        permitted.stream().map(Command::spec).filter(s -> s.name().startsWith(typed));
    Stream<CommandSpec> within =
        permitted.stream().map(Command::spec).filter(s -> s.name().contains(" " + typed));
    return Stream.concat(starting, within)
        .distinct()
        .map(s -> new Choice(s.name() + (s.options().isEmpty() ? "" : " "), texts.described(s)))
        .limit(MOST)
        .toList();
  }

  /** Offers the next value; what is typed of it may be several words. */
  private List<Choice> afterName(Command command, String rest) {
    Line line = new Line(rest);
    int words = line.words().size();
    boolean begun = !rest.isEmpty() && !Character.isWhitespace(rest.charAt(rest.length() - 1));
    int most = begun ? Math.min(MOST_WORDS_OF_A_VALUE, words) : 0;
    for (int length = most; length >= (begun ? 1 : 0); length--) {
      int start = words - length;
      String before = start < words ? rest.substring(0, line.words().get(start).start()) : rest;
      String typed = line.from(start);
      List<Choice> offered = next(command, before, start < words ? typed : "");
      if (!offered.isEmpty()) {
        return offered;
      }
    }
    return List.of();
  }

  private List<Choice> next(Command command, String before, String typed) {
    String line = command.spec().name() + " " + before;
    return LineReader.next(command.spec(), values, before).stream()
        .flatMap(option -> introduced(command, option, typed))
        .map(c -> new Choice(line + c.value() + " ", c.label()))
        .limit(MOST)
        .toList();
  }

  /** The values of an option, or first the word that introduces them. */
  private Stream<Choice> introduced(Command command, Option option, String typed) {
    String word = option.name() + " ";
    boolean flag = option.type() == CommandSpec.Type.FLAG;
    if (!option.named() && !flag) {
      return choices(command, option, typed);
    }
    if (option.named() && typed.toLowerCase(Locale.ROOT).startsWith(word)) {
      return choices(command, option, typed.substring(word.length()))
          .map(c -> new Choice(word + c.value(), c.label()));
    }
    return option.name().startsWith(typed.toLowerCase(Locale.ROOT))
        ? Stream.of(new Choice(option.name(), texts.described(command.spec(), option)))
        : Stream.empty();
  }

  private Stream<Choice> choices(Command command, Option option, String typed) {
    return switch (option.type()) {
      case ITEM -> items(command, typed.strip());
      case SPEAKER, TOPIC, THEME, TOPIC_SET, CHOICE ->
          words(values.vocabulary(option), typed)
              .map(w -> new Choice(w, labelled(command, option, w)));
      case TOPIC_CHANGES -> topicChanges(values.vocabulary(option), typed);
      case DURATION ->
          Stream.of("10m", "30m", "60m", "90m", "2h")
              .filter(d -> d.startsWith(typed.strip()))
              .map(d -> new Choice(d, d));
      case QUESTION -> askedBefore.apply(typed.strip()).stream().map(this::alreadyAsked);
      case NAMES, NAME, TEXT, FLAG -> Stream.empty();
    };
  }

  private Choice alreadyAsked(Item item) {
    SessionState state = Objects.requireNonNull(about);
    return new Choice("#" + item.number(), "Already asked: " + ItemLines.quoted(state, item));
  }

  private String labelled(Command command, Option option, String word) {
    if (option.type() == CommandSpec.Type.CHOICE) {
      return texts.choice(command.spec(), option, word);
    }
    if (about == null) {
      return word;
    }
    return switch (option.type()) {
      case TOPIC -> about.session().topicLabel(word);
      case THEME ->
          about.themes().stream()
              .filter(t -> t.id().equals(word))
              .findFirst()
              .map(t -> word + " " + PlainText.isolated(about.name(t)))
              .orElse(word);
      default -> word;
    };
  }

  private static Stream<String> words(Vocabulary vocabulary, String typed) {
    Set<String> found = new LinkedHashSet<>(vocabulary.containing(typed));
    vocabulary.nearest(typed).ifPresent(found::add);
    return found.stream();
  }

  private Stream<Choice> topicChanges(Vocabulary topics, String typed) {
    int last = Math.max(typed.lastIndexOf(' ') + 1, 0);
    String sign = typed.startsWith("-", last) ? "-" : "+";
    String name = typed.substring(last).replaceFirst("^[+-]", "");
    String before = typed.substring(0, last);
    return words(topics, name).map(t -> new Choice(before + sign + t, sign + t));
  }

  /** Attendees are offered their own items only. */
  private Stream<Choice> items(Command command, String typed) {
    SessionState state = about;
    if (state == null) {
      return Stream.empty();
    }
    String number = typed.replaceFirst("^#", "");
    String folded = Vocabulary.fold(typed);
    boolean all = command.spec().role() != Role.ATTENDEE;
    Function<Item, Boolean> byNumber = i -> String.valueOf(i.number()).startsWith(number);
    List<Item> suiting = new ArrayList<>();
    for (Item item : state.items()) {
      boolean own = caller != null && item.origin().author() == caller.id();
      if ((all || own) && command.suits(item)) {
        suiting.add(item);
      }
    }
    return suiting.stream()
        .filter(i -> byNumber.apply(i) || Vocabulary.fold(state.text(i)).contains(folded))
        .sorted(
            Comparator.<Item, Boolean>comparing(i -> !byNumber.apply(i))
                .thenComparing(i -> number.isEmpty() ? 0 : String.valueOf(i.number()).length())
                .thenComparing(state.mostUpvoted()))
        .map(
            i ->
                new Choice(
                    String.valueOf(i.number()),
                    "#%d %s"
                        .formatted(
                            i.number(), PlainText.isolated(state.text(i), LABEL_CHARACTERS))));
  }
}
