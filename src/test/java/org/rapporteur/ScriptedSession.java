package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rapporteur.ScriptedFloor.Said;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.session.Delivery;
import org.rapporteur.session.Item;
import org.rapporteur.session.Removal;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;
import org.rapporteur.text.Kind;

/** What must have become of a scripted floor: while the session runs, in its record, in its end. */
final class ScriptedSession<P, M> {
  private static final Pattern DIGEST = Pattern.compile("Digest (\\d+) ·");

  private final ScriptedChat<P, M> chat;
  private final ScriptedFloor<P, M> floor;
  private final List<String> asked = new ArrayList<>();
  private final List<Said<P, M>> answered = new ArrayList<>();
  private final List<Said<P, M>> dismissed = new ArrayList<>();
  private final List<List<Said<P, M>>> stretches = new ArrayList<>();

  ScriptedSession(ScriptedChat<P, M> chat, ScriptedFloor<P, M> floor) {
    this.chat = chat;
    this.floor = floor;
  }

  /** Somebody asked this by a command. */
  void asked(String question) {
    asked.add(question);
  }

  /** A moderator answered this in writing. */
  void answered(Said<P, M> said) {
    answered.add(said);
  }

  List<Said<P, M>> answered() {
    return List.copyOf(answered);
  }

  /** A moderator dismissed this. */
  void dismissed(Said<P, M> said) {
    dismissed.add(said);
  }

  /** These were heard, or read, in the order they were said. */
  void inOrder(List<Said<P, M>> stretch) {
    stretches.add(List.copyOf(stretch));
  }

  /** What was missed is read in the background: it is over when the numbers are right. */
  void everythingIsHeard() {
    List<Said<P, M>> standing = floor.standing();
    chat.awaits(
        "the marks on " + standing.size() + " items",
        () -> standing.stream().allMatch(s -> chat.isMarked(s.message())));
    long chatter = floor.said().stream().filter(s -> !s.isDeleted() && s.isChatter()).count();
    long inChannel = standing.stream().filter(s -> s.text().endsWith("?")).count();
    long questions = inChannel + asked.size();
    long comments = standing.size() - inChannel;
    int upvotes =
        standing.stream().filter(s -> !dismissed.contains(s)).mapToInt(Said::upvotes).sum();
    chat.awaits(
        "that %d questions, %d comments, %d others, %d upvotes are heard"
            .formatted(questions, comments, chatter, upvotes),
        () -> {
          String stats = chat.calls("floor stats");
          return stats.contains("questions " + questions + ".")
              && stats.contains("comments " + comments)
              && stats.contains("Other messages: " + chatter + ".")
              && stats.contains("Upvotes: " + upvotes + ".");
        });
  }

  /**
   * People write so many messages, and a moderator has a digest posted; one that is due just then
   * is as good.
   */
  void postsADigest(int messages) {
    int posted = digests().size();
    floor.goesOn(messages);
    chat.calls("floor digest");
    chat.awaits("a digest", () -> digests().size() > posted);
  }

  /** The numbers of the digests that the moderators' channel shows, in order. */
  List<Integer> digests() {
    return chat.desk().stream()
        .map(DIGEST::matcher)
        .filter(Matcher::find)
        .map(m -> Integer.valueOf(m.group(1)))
        .toList();
  }

  /** What was said to an asker alone of an item. */
  List<String> told(Said<P, M> said) {
    return chat.told(said.author()).stream().filter(t -> t.contains(said.text())).toList();
  }

  /** Waits until everybody knows how the session ended. */
  void everybodyIsTold() {
    chat.awaits("the final files", () -> chat.files().size() == 3);
    chat.awaits(
        "what became of each item",
        () -> floor.standing().stream().noneMatch(s -> told(s).isEmpty()));
  }

  void assertRecord(SessionState state) {
    for (Said<P, M> said : floor.said()) {
      MessageRef ref = chat.ref(said.message());
      String item =
          state.items(ref).stream()
              .filter(i -> i.removal() == Removal.NONE)
              .map(i -> i.kind() + " " + state.text(i) + " " + state.upvotes(i))
              .collect(Collectors.joining("; "));
      String chatter = state.chatter(ref).map(Words::text).orElse("");
      boolean stands = !said.isDeleted() && !said.isChatter();
      assertThat(item)
          .isEqualTo(
              stands
                  ? (said.text().endsWith("?") ? Kind.QUESTION : Kind.COMMENT)
                      + " "
                      + said.text()
                      + " "
                      + said.upvotes()
                  : "");
      assertThat(chatter).isEqualTo(!said.isDeleted() && said.isChatter() ? said.text() : "");
    }
    assertThat(state.items())
        .extracting(Item::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, state.items().size()).boxed().toList());
    assertThat(state.items().stream().filter(i -> i.removal() == Removal.NONE))
        .hasSize(floor.standing().size() + asked.size());
    assertThat(answered)
        .allSatisfy(
            s ->
                assertThat(state.items(chat.ref(s.message())).get(0).delivery())
                    .isEqualTo(Delivery.ANSWERED));
    assertThat(stretches)
        .allSatisfy(
            stretch ->
                assertThat(stretch.stream().filter(s -> !s.wasChatter()).toList())
                    .extracting(
                        s ->
                            state.items(chat.ref(s.message())).stream()
                                .map(Item::number)
                                .findFirst())
                    .filteredOn(number -> number.isPresent())
                    .extracting(number -> number.orElseThrow())
                    .isSorted());
  }

  void assertDigests(SessionState state) {
    int last = state.lastDigest().orElseThrow().number();
    assertThat(digests())
        .as("each digest once, in order")
        .containsExactlyElementsOf(IntStream.rangeClosed(1, last).boxed().toList());
    assertThat(last).as("how many, on a machine of any speed").isGreaterThanOrEqualTo(2);
  }

  void assertFinalDigest() throws IOException {
    assertThat(chat.office().stream().filter(t -> t.contains("Final digest"))).hasSize(1);
    byte[] items =
        chat.files().entrySet().stream()
            .filter(f -> f.getKey().endsWith(".json"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    List<String> texts = new ArrayList<>();
    for (JsonNode item : new ObjectMapper().readTree(items)) {
      if (item.get("removal").isNull() || item.get("removal").asText().equals("none")) {
        texts.add(item.get("text").asText() + " " + item.get("upvotes").asInt());
      }
    }
    assertThat(texts)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    floor.standing().stream().map(s -> s.text() + " " + s.upvotes()),
                    asked.stream().map(question -> question + " 0"))
                .toList());
  }

  /**
   * That each asker knows what became of each item.
   *
   * @param again how often something may have been said once more
   */
  void assertAskersWereTold(int again) {
    for (Said<P, M> said : floor.standing()) {
      assertThat(chat.isMarked(said.message())).as("the mark on %s", said.text()).isTrue();
      assertThat(told(said)).as("what is told of %s", said.text()).isNotEmpty();
    }
    assertThat(floor.standing().stream().mapToInt(s -> told(s).size()).sum())
        .isLessThanOrEqualTo(floor.standing().size() + again);
  }
}
