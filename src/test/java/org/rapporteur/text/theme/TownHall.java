package org.rapporteur.text.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.rapporteur.text.Language;
import org.rapporteur.text.Utterance;

/**
 * An hour of a town hall's chat, made up from a seed: people talk about this and that, ask whether
 * they are heard, joke, and, where a burst is planted, several bring up one subject in words of
 * their own. Templates, words and subjects are in {@code town-hall.txt}, six languages of them.
 */
public final class TownHall {
  private static final Path WORDS = Path.of("src/test/resources/org/rapporteur/text/town-hall.txt");
  public static final Instant START = Instant.parse("2026-03-05T10:00:00Z");

  /** How long the subjects of ordinary talk stay about the same, in seconds. */
  private static final int DRIFT = 600;

  private static final int VOCABULARY = 4000;

  /** The words said most are always the same. */
  private static final int STEADY = 100;

  /** The words said still more are words of grammar. */
  private static final double GRAMMAR = 60;

  /** One language's: what is said, {A} and {B} for things and {S} for a planted subject. */
  private static final class Talk {
    final List<String> idle = new ArrayList<>();
    final List<String> lines = new ArrayList<>();
    final List<String> things = new ArrayList<>();
    final List<String> grammar = new ArrayList<>();
    final List<String> syllables = new ArrayList<>();
    final List<String> wordings = new ArrayList<>();
    final List<String> subjects = new ArrayList<>();
  }

  /**
   * A planted subject.
   *
   * @param at seconds after the start
   */
  public record Planted(String subject, Language language, int at, Set<Integer> items) {}

  private final Map<Language, Talk> talks = new EnumMap<>(Language.class);
  private final Random random;
  private final TreeMap<Double, Utterance> floor = new TreeMap<>();
  private final List<Planted> planted = new ArrayList<>();

  private TownHall(long seed) {
    random = new Random(seed);
    read();
  }

  /** An hour without a burst. */
  public static TownHall ordinary(long seed, double perMinute, Language... languages) {
    TownHall hall = new TownHall(seed);
    hall.talk(perMinute, List.of(languages));
    return hall;
  }

  /** An hour with a burst about every ten minutes, of a different subject each. */
  public static TownHall withBursts(long seed, double perMinute, Language... languages) {
    TownHall hall = ordinary(seed, perMinute, languages);
    for (int at = 200 + hall.random.nextInt(300); at < 3300; at += 450 + hall.random.nextInt(300)) {
      hall.plant(languages[hall.random.nextInt(languages.length)], at);
    }
    return hall;
  }

  /** What is said, in order of time. */
  public List<Utterance> floor() {
    return List.copyOf(floor.values());
  }

  public List<Planted> planted() {
    return List.copyOf(planted);
  }

  private void talk(double perMinute, List<Language> languages) {
    int crowd = 20 + random.nextInt(100);
    int item = 1;
    for (double at = pause(perMinute); at < 3600; at += pause(perMinute)) {
      Language language = languages.get(random.nextInt(languages.size()));
      Talk talk = talk(language);
      String text =
          switch (random.nextInt(10)) {
            case 0, 1 -> one(talk.idle);
            case 2 ->
                one(talk.lines).replace("{A}", one(talk.things)).replace("{B}", one(talk.things));
            default -> sentence(language, at);
          };
      say(at, item++, random.nextInt(crowd), language, text);
    }
  }

  /** Made-up words as often as words are said: by Zipf's law, and other ones every ten minutes. */
  private String sentence(Language language, double at) {
    Talk talk = talk(language);
    StringBuilder sentence = new StringBuilder();
    for (int words = 4 + random.nextInt(6); words > 0; words--) {
      int rank = (int) (GRAMMAR * Math.pow(VOCABULARY / GRAMMAR, random.nextDouble()));
      boolean drifts = rank > STEADY && rank % 4 == 0;
      int word = drifts ? rank + VOCABULARY * (1 + (int) ((at + rank % DRIFT) / DRIFT)) : rank;
      sentence.append(word(talk, word)).append(language == Language.ZH ? "的" : " ");
      if (random.nextBoolean()) {
        sentence.append(one(talk.grammar)).append(language == Language.ZH ? "" : " ");
      }
    }
    return sentence.toString().strip();
  }

  /** The word of a number, spelt in the language's syllables; no word is within another. */
  private static String word(Talk talk, int number) {
    int base = talk.syllables.size();
    int mixed = number * 7919 % (base * base * base);
    if (mixed < 0) {
      mixed += base * base * base;
    }
    return talk.syllables.get(mixed % base)
        + talk.syllables.get(mixed / base % base)
        + talk.syllables.get(mixed / base / base);
  }

  private void plant(Language language, int at) {
    Talk talk = talk(language);
    Set<Integer> items = new HashSet<>();
    String subject = talk.subjects.remove(random.nextInt(talk.subjects.size()));
    List<String> wordings = new ArrayList<>(talk.wordings);
    Collections.shuffle(wordings, random);
    int people = 4 + random.nextInt(5);
    int span = 60 + random.nextInt(150);
    for (int i = 0; i < people; i++) {
      int item = 10_000 + planted.size() * 100 + i;
      double when = at + (i == 0 ? 0 : random.nextDouble() * span);
      String text = wordings.get(i).replace("{S}", subject);
      say(when, item, 1000 + random.nextInt(100) * 10 + i, language, text);
      items.add(item);
    }
    planted.add(new Planted(subject, language, at, items));
  }

  private void say(double at, int item, int person, Language language, String text) {
    Instant when = START.plusMillis((long) (at * 1000));
    floor.put(at, new Utterance(item, person, when, language, text, List.of()));
  }

  private double pause(double perMinute) {
    return -Math.log(1 - random.nextDouble()) * 60 / perMinute;
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void read() {
    Map<String, List<String>> sections = new HashMap<>();
    try {
      List<String> section = new ArrayList<>();
      for (String line : Files.readAllLines(WORDS)) {
        if (line.startsWith("[")) {
          section = sections.computeIfAbsent(line, s -> new ArrayList<>());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          section.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Language language : Language.values()) {
      Talk talk = new Talk();
      String code = language.code();
      talk.idle.addAll(lines(sections, code, "idle"));
      talk.lines.addAll(lines(sections, code, "lines"));
      talk.wordings.addAll(lines(sections, code, "wordings"));
      for (String line : lines(sections, code, "things")) {
        talk.things.addAll(List.of(line.split(", ", -1)));
      }
      for (String line : lines(sections, code, "subjects")) {
        talk.subjects.addAll(List.of(line.split(", ", -1)));
      }
      talk.grammar.addAll(List.of(lines(sections, code, "grammar").get(0).split(" ", -1)));
      talk.syllables.addAll(List.of(lines(sections, code, "syllables").get(0).split(" ", -1)));
      talks.put(language, talk);
    }
  }

  private Talk talk(Language language) {
    return Objects.requireNonNull(talks.get(language));
  }

  private static List<String> lines(
      Map<String, List<String>> sections, String code, String section) {
    return Objects.requireNonNull(sections.get("[" + code + " " + section + "]"));
  }
}
