package org.rapporteur;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.UserRef;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;
import org.rapporteur.text.Reading;
import org.rapporteur.text.Utterance;
import org.rapporteur.text.theme.Theme;
import org.rapporteur.text.theme.ThemeFinder;
import org.rapporteur.text.theme.ThemeStatus;
import org.rapporteur.text.theme.Themes;

/**
 * The themes of a chat as time goes by: looked at every 30 seconds of the chat's own time, and told
 * as a JSON object whenever one appears or changes.
 */
final class ThemesOverTime {
  private static final Duration STEP = Duration.ofSeconds(30);

  private final FloorReader reader;
  private final Language language;
  private final Duration window;
  private final Consumer<String> lines;
  private final ThemeFinder finder;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<UserRef, Integer> people = new HashMap<>();
  private final Map<MessageRef, List<Integer>> itemsOf = new HashMap<>();
  private final Map<MessageRef, ChatEvent.Posted> messages = new HashMap<>();
  private final Map<Integer, Utterance> items = new HashMap<>();
  private final List<Integer> arrived = new ArrayList<>();
  private final Map<Integer, Told> told = new HashMap<>();
  private List<Theme> themes = List.of();
  private int lastItem;
  private @Nullable Instant next;

  private record Told(ThemeStatus status, List<Integer> items) {}

  /**
   * @param language taken for text that shows none
   * @param lines takes each object, as one line
   */
  ThemesOverTime(FloorReader reader, Language language, Duration window, Consumer<String> lines) {
    this.reader = reader;
    this.language = language;
    this.window = window;
    this.lines = lines;
    this.finder = new ThemeFinder(window);
  }

  /** Takes the next event, in order of time. */
  void heard(ChatEvent event) {
    catchUp(event.at());
    if (event instanceof ChatEvent.Posted posted) {
      if (!posted.author().bot() && messages.putIfAbsent(posted.message(), posted) == null) {
        collect(posted, posted.text());
      }
    } else if (event instanceof ChatEvent.Edited edited) {
      ChatEvent.Posted posted = messages.get(edited.message());
      if (posted != null) {
        withdraw(edited.message());
        collect(posted, edited.text());
      }
    } else if (event instanceof ChatEvent.Deleted deleted) {
      withdraw(deleted.message());
      messages.remove(deleted.message());
    }
  }

  /** Looks on until the last theme fades. */
  void end() {
    if (next != null) {
      catchUp(next.plus(window).plus(window));
    }
  }

  private void collect(ChatEvent.Posted posted, String text) {
    Reading reading = reader.read(text, language);
    if (reading.kind() == Kind.CHATTER) {
      return;
    }
    int person = people.computeIfAbsent(posted.author().user(), u -> people.size() + 1);
    for (Reading.Part part : reading.parts()) {
      lastItem++;
      Utterance utterance =
          new Utterance(
              lastItem, person, posted.at(), reading.language(), part.text(), part.topics());
      items.put(lastItem, utterance);
      itemsOf.computeIfAbsent(posted.message(), m -> new ArrayList<>()).add(lastItem);
      arrived.add(lastItem);
      finder.add(utterance);
    }
  }

  private void withdraw(MessageRef message) {
    for (int item : itemsOf.getOrDefault(message, List.of())) {
      items.remove(item);
      finder.remove(item);
    }
    itemsOf.remove(message);
  }

  private void catchUp(Instant now) {
    if (next == null) {
      next = now.plus(STEP);
    }
    // Nothing changes in the silence after two windows: a night between two days is no work.
    Instant silence = next.plus(window.multipliedBy(3));
    while (!next.isAfter(now)) {
      if (next.isAfter(silence)) {
        next = now.plus(STEP);
        return;
      }
      look(next);
      next = next.plus(STEP);
    }
  }

  private void look(Instant now) {
    themes = Themes.grown(themes, 0, finder.at(now), now);
    for (int item : arrived) {
      Utterance utterance = items.get(item);
      if (utterance != null) {
        themes =
            themes.stream()
                .map(t -> Themes.matches(t, utterance) ? Themes.with(t, item) : t)
                .toList();
      }
    }
    arrived.clear();
    themes.forEach(theme -> tell(theme, now));
  }

  private void tell(Theme theme, Instant now) {
    List<Utterance> standing =
        theme.items().stream().map(items::get).filter(Objects::nonNull).toList();
    List<Themes.Voice> voices =
        standing.stream().map(u -> new Themes.Voice(u.person(), u.at())).toList();
    if (!Themes.isProven(voices)) {
      return;
    }
    ThemeStatus status = Themes.status(theme, voices, now, window);
    Told is = new Told(status, standing.stream().map(Utterance::item).toList());
    if (is.equals(told.put(theme.number(), is))) {
      return;
    }
    ObjectNode object = json.createObjectNode();
    object.put("at", now.toString());
    object.put("theme", "t" + theme.number());
    object.put("name", theme.name());
    object.put("status", status.word());
    object.put("language", theme.language().code());
    theme.terms().forEach(object.putArray("terms")::add);
    object.put("since", theme.since().toString());
    object.put("people", voices.stream().mapToInt(Themes.Voice::person).distinct().count());
    ArrayNode itemNodes = object.putArray("items");
    for (Utterance utterance : standing) {
      itemNodes.addObject().put("at", utterance.at().toString()).put("text", utterance.text());
    }
    lines.accept(object.toString());
  }
}
