package org.rapporteur.text.theme;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.rapporteur.text.Token;
import org.rapporteur.text.TokenReader;
import org.rapporteur.text.Utterance;

/**
 * Finds what rises in a session: n-grams of stems, one to three words or two to four Chinese
 * characters, that at least three distinct people say in the window, and that are said far more
 * than before it by {@link Rise}'s measure. Words of grammar, of courtesy and of running a meeting,
 * and what the topics see, are left out. N-grams of the same items are one burst.
 *
 * <p>An utterance costs some 10 µs, a session of 100,000 about 20 MB. For one session, one thread.
 */
public final class ThemeFinder {
  /** How long something rises, where nothing else is said. */
  public static final Duration WINDOW = Duration.ofMinutes(5);

  /** One loud voice makes no theme, nor do two. */
  public static final int FEWEST_PEOPLE = 3;

  /** G² that a burst of four people or more needs; found on a public log of a help channel. */
  private static final double STRENGTH = 10;

  /** Three people talking to each other are often heard: they must say what nobody said before. */
  private static final double STRENGTH_OF_FEW = 18;

  private static final double FEW = 4;
  private static final double LIFT = 5;

  /** Messages of a window above which chance plays a part. */
  private static final double CROWD = 20;

  /** What was said before comes up again by chance; what nobody said before hardly does. */
  private static final double CHANCE_OF_KNOWN = 5;

  private static final double CHANCE_OF_UNHEARD = 0.5;

  /** An answer says the words of its question again: it is no full voice of its own. */
  private static final double REPLY = 0.34;

  private final Duration window;
  private final TokenReader reader = new TokenReader();
  private final Map<Integer, Said> byItem = new HashMap<>();
  private final PriorityQueue<Said> byTime =
      new PriorityQueue<>(Comparator.comparing(Said::at).thenComparingInt(Said::item));
  private final Map<Long, List<Said>> byGram = new HashMap<>();

  /** The n-grams that enough utterances of the window hold to be looked at. */
  private final Set<Long> frequent = new HashSet<>();

  private final GramHistory history = new GramHistory();
  private int messagesBefore;
  private Instant latest = Instant.MIN;

  public ThemeFinder() {
    this(WINDOW);
  }

  /**
   * @param window what is now; more than nothing
   * @throws IllegalArgumentException if it is not
   */
  public ThemeFinder(Duration window) {
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("the window must be longer than " + window);
    }
    this.window = window;
  }

  /** Adds an item. One that is there already is replaced, as it was edited. */
  public void add(Utterance utterance) {
    remove(utterance.item());
    reader.cover(utterance.topics(), utterance.language());
    Said said = read(utterance);
    if (said.at().isAfter(latest)) {
      latest = said.at();
    }
    byItem.put(said.item(), said);
    byTime.add(said);
    for (Gram gram : said.grams()) {
      List<Said> holding = byGram.computeIfAbsent(gram.key(), g -> new ArrayList<>(1));
      holding.add(said);
      if (holding.size() >= FEWEST_PEOPLE) {
        frequent.add(gram.key());
      }
    }
    forgetBefore(latest);
  }

  /**
   * Takes an item of the window away, as if it had not been said: it was withdrawn or its author
   * forgotten. Of an item from before nothing is known but that its n-grams were said once more.
   */
  public void remove(int item) {
    Said said = byItem.remove(item);
    if (said != null) {
      byTime.remove(said);
      unfile(said);
    }
  }

  /**
   * What rises at an instant, the strongest first.
   *
   * @param now not before that of an earlier call, nor before the latest utterance
   */
  public List<Burst> at(Instant now) {
    forgetBefore(now);
    int messages = byItem.size();
    List<Rising> rising = new ArrayList<>();
    for (long key : frequent) {
      List<Said> said = byGram.getOrDefault(key, List.of());
      int people = (int) said.stream().mapToInt(Said::person).distinct().count();
      if (people >= FEWEST_PEOPLE) {
        Gram gram = gram(said.get(0), key);
        double before = history.count(key) + gram.rarity().before;
        double all = messagesBefore + Rise.MESSAGES_BEFORE;
        double voices = voices(said);
        double strength = Rise.of(voices, messages, before, all);
        boolean known = history.count(key) > 0;
        if (voices >= FEWEST_PEOPLE
            && strength >= strengthNeeded(voices, messages, known)
            && Rise.lift(voices, messages, before, all) >= LIFT) {
          rising.add(new Rising(key, said, people, strength));
        }
      }
    }
    return Bursts.of(rising);
  }

  /** The more is said, the more n-grams there are of which one may rise by chance. */
  private static double strengthNeeded(double voices, int messages, boolean known) {
    double crowd = Math.max(0, Math.log(messages / CROWD));
    return (voices < FEW ? STRENGTH_OF_FEW : STRENGTH)
        + crowd * (known ? CHANCE_OF_KNOWN : CHANCE_OF_UNHEARD);
  }

  private Said read(Utterance utterance) {
    String clean = TokenReader.clean(utterance.text());
    List<Token> tokens = reader.read(clean, utterance.language());
    Map<Long, Gram> grams = new HashMap<>();
    Gram.rising(tokens, utterance.language()).forEach(g -> grams.putIfAbsent(g.key(), g));
    return new Said(
        utterance.item(),
        utterance.person(),
        utterance.at(),
        utterance.language(),
        clean,
        tokens,
        List.copyOf(grams.values()));
  }

  private void forgetBefore(Instant now) {
    Instant start = now.minus(window);
    while (!byTime.isEmpty() && !byTime.peek().at().isAfter(start)) {
      Said said = byTime.remove();
      byItem.remove(said.item());
      unfile(said);
      said.grams().forEach(g -> history.add(g.key()));
      messagesBefore++;
    }
  }

  private void unfile(Said said) {
    for (Gram gram : said.grams()) {
      List<Said> holding = byGram.getOrDefault(gram.key(), new ArrayList<>());
      holding.remove(said);
      if (holding.isEmpty()) {
        byGram.remove(gram.key());
      }
      if (holding.size() < FEWEST_PEOPLE) {
        frequent.remove(gram.key());
      }
    }
  }

  private static double voices(List<Said> said) {
    Map<Integer, Double> voices = new HashMap<>();
    said.forEach(s -> voices.merge(s.person(), s.isReply() ? REPLY : 1, Math::max));
    return voices.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static Gram gram(Said said, long key) {
    return said.grams().stream().filter(g -> g.key() == key).findFirst().orElseThrow();
  }
}
