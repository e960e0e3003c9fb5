package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.ScriptedFloor.Said;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.fake.Fault;
import org.rapporteur.chat.slack.fake.Delivery;
import org.rapporteur.chat.slack.fake.FakeSlack;
import org.rapporteur.chat.slack.fake.Message;
import org.rapporteur.chat.slack.fake.Person;
import org.rapporteur.chat.slack.fake.View;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.SessionState;
import org.rapporteur.store.Store;

/**
 * A session of 300 messages in Slack, from its events to the final digest, with the bot in a
 * process of its own. Connections are cut, posts refused, events lost and brought twice, and the
 * process is killed: at the end nothing is lost, doubled or out of order.
 */
class SlackScriptIT {
  private static final int MESSAGES = 300;
  private static final int PEOPLE = 60;
  private static final Pattern NUMBER = Pattern.compile("#(\\d+)");

  @TempDir private Path folder;
  private SlackHall hall;
  private FakeSlack slack;
  private ScriptedFloor<Person, Message> floor;
  private ScriptedSession<Person, Message> session;
  private BotProcess bot;

  @BeforeEach
  void opens() throws IOException {
    hall = new SlackHall(folder);
    hall.configure("digest: {every: 10s}");
    hall.describe("");
    slack = hall.slack;
    Chat chat = new Chat(hall);
    floor = new ScriptedFloor<>(chat, PEOPLE, 20261124);
    session = new ScriptedSession<>(chat, floor);
    bot = new BotProcess(folder, SlackHall.TOKENS);
    bot.start();
    slack.network().awaitConnections(1);
  }

  @AfterEach
  void ends() throws InterruptedException {
    bot.kill();
    hall.close();
  }

  /** A channel in which some replies are sent to all. */
  private static final class Chat implements ScriptedChat<Person, Message> {
    private final SlackHall hall;
    private final FakeSlack slack;
    private int replies;

    Chat(SlackHall hall) {
      this.hall = hall;
      slack = hall.slack;
    }

    @Override
    public Person person(String name) {
      Person person = slack.user(name);
      person.joins(hall.floor);
      return person;
    }

    @Override
    public String id(Person person) {
      return person.id();
    }

    @Override
    public Message says(Person author, String text) {
      return author.says(hall.floor, text);
    }

    @Override
    public Message replies(Person author, Message message, String text) {
      return ++replies % 3 == 0 ? author.broadcasts(message, text) : author.replies(message, text);
    }

    @Override
    public void edits(Person author, Message message, String text) {
      author.edits(message, text);
    }

    @Override
    public void deletes(Person author, Message message) {
      author.deletes(message);
    }

    @Override
    public void reacts(Person fan, Message message, String emoji) {
      fan.reacts(message, emoji);
    }

    @Override
    public void takesBack(Person fan, Message message, String emoji) {
      fan.unreacts(message, emoji);
    }

    @Override
    public List<String> emoji() {
      return List.of("+1", "heart", "clap");
    }

    @Override
    public MessageRef ref(Message message) {
      return new MessageRef(ChannelRef.parse("slack:" + hall.floor), message.ts());
    }

    @Override
    public boolean isMarked(Message message) {
      return List.copyOf(slack.reactors(message, "memo")).equals(List.of(slack.botUser()));
    }

    @Override
    public List<String> told(Person person) {
      return slack.direct(person).stream().map(Message::text).toList();
    }

    @Override
    public String calls(String command) {
      return hall.moderator.types(hall.desk, "/" + command).text();
    }

    @Override
    public List<String> desk() {
      return slack.shown(hall.desk);
    }

    @Override
    public List<String> office() {
      return slack.shown(hall.office);
    }

    @Override
    public Map<String, byte[]> files() {
      Map<String, byte[]> files = new LinkedHashMap<>();
      slack.filesIn(hall.office).forEach(f -> files.put(f.name(), f.content()));
      return files;
    }

    @Override
    public void awaits(String what, BooleanSupplier holds) {
      slack.awaits(what, holds);
    }
  }

  @Test
  void nothingIsLostDoubledOrOutOfOrder() throws Exception {
    floor.goesOn(40);
    slack.network().redeliversLast();
    settles();
    aConnectionIsCutWhilePeopleWrite();
    aModeratorFlagsAndAnswers();
    postsAreRefusedForTheirPaceAndAnAnswerIsLost();
    itIsKilledWhilePeopleWrite();
    slackAsksForANewConnection();
    aModeratorFlagsAndDismisses();
    itIsKilledWhileADigestIsPosted();
    settles();
    floor.goesOn(MESSAGES - floor.said().size());
    slack.network().redeliversLast();
    slack.network().redeliversUnacknowledged();

    session.everythingIsHeard();
    assertThat(hall.moderator.types(hall.desk, "/floor close").text()).contains("is closed");
    session.everybodyIsTold();
    bot.kill();

    try (Store store = Store.open(bot.data().resolve("rapporteur.db"), Clock.systemUTC())) {
      SessionState state = new LiveSessions(store.record()).all().get(0);
      session.assertRecord(state);
      session.assertDigests(state);
    }
    session.assertFinalDigest();
    // One answer is lost and the bot is killed three times: only for a channel's messages can it
    // look which it sent.
    session.assertAskersWereTold(4);
    assertThat(slack.violations()).isEmpty();
  }

  private void settles() {
    slack.awaits(
        "acknowledgements", () -> slack.network().deliveries().stream().allMatch(Delivery::acked));
    floor.settled();
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
    session.postsADigest(5);
    slack.fails("chat.postMessage", 1, Fault.answerLost());
    session.postsADigest(5);
  }

  private void itIsKilledWhilePeopleWrite() throws Exception {
    settles();
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
    settles();
    int before = slack.network().connectedSoFar();
    slack.network().disconnects("refresh_requested");
    floor.goesOn(20);
    slack.network().awaitConnections(before + 1);
  }

  /** Slack has the digest, and the bot never learns of it. */
  private void itIsKilledWhileADigestIsPosted() throws Exception {
    settles();
    session.everythingIsHeard();
    slack.fails("chat.postMessage", 1, Fault.answerHeld());
    session.postsADigest(20);
    bot.kill();
    slack.releases();
    floor.goesOn(10);
    int before = slack.network().connectedSoFar();
    bot.start();
    slack.network().awaitConnections(before + 1);
  }

  private void aModeratorFlagsAndAnswers() {
    assertThat(floor.said().get(0).author().types(hall.floor, "/floor flag 1 Keiko").text())
        .contains("is for moderators");
    for (int i = 0; i < 3; i++) {
      Said<Person, Message> picked = floor.pick();
      Message card = flag(picked);
      hall.moderator.clicks(card, "Live").told();
      hall.moderator.types(hall.desk, "/floor answered " + number(card) + " The fund does.");
      session.answered(picked);
    }
  }

  private void aModeratorFlagsAndDismisses() {
    session
        .answered()
        .forEach(s -> slack.awaits("an answer", () -> directs(s).contains("The fund does.")));
    Said<Person, Message> picked = floor.pick();
    int number = number(flag(picked));
    hall.moderator.types(hall.desk, "/floor dismiss " + number + " off topic");
    session.dismissed(picked);
    slack.awaits("word of it", () -> directs(picked).contains("dismissed: off topic"));
  }

  private Message flag(Said<Person, Message> picked) {
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

  private String directs(Said<Person, Message> said) {
    return String.join("\n", slack.direct(said.author()).stream().map(Message::text).toList());
  }
}
