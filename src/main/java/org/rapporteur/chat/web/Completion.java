package org.rapporteur.chat.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.ChatListener.Choice;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.Role;

/**
 * What a command line that is being typed may become: whole lines, each with what it means. Typed
 * commands have no fields, so the option being written follows from the place in the line.
 */
final class Completion {
  private static final int MOST = 25;
  private static final String SHORT = "floor ";
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"?|\\S+");

  private final ChatListener listener;
  private final Visitor visitor;
  private final ChannelRef channel;

  Completion(ChatListener listener, Visitor visitor, ChannelRef channel) {
    this.listener = listener;
    this.visitor = visitor;
    this.channel = channel;
  }

  /**
   * The lines a typed one may become.
   *
   * @param typed with or without the slash, with or without {@code floor}
   * @return at most 25 lines, best first, written as the typed one began
   */
  List<Choice> of(String typed) {
    String line = typed.stripLeading();
    String slash = line.startsWith("/") ? "/" : "";
    line = line.substring(slash.length());
    Optional<CommandSpec> spec = spec(line);
    boolean isShort = false;
    if (spec.isEmpty() && spec(SHORT + line).isPresent()) {
      isShort = true;
      line = SHORT + line;
      spec = spec(line);
    }
    List<Choice> found = new ArrayList<>();
    if (spec.isPresent()) {
      for (Choice choice : values(spec.get(), line)) {
        String whole = isShort ? choice.value().substring(SHORT.length()) : choice.value();
        found.add(new Choice(slash + whole, choice.label()));
      }
    } else {
      names(slash, line, found);
    }
    return found.subList(0, Math.min(found.size(), MOST));
  }

  /** The command whose name and the space after it are typed, the longest name first. */
  private Optional<CommandSpec> spec(String line) {
    return offered().stream()
        .filter(c -> line.startsWith(c.name() + " "))
        .max(Comparator.comparingInt(c -> c.name().length()));
  }

  private List<CommandSpec> offered() {
    return listener.commands().stream()
        .filter(c -> visitor.moderator() || c.role() == Role.ATTENDEE)
        .toList();
  }

  private void names(String slash, String line, List<Choice> found) {
    String wanted = line.strip().replaceAll("\\s+", " ");
    for (CommandSpec spec : offered()) {
      String name = spec.name();
      String brief = name.startsWith(SHORT) ? name.substring(SHORT.length()) : name;
      boolean whole = name.startsWith(wanted);
      if (whole || brief.startsWith(wanted)) {
        String shown = whole && !wanted.isEmpty() ? name : brief;
        found.add(new Choice(slash + shown + " ", spec.usage() + ": " + spec.help()));
      }
    }
  }

  private List<Choice> values(CommandSpec spec, String line) {
    String rest = line.substring(spec.name().length() + 1);
    int begun = lastWord(rest);
    String typed = rest.substring(begun);
    String before = line.substring(0, line.length() - typed.length());
    Typed place = new Typed(spec);
    Matcher words = WORD.matcher(rest.substring(0, begun));
    while (words.find()) {
      place.take(words.group());
    }
    List<Choice> found = new ArrayList<>();
    Option next = place.next();
    if (next != null && next.type() != CommandSpec.Type.TEXT) {
      CommandCall partial = place.call(rest);
      for (Choice choice : listener.complete(partial, next.name(), typed)) {
        found.add(new Choice(before + choice.value() + " ", choice.label()));
      }
    }
    for (Option option : place.introducible()) {
      if (option.name().startsWith(typed)) {
        found.add(new Choice(before + option.name() + " ", option.help()));
      }
    }
    return found;
  }

  /** Where the word being typed begins; the text's length when none is. */
  private static int lastWord(String rest) {
    Matcher words = WORD.matcher(rest);
    int begun = rest.length();
    while (words.find()) {
      begun = words.end() == rest.length() ? words.start() : rest.length();
    }
    return begun;
  }

  /** The options of a command as far as they are typed. */
  private final class Typed {
    private final CommandSpec spec;
    private final Map<String, String> values = new HashMap<>();
    private final Set<Option> open = new LinkedHashSet<>();
    private @Nullable Option introduced;

    Typed(CommandSpec spec) {
      this.spec = spec;
      open.addAll(spec.options());
    }

    void take(String word) {
      Option named = introduced == null ? introducedBy(word) : null;
      if (named != null) {
        if (named.type() == CommandSpec.Type.FLAG) {
          put(named, "true");
        } else {
          introduced = named;
        }
        return;
      }
      Option next = next();
      if (next != null && next.type() == CommandSpec.Type.TOPIC_CHANGES) {
        values.merge(next.name(), word, (a, b) -> a + " " + b);
      } else if (next != null && next.type() != CommandSpec.Type.TEXT) {
        put(next, word);
      }
    }

    private void put(Option option, String value) {
      values.put(option.name(), value);
      open.remove(option);
      introduced = null;
    }

    private @Nullable Option introducedBy(String word) {
      return introducible().stream().filter(o -> o.name().equals(word)).findFirst().orElse(null);
    }

    /** The options a word of their own begins. */
    List<Option> introducible() {
      return introduced != null
          ? List.of()
          : open.stream().filter(o -> o.named() || o.type() == CommandSpec.Type.FLAG).toList();
    }

    /** The option the next word is a value of, null when there is none. */
    @Nullable Option next() {
      return introduced != null
          ? introduced
          : open.stream()
              .filter(o -> !o.named() && o.type() != CommandSpec.Type.FLAG)
              .findFirst()
              .orElse(null);
    }

    CommandCall call(String rest) {
      String[] name = spec.name().split(" ", 2);
      String typed = name.length > 1 ? name[1] + " " + rest : rest;
      return new CommandCall(
          "completion",
          name[0],
          typed,
          values,
          visitor.author(),
          channel,
          visitor.moderator(),
          visitor.presence());
    }
  }
}
