package org.rapporteur.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.UserRef;
import org.rapporteur.chat.transcript.Problem;
import org.rapporteur.chat.transcript.Transcript;
import org.rapporteur.text.FloorReader;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;
import org.rapporteur.text.MadeUp;
import org.rapporteur.text.Reading;
import org.rapporteur.text.Utterance;

/**
 * How soon planted subjects are found in made-up town halls, and how often ordinary talk is taken
 * for a theme, beside counting words. A chat is looked at every 30 seconds of its own time.
 */
final class ThemeFigures {
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofMinutes(3);

  /** Nothing rises in the silence after this: a night between two days is no talk. */
  private static final Duration SILENCE = Duration.ofMinutes(15);

  /** So many items of a planted subject in a theme are no chance. */
  private static final int TOUCHING = 2;

  private static final int FIRST_SEED = 5_000;
  private static final int HALLS = 10;
  private static final double[] PER_MINUTE = {2, 4, 8, 15, 30};
  private static final List<Supplier<Themer>> THEMERS =
      List.of(Themer::ours, Themer::repeatedWords);

  /** Themes and the planted subjects found soon enough, in so many hours of talk. */
  private record Heard(double hours, int themes, Set<MadeUp.Planted> found) {}

  private ThemeFigures() {}

  static Table of(List<Figure> figures) {
    return new Table("Emerging themes", List.of("Rapporteur", "a word three times"), figures);
  }

  /** Those of made-up town halls in each language, and in all of them at once. */
  static List<Figure> madeUp(FloorReader reader) {
    List<Figure> figures = new ArrayList<>();
    for (Language language : Language.values()) {
      figures.addAll(halls(language.code(), reader, language));
    }
    figures.addAll(halls("all in one", reader, Language.values()));
    return figures;
  }

  private static List<Figure> halls(String name, FloorReader reader, Language... languages) {
    int planted = 0;
    int[] found = new int[THEMERS.size()];
    int[] themes = new int[THEMERS.size()];
    for (int hall = 0; hall < HALLS; hall++) {
      double perMinute = PER_MINUTE[hall % PER_MINUTE.length];
      MadeUp.Hall busy = MadeUp.withBursts(FIRST_SEED + hall, perMinute, languages);
      MadeUp.Hall ordinary = MadeUp.ordinary(FIRST_SEED + HALLS + hall, perMinute, languages);
      List<Utterance> busyTalk = items(busy.said(), reader);
      List<Utterance> ordinaryTalk = items(ordinary.said(), reader);
      planted += busy.planted().size();
      for (int themer = 0; themer < THEMERS.size(); themer++) {
        found[themer] += attend(THEMERS.get(themer).get(), busyTalk, busy.planted()).found().size();
        themes[themer] += attend(THEMERS.get(themer).get(), ordinaryTalk, List.of()).themes();
      }
    }
    List<String> parts = new ArrayList<>();
    List<String> hourly = new ArrayList<>();
    for (int themer = 0; themer < THEMERS.size(); themer++) {
      parts.add(Figure.ratio((double) found[themer] / planted));
      hourly.add(Figure.ratio((double) themes[themer] / HALLS));
    }
    return List.of(
        new Figure(
            "town halls, %s (%d bursts)".formatted(name, planted), "found in 3 minutes", parts),
        new Figure(
            "town halls, %s (%d hours)".formatted(name, HALLS), "false themes an hour", hourly));
  }

  private static List<Utterance> items(List<Utterance> said, FloorReader reader) {
    return said.stream()
        .filter(u -> reader.read(u.text(), u.language()).kind() != Kind.CHATTER)
        .toList();
  }

  /**
   * How many themes an hour there are in a chat of somebody's own, by its messages as they were
   * first written.
   *
   * @throws IOException with a reason in one line, if nothing of it can be read
   */
  static Figure ofTranscript(Path file, FloorReader reader, Consumer<Problem> problems)
      throws IOException {
    List<Utterance> said = new ArrayList<>();
    try (Transcript transcript = Transcript.open(file, null, problems)) {
      Map<UserRef, Integer> people = new HashMap<>();
      for (Optional<ChatEvent> e = transcript.next(); e.isPresent(); e = transcript.next()) {
        if (e.get() instanceof ChatEvent.Posted posted && !posted.author().bot()) {
          int person = people.computeIfAbsent(posted.author().user(), u -> people.size() + 1);
          Reading reading = reader.read(posted.text(), Language.EN);
          for (Reading.Part part : reading.parts()) {
            said.add(
                new Utterance(
                    said.size() + 1,
                    person,
                    posted.at(),
                    reading.language(),
                    part.text(),
                    part.topics()));
          }
        }
      }
    }
    if (said.isEmpty()) {
      throw new IOException(file + ": no message of it is a question or a comment");
    }
    List<String> hourly = new ArrayList<>();
    double hours = 0;
    for (Supplier<Themer> themer : THEMERS) {
      Heard heard = attend(themer.get(), said, List.of());
      hours = heard.hours();
      hourly.add(Figure.ratio(heard.themes() / heard.hours()));
    }
    return new Figure(
        "%s (%d items, %.1f hours)".formatted(file.getFileName(), said.size(), hours),
        "themes an hour",
        hourly);
  }

  private static Heard attend(Themer themer, List<Utterance> said, List<MadeUp.Planted> planted) {
    Set<MadeUp.Planted> found = new HashSet<>();
    List<Set<Integer>> themes = List.of();
    int looks = 0;
    int next = 0;
    Instant now = said.get(0).at();
    Instant latest = now;
    while (next < said.size() || !now.isAfter(latest.plus(STEP))) {
      now = now.plus(STEP);
      if (next < said.size() && latest.plus(SILENCE).isBefore(now)) {
        Instant goesOn = said.get(next).at();
        now = now.isAfter(goesOn) ? now : goesOn;
      }
      for (; next < said.size() && !said.get(next).at().isAfter(now); next++) {
        themer.heard(said.get(next));
        latest = said.get(next).at();
      }
      themes = themer.look(now);
      looks++;
      for (MadeUp.Planted subject : planted) {
        if (!now.isAfter(subject.at().plus(SOON))
            && themes.stream().anyMatch(t -> touches(t, subject))) {
          found.add(subject);
        }
      }
    }
    return new Heard(looks * STEP.toSeconds() / 3600.0, themes.size(), found);
  }

  private static boolean touches(Set<Integer> theme, MadeUp.Planted subject) {
    return subject.items().stream().filter(theme::contains).count() >= TOUCHING;
  }
}
