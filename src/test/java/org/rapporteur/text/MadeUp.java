package org.rapporteur.text;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.rapporteur.text.duplicate.MediumEdits;
import org.rapporteur.text.theme.TownHall;

/** What this package's tests make up, for measuring elsewhere. The same for the same seed. */
public final class MadeUp {
  private MadeUp() {}

  /** Questions, no two alike, and how the first of them would be asked again. */
  public record Repeated(List<String> questions, List<String> again) {}

  /**
   * An hour of a town hall's chat.
   *
   * @param said in order of time
   */
  public record Hall(Instant start, List<Utterance> said, List<Planted> planted) {}

  /** A subject that several people bring up: when it begins, and the items that do. */
  public record Planted(Instant at, Set<Integer> items) {}

  /** English questions, of which the first {@code repeated} are asked again, much edited. */
  public static Repeated repeated(long seed, int questions, int repeated) {
    MediumEdits floor = new MediumEdits(seed);
    List<String> asked = floor.questions(questions);
    return new Repeated(asked, asked.stream().limit(repeated).map(floor::edited).toList());
  }

  /** An hour of talk about this and that. */
  public static Hall ordinary(long seed, double perMinute, Language... languages) {
    return hall(TownHall.ordinary(seed, perMinute, languages));
  }

  /** An hour with a planted subject about every ten minutes. */
  public static Hall withBursts(long seed, double perMinute, Language... languages) {
    return hall(TownHall.withBursts(seed, perMinute, languages));
  }

  private static Hall hall(TownHall hall) {
    return new Hall(
        TownHall.START,
        hall.floor(),
        hall.planted().stream()
            .map(p -> new Planted(TownHall.START.plusSeconds(p.at()), p.items()))
            .toList());
  }
}
