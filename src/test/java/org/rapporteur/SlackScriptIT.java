package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.ScriptedFloor.Said;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.fake.Fault;
import org.rapporteur.chat.slack.fake.FakeSlack;
import org.rapporteur.chat.slack.fake.Message;
import org.rapporteur.chat.slack.fake.Upload;
import org.rapporteur.chat.slack.fake.View;
import org.rapporteur.session.Delivery;
import org.rapporteur.session.Item;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.Removal;
import org.rapporteur.session.SessionState;
import org.rapporteur.session.Words;
import org.rapporteur.store.Store;
import org.rapporteur.text.Kind;

/**
 * A session of 300 messages in Slack, from its events to the final digest, with the bot in a
 * process of its own. Connections are cut, posts refused, events lost and brought twice, and the
 * process is killed: at the end nothing is lost, doubled or out of order.
 */
class SlackScriptIT {
  private static final int MESSAGES = 300;
  private static final Pattern NUMBER = Pattern.compile("#(\\d+)");
  private static final Pattern DIGEST = Pattern.compile("Digest (\\d+) ·");

  @TempDir private Path folder;
  private SlackHall hall;
  private FakeSlack slack;
  private ScriptedFloor floor;
  private BotProcess bot;
  private final List<Said> flagged = new ArrayList<>();
  private final List<Said> dismissed = new ArrayList<>();

  @BeforeEach
  void opens() throws IOException {
    hall = new SlackHall(folder);
    hall.configure("digest: {every: 10s}");
    hall.describe("");
    slack = hall.slack;
    floor = new ScriptedFloor(slack, hall.floor, 20261124);
    bot = new BotProcess(folder, SlackHall.TOKENS);
    bot.start();
    slack.network().awaitConnections(1);
  }

  @AfterEach
  void ends() throws InterruptedException {
    bot.kill();
    hall.close();
  }

  @Test
  void nothingIsLostDoubledOrOutOfOrder() throws Exception {
    floor.goesOn(40);
    slack.network().redeliversLast();
    floor.settles();
    aConnectionIsCutWhilePeopleWrite();
    aModeratorFlagsAndAnswers();
    postsAreRefusedForTheirPaceAndAnAnswerIsLost();
    itIsKilledWhilePeopleWrite();
    slackAsksForANewConnection();
    aModeratorFlagsAndDismisses();
    itIsKilledWhileADigestIsPosted();
    floor.settles();
    floor.goesOn(MESSAGES - floor.said().size());
    slack.network().redeliversLast();
    slack.network().redeliversUnacknowledged();

    everythingIsHeard();
    assertThat(hall.moderator.types(hall.desk, "/floor close").text()).contains("is closed");
    slack.awaits("the final files", () -> slack.filesIn(hall.office).size() == 3);
    slack.awaits("what became of each item", () -> standing().stream().allMatch(this::isTold));
    bot.kill();

    try (Store store = Store.open(bot.data().resolve("rapporteur.db"), Clock.systemUTC())) {
      SessionState state = new LiveSessions(store.record()).all().get(0);
      assertRecord(state);
      assertDigests(state);
    }
    assertFinalDigest();
    assertAskersWereTold();
    assertThat(slack.violations()).isEmpty();
  }

  private void aConnectionIsCutWhilePeopleWrite() {
    int before = slack.network().connectedSoFar();
    slack.network().losesEvents(true);
    slack.network().cut();
    floor.goesOn(30);
    slack.network().awaitConnections(before + 1);
    slack.network().losesEvents(false);
    floor.goesOn(10);
  }

  private void postsAreRefusedForTheirPaceAndAnAnswerIsLost() {
    slack.fails("chat.postMessage", 2, Fault.rateLimited(1));
    slack.fails("reactions.add", 1, Fault.rateLimited(1));
    postsADigest();
    floor.goesOn(10);
    slack.fails("chat.postMessage", 1, Fault.answerLost());
    postsADigest();
  }

  private void itIsKilledWhilePeopleWrite() throws Exception {
    floor.settles();
    floor.goesOn(40);
    bot.kill();
    slack.network().losesEvents(true);
    floor.goesOn(30);
    slack.network().losesEvents(false);
    floor.goesOn(10);
    int before = slack.network().connectedSoFar();
    bot.start();
    slack.network().awaitConnections(before + 1);
  }

  private void slackAsksForANewConnection() {
    floor.settles();
    int before = slack.network().connectedSoFar();
    slack.network().disconnects("refresh_requested");
    floor.goesOn(20);
    slack.network().awaitConnections(before + 1);
  }

  /** Slack has the digest, and the bot never learns of it. */
  private void itIsKilledWhileADigestIsPosted() throws Exception {
    floor.settles();
    floor.goesOn(20);
    everythingIsHeard();
    int posted = digests().size();
    slack.fails("chat.postMessage", 1, Fault.answerHeld());
    hall.moderator.types(hall.desk, "/floor digest");
    slack.awaits("the digest", () -> digests().size() > posted);
    bot.kill();
    slack.releases();
    floor.goesOn(10);
    int before = slack.network().connectedSoFar();
    bot.start();
    slack.network().awaitConnections(before + 1);
  }

  private void postsADigest() {
    int posted = digests().size();
    hall.moderator.types(hall.desk, "/floor digest");
    slack.awaits("a digest", () -> digests().size() > posted);
  }

  private void aModeratorFlagsAndAnswers() {
    assertThat(floor.said().get(0).author().types(hall.floor, "/floor flag 1 Keiko").text())
        .contains("is for moderators");
    for (int i = 0; i < 3; i++) {
      Said picked = floor.pick();
      Message card = flag(picked);
      hall.moderator.clicks(card, "Live").told();
      hall.moderator.types(hall.desk, "/floor answered " + number(card) + " The fund does.");
      flagged.add(picked);
    }
  }

  private void aModeratorFlagsAndDismisses() {
    flagged.forEach(s -> slack.awaits("an answer", () -> directs(s).contains("The fund does.")));
    Said picked = floor.pick();
    int number = number(flag(picked));
    hall.moderator.types(hall.desk, "/floor dismiss " + number + " off topic");
    dismissed.add(picked);
    slack.awaits("word of it", () -> directs(picked).contains("dismissed: off topic"));
  }

  private Message flag(Said picked) {
    slack.awaits("its mark", () -> slack.reactors(picked.message(), "memo").size() == 1);
    var taken = hall.moderator.shortcut("floor flag", picked.message());
    View form = taken.modal();
    hall.moderator.submits(form, Map.of("whom it is for", "Keiko Tanaka"));
    Message card = taken.told();
    assertThat(card.text()).contains(picked.text(), "flagged to Keiko Tanaka");
    return card;
  }

  private static int number(Message card) {
    Matcher m = NUMBER.matcher(card.text());
    assertThat(m.find()).as(card.text()).isTrue();
    return Integer.parseInt(m.group(1));
  }

  /** What was missed is read in the background: it is over when the numbers are right. */
  private void everythingIsHeard() {
    long chatter = floor.said().stream().filter(s -> !s.isDeleted() && s.isChatter()).count();
    long questions = standing().stream().filter(s -> s.text().endsWith("?")).count();
    int upvotes =
        standing().stream().filter(s -> !dismissed.contains(s)).mapToInt(Said::upvotes).sum();
    slack.awaits(
        "that %d questions, %d comments, %d others, %d upvotes are heard"
            .formatted(questions, standing().size() - questions, chatter, upvotes),
        () -> {
          String stats = hall.moderator.types(hall.desk, "/floor stats").text();
          return stats.contains("questions " + questions + ".")
              && stats.contains("comments " + (standing().size() - questions))
              && stats.contains("Other messages: " + chatter + ".")
              && stats.contains("Upvotes: " + upvotes + ".");
        });
  }

  private List<Said> standing() {
    return floor.said().stream().filter(s -> !s.isDeleted() && !s.isChatter()).toList();
  }

  private List<Integer> digests() {
    return slack.shown(hall.desk).stream()
        .map(DIGEST::matcher)
        .filter(Matcher::find)
        .map(m -> Integer.valueOf(m.group(1)))
        .toList();
  }

  private boolean isTold(Said said) {
    return !told(said).isEmpty();
  }

  /**
   * The messages to an asker alone that tell of an item. There may be two where an answer was lost:
   * only for a channel's messages can the bot look which it sent.
   */
  private List<Message> told(Said said) {
    return slack.direct(said.author()).stream()
        .filter(m -> m.text().contains(said.text()))
        .toList();
  }

  private String directs(Said said) {
    return String.join("\n", slack.direct(said.author()).stream().map(Message::text).toList());
  }

  private MessageRef ref(Said said) {
    return new MessageRef(ChannelRef.parse("slack:" + hall.floor), said.message().ts());
  }

  private void assertRecord(SessionState state) {
    for (Said said : floor.said()) {
      String item =
          state
              .item(ref(said))
              .filter(i -> i.removal() == Removal.NONE)
              .map(i -> i.kind() + " " + state.text(i) + " " + state.upvotes(i))
              .orElse("");
      String chatter = state.chatter(ref(said)).map(Words::text).orElse("");
      boolean asked = !said.isDeleted() && !said.isChatter();
      assertThat(item)
          .isEqualTo(
              asked
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
        .hasSize(standing().size());
    assertThat(flagged)
        .allSatisfy(
            s ->
                assertThat(state.item(ref(s)).orElseThrow().delivery())
                    .isEqualTo(Delivery.ANSWERED));
  }

  private void assertDigests(SessionState state) {
    int last = state.lastDigest().orElseThrow().number();
    assertThat(digests())
        .as("each digest once, in order")
        .containsExactlyElementsOf(IntStream.rangeClosed(1, last).boxed().toList());
    assertThat(last).as("how many, on a machine of any speed").isGreaterThanOrEqualTo(2);
  }

  private void assertFinalDigest() throws IOException {
    assertThat(
            slack.messages(hall.office).stream()
                .map(Message::text)
                .filter(t -> t.contains("Final digest")))
        .hasSize(1);
    List<Upload> files = slack.filesIn(hall.office);
    Upload items = files.stream().filter(f -> f.name().endsWith(".json")).findFirst().orElseThrow();
    List<String> texts = new ArrayList<>();
    for (JsonNode item : new ObjectMapper().readTree(items.content())) {
      if (item.get("removal").isNull() || item.get("removal").asText().equals("none")) {
        texts.add(item.get("text").asText() + " " + item.get("upvotes").asInt());
      }
    }
    assertThat(texts)
        .containsExactlyInAnyOrderElementsOf(
            standing().stream().map(s -> s.text() + " " + s.upvotes()).toList());
  }

  private void assertAskersWereTold() {
    assertThat(standing())
        .allSatisfy(
            s -> {
              assertThat(slack.reactors(s.message(), "memo")).containsExactly(slack.botUser());
              assertThat(told(s)).isNotEmpty();
            });
    // One answer is lost and the bot is killed three times: no more than these can repeat one.
    assertThat(standing().stream().mapToInt(s -> told(s).size()).sum())
        .isLessThanOrEqualTo(standing().size() + 4);
  }
}
