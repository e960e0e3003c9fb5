package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rapporteur.chat.fake.Json;
import org.rapporteur.chat.fake.Violations;
import org.rapporteur.chat.fake.Watched;

/** Holds what the bot sends against Slack's limits and keeps a list of what broke them. */
final class Strictness {
  private static final int TEXT = 40_000;
  private static final int BLOCKS = 50;
  private static final int VIEW_BLOCKS = 100;

  /** Not documented by Slack; measured. */
  private static final int BLOCKS_TEXT = 12_000;

  /** A mention that calls people; a date, which calls nobody, is none. */
  private static final Pattern MENTION = Pattern.compile("<(@|#|!(?!date\\^))");

  private final Violations violations;

  Strictness(Watched state) {
    violations = new Violations(state);
  }

  void broken(String what) {
    violations.add(what);
  }

  List<String> violations() {
    return violations.list();
  }

  /**
   * Refuses a message that Slack would refuse, and notes what no bot of ours should send.
   *
   * @param where the method, for the note
   */
  void message(String where, String text, JsonNode blocks) {
    if (text.length() > TEXT) {
      broken(where + ": a text of " + text.length() + " characters");
      throw new Refusal("msg_too_long");
    }
    if (text.isBlank() && blocks.isEmpty()) {
      broken(where + ": neither text nor blocks");
      throw new Refusal("no_text");
    }
    if (text.isBlank()) {
      broken(where + ": blocks without a fallback text");
    }
    mentions(where, Stream.concat(Stream.of(text), markdown(blocks)));
    refuse(where, blocks(blocks, BLOCKS), "invalid_blocks");
    int all = Json.objects(blocks).mapToInt(o -> o.path("text").asText().length()).sum();
    if (all > BLOCKS_TEXT) {
      broken(where + ": blocks of " + all + " characters in all");
      throw new Refusal("msg_blocks_too_long");
    }
  }

  /** As {@link #message} for a modal or home. */
  void view(String where, JsonNode view) {
    mentions(where, markdown(view.path("blocks")));
    List<String> problems = blocks(view.path("blocks"), VIEW_BLOCKS);
    boolean modal = view.path("type").asText().equals("modal");
    if (!modal && !view.path("type").asText().equals("home")) {
      problems.add("a view that is neither modal nor home");
    }
    if (modal) {
      TextLimit.PLAIN_24.check("title", view.path("title"), problems);
      boolean asks =
          Json.items(view.path("blocks")).anyMatch(b -> b.path("type").asText().equals("input"));
      if (asks && view.path("submit").isMissingNode()) {
        problems.add("a modal with inputs and without submit");
      }
    }
    Stream.of("submit", "close")
        .filter(view::has)
        .forEach(name -> TextLimit.PLAIN_24.check(name, view.path(name), problems));
    longest("private_metadata", view, 3_000, problems);
    longest("callback_id", view, 255, problems);
    refuse(where, problems, "invalid_arguments");
  }

  private static void longest(String name, JsonNode node, int most, List<String> problems) {
    int length = node.path(name).asText().length();
    if (length > most) {
      problems.add(name + " of " + length + " characters");
    }
  }

  private static List<String> blocks(JsonNode blocks, int most) {
    BlockLimits limits = new BlockLimits();
    limits.check(blocks);
    List<String> problems = new ArrayList<>(limits.problems());
    if (blocks.size() > most) {
      problems.add(blocks.size() + " blocks");
    }
    return problems;
  }

  private void refuse(String where, List<String> problems, String error) {
    problems.forEach(p -> broken(where + ": " + p));
    if (!problems.isEmpty()) {
      throw new Refusal(error).with("detail", String.join("; ", problems));
    }
  }

  private void mentions(String where, Stream<String> texts) {
    texts
        .filter(t -> MENTION.matcher(t).find())
        .forEach(t -> broken(where + ": a live mention in \"" + t + "\""));
  }

  /**
   * The texts in blocks in which Slack reads markup, and a mention for each that is built as one.
   */
  private static Stream<String> markdown(JsonNode blocks) {
    return Json.objects(blocks)
        .flatMap(
            o ->
                switch (o.path("type").asText()) {
                  case "mrkdwn", "markdown" -> Stream.of(o.path("text").asText());
                  case "user", "usergroup", "broadcast" -> Stream.of("<!" + o + ">");
                  default -> Stream.empty();
                });
  }
}
