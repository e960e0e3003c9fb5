package org.rapporteur.text.duplicate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Questions of a made-up floor and how people would ask them again: a third of the words dropped,
 * misspelt, in another order or put in other words. The same for the same seed.
 */
public final class MediumEdits {
  private static final List<String> OPENINGS =
      List.of(
          "How will",
          "When will",
          "Why should",
          "What happens if",
          "Who decides whether",
          "Is it true that",
          "On what grounds will",
          "Under which article would",
          "To what extent can",
          "Could the panel explain how",
          "At what stage do",
          "With whose consent may");
  private static final List<String> ACTORS =
      List.of(
          "small island states",
          "national prosecutors",
          "the secretariat",
          "service providers",
          "data protection authorities",
          "civil society observers",
          "regional courts",
          "young researchers",
          "the ad hoc committee",
          "customs officers",
          "local journalists",
          "telecom regulators",
          "victims of fraud",
          "indigenous communities",
          "school teachers",
          "public libraries",
          "hospital boards",
          "election monitors",
          "coast guards",
          "rural mayors");
  private static final List<String> ACTIONS =
      List.of(
          "preserve traffic data",
          "challenge a surveillance order",
          "fund the training centre",
          "publish the voting record",
          "translate the draft text",
          "report a data breach",
          "extradite a suspect",
          "freeze stolen assets",
          "share biometric samples",
          "review the emergency powers",
          "consult affected families",
          "appoint an ombudsman",
          "audit the algorithm",
          "withdraw a reservation",
          "protect whistleblowers",
          "notify the account holder",
          "license encryption tools",
          "inspect the server room",
          "compensate small shops",
          "record witness statements");
  private static final List<String> CIRCUMSTANCES =
      List.of(
          "without a court order",
          "during a humanitarian crisis",
          "across three time zones",
          "under the new protocol",
          "with limited bandwidth",
          "after the transition period",
          "in a language they understand",
          "when both laws conflict",
          "at reasonable cost",
          "against the will of the owner",
          "within seventy-two hours",
          "outside the capital",
          "despite budget cuts",
          "through a single contact point",
          "before the next review",
          "on behalf of minors",
          "in cross-border cases",
          "under judicial oversight",
          "with outdated equipment",
          "since the pandemic",
          "for the third time this year",
          "beside their usual duties",
          "in remote villages",
          "by electronic means",
          "for lack of interpreters");

  private static final Map<String, String> OTHER_WORDS =
      Map.ofEntries(
          Map.entry("fund", "finance"), Map.entry("protect", "safeguard"),
          Map.entry("publish", "release"), Map.entry("share", "exchange"),
          Map.entry("small", "little"), Map.entry("states", "countries"),
          Map.entry("explain", "clarify"), Map.entry("review", "examine"),
          Map.entry("decides", "determines"), Map.entry("report", "disclose"),
          Map.entry("draft", "proposed"), Map.entry("cost", "price"),
          Map.entry("court", "judge's"), Map.entry("rural", "village"),
          Map.entry("cases", "matters"), Map.entry("young", "junior"));
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "the", "a", "an", "of", "in", "on", "with", "under", "will", "it", "is", "that", "for");

  private static final Pattern SPACE = Pattern.compile(" ");

  private final Random random;

  public MediumEdits(long seed) {
    random = new Random(seed);
  }

  /** So many questions, no two alike. */
  public List<String> questions(int count) {
    Set<String> questions = new LinkedHashSet<>();
    while (questions.size() < count) {
      questions.add(
          String.join(" ", any(OPENINGS), any(ACTORS), any(ACTIONS), any(CIRCUMSTANCES)) + "?");
    }
    return List.copyOf(questions);
  }

  /** The question as another person would ask it. */
  public String edited(String question) {
    List<String> words = new ArrayList<>(SPACE.splitAsStream(question).toList());
    int edits = words.size() / 3;
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(words.size());
      String word = words.get(at);
      if (OTHER_WORDS.containsKey(word)) {
        words.set(at, OTHER_WORDS.get(word));
      } else if (FUNCTION_WORDS.contains(word) && random.nextBoolean()) {
        words.remove(at);
      } else if (at + 1 < words.size() && random.nextInt(3) == 0) {
        Collections.swap(words, at, at + 1);
      } else {
        words.set(at, misspelt(word));
      }
    }
    return String.join(" ", words);
  }

  private String misspelt(String word) {
    if (word.length() < 4) {
      return word;
    }
    int at = 1 + random.nextInt(word.length() - 2);
    String before = word.substring(0, at);
    return switch (random.nextInt(3)) {
      case 0 -> before + word.substring(at + 1);
      case 1 -> before + word.charAt(at) + word.substring(at);
      default -> before + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    };
  }

  private String any(List<String> phrases) {
    return phrases.get(random.nextInt(phrases.size()));
  }
}
