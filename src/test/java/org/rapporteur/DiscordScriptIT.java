package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
import org.rapporteur.chat.discord.fake.FakeDiscord;
import org.rapporteur.chat.discord.fake.Interaction;
import org.rapporteur.chat.discord.fake.Message;
import org.rapporteur.chat.discord.fake.Person;
import org.rapporteur.chat.fake.Fault;
import org.rapporteur.session.LiveSessions;
import org.rapporteur.session.SessionState;
import org.rapporteur.store.Store;

/**
 * A session of 300 people in a channel and two threads of Discord, from the gateway's events to the
 * final digest, with the bot in a process of its own. The connection is cut, a resume refused,
 * events lost, posts refused, and the process is killed: at the end nothing is lost, doubled or out
 * of order.
 */
class DiscordScriptIT {
  private static final int PEOPLE = 300;
  private static final int MESSAGES = 330;
  private static final String POSTS = "POST /channels/{channel_id}/messages";
  private static final String MARKS =
      "PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me";
  private static final Pattern NUMBER = Pattern.compile("#(\\d+)");

  @TempDir private Path folder;
  private DiscordHall hall;
  private FakeDiscord discord;
  private Chat chat;
  private ScriptedFloor<Person, Message> floor;
  private ScriptedSession<Person, Message> session;
  private BotProcess bot;

  @BeforeEach
  void opens() throws IOException {
    hall = new DiscordHall(folder);
    hall.configure("digest: {every: 10s}");
    hall.describe("");
    discord = hall.discord;
    chat = new Chat(hall);
    floor = new ScriptedFloor<>(chat, PEOPLE, 20261124);
    session = new ScriptedSession<>(chat, floor);
    bot = new BotProcess(folder, DiscordHall.TOKENS);
    bot.start();
  }

  @AfterEach
  void ends() throws InterruptedException {
    bot.kill();
    hall.close();
  }

  /** A channel and its threads, in which people speak in turn. */
  private static final class Chat implements ScriptedChat<Person, Message> {
    private final DiscordHall hall;
    private final FakeDiscord discord;
    private final List<String> places = new ArrayList<>();
    private int spoken;

    Chat(DiscordHall hall) {
      this.hall = hall;
      discord = hall.discord;
      places.add(hall.floor);
    }

    /** People speak in this thread from now on, too. */
    void opens(String thread) {
      places.add(thread);
    }

    @Override
    public Person person(String name) {
      return discord.user(name);
    }

    @Override
    public String id(Person person) {
      return person.id();
    }

    @Override
    public Message says(Person author, String text) {
      return author.posts(places.get(spoken++ % places.size()), text);
    }

    @Override
    public Message replies(Person author, Message message, String text) {
      return author.replies(message, text);
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
      fan.takesBack(message, emoji);
    }

    @Override
    public List<String> emoji() {
      return List.of("👍", "👍", "👍", "👏", "👏🏽");
    }

    @Override
    public MessageRef ref(Message message) {
      String id = message.id();
      return new MessageRef(
          ChannelRef.parse("discord:" + hall.floor),
          message.channel().equals(hall.floor) ? id : message.channel() + "." + id);
    }

    @Override
    public boolean isMarked(Message message) {
      return List.copyOf(discord.reactors(message, "📝")).equals(List.of(discord.botUser()));
    }

    @Override
    public List<String> told(Person person) {
      return person.direct().stream().map(Message::text).toList();
    }

    @Override
    public String calls(String command) {
      return hall.moderator.calls(hall.desk, command, Map.of()).text();
    }

    @Override
    public List<String> desk() {
      return discord.shown(hall.desk);
    }

    @Override
    public List<String> office() {
      return discord.shown(hall.office);
    }

    @Override
    public Map<String, byte[]> files() {
      Map<String, byte[]> files = new LinkedHashMap<>();
      discord.filesIn(hall.office).forEach(f -> files.put(f.name(), f.content()));
      return files;
    }

    @Override
    public void awaits(String what, BooleanSupplier holds) {
      discord.awaits(what, holds);
    }
  }

  @Test
  void nothingIsLostDoubledOrOutOfOrder() throws Exception {
    threadsAreOpened();
    session.inOrder(floor.goesOn(40));
    aBurstIsCutAndResumed();
    aModeratorFlagsAndAnswers();
    aResumeIsRefusedWhilePeopleWrite();
    aModeratorTidiesUp();
    postsAreRefusedForTheirPaceAndAnAnswerIsLost();
    itIsKilledWhilePeopleWriteAndAsk();
    itIsKilledWhileItReadsWhatItMissed();
    aModeratorFlagsAndDismisses();
    itIsKilledWhileADigestIsPosted();
    settles();
    session.inOrder(floor.goesOn(MESSAGES - floor.said().size()));

    session.everythingIsHeard();
    assertThat(chat.calls("floor close")).contains("is closed");
    session.everybodyIsTold();
    bot.kill();

    try (Store store = Store.open(bot.data().resolve("rapporteur.db"), Clock.systemUTC())) {
      SessionState state = new LiveSessions(store.record()).all().get(0);
      session.assertRecord(state);
      session.assertDigests(state);
    }
    session.assertFinalDigest();
    session.assertAskersWereTold(0);
    assertThat(discord.violations()).isEmpty();
  }

  private void threadsAreOpened() {
    Said<Person, Message> first = floor.goesOn(1).get(0);
    chat.opens(hall.moderator.startsThread(first.message(), "Who pays"));
    chat.opens(first.author().startsThread(hall.floor, "The plan"));
  }

  /** What the bot has heard is changed from then on. */
  private void settles() {
    session.everythingIsHeard();
    floor.settled();
  }

  private void aBurstIsCutAndResumed() {
    settles();
    discord.network().cutsAfter(25);
    session.inOrder(floor.goesOn(40));
    discord.network().awaitResumed(1);
    settles();
  }

  private void aResumeIsRefusedWhilePeopleWrite() {
    int before = discord.network().identifiedSoFar();
    discord.network().losesEventsWhileCut(true);
    discord.network().refusesResume(1);
    discord.network().cuts();
    List<Said<Person, Message>> missed = floor.goesOn(40);
    deletesSome(missed);
    discord.network().awaitIdentified(before + 1);
    discord.network().losesEventsWhileCut(false);
    eachPlaceInOrder(missed);
    floor.goesOn(10);
    settles();
  }

  /** What is read later is read one place after the other. */
  private void eachPlaceInOrder(List<Said<Person, Message>> missed) {
    missed.stream()
        .map(s -> s.message().channel())
        .distinct()
        .forEach(
            place ->
                session.inOrder(
                    missed.stream().filter(s -> s.message().channel().equals(place)).toList()));
  }

  private void aModeratorTidiesUp() {
    deletesSome(floor.said());
    Said<Person, Message> lost = floor.loses();
    chat.emoji().stream()
        .filter(e -> !discord.reactors(lost.message(), e).isEmpty())
        .forEach(e -> hall.moderator.clearsReactions(lost.message(), e));
    settles();
  }

  private void deletesSome(List<Said<Person, Message>> among) {
    String place = among.get(0).message().channel();
    hall.moderator.deletesAll(
        floor.condemns(3, s -> among.contains(s) && s.message().channel().equals(place)).stream()
            .map(Said::message)
            .toArray(Message[]::new));
  }

  private void postsAreRefusedForTheirPaceAndAnAnswerIsLost() {
    discord.fails(POSTS, 2, Fault.rateLimited(1));
    discord.fails(MARKS, 1, Fault.rateLimited(1));
    session.postsADigest(5);
    discord.fails(POSTS, 1, Fault.answerLost());
    session.postsADigest(5);
  }

  /** What was acknowledged is answered by the next process. */
  private void itIsKilledWhilePeopleWriteAndAsk() throws Exception {
    settles();
    eachPlaceInOrder(floor.goesOn(40));
    List<Interaction> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String question = "May delegation " + i + " speak on the plan?";
      Person asker = floor.said().get(i).author();
      calls.add(asker.calls(hall.floor, "ask", asked(question, i % 2 == 0)));
      session.asked(question);
    }
    calls.forEach(Interaction::acknowledged);
    kill();
    eachPlaceInOrder(floor.goesOn(30));
    bot.start();
    assertThat(calls).extracting(Interaction::text).allMatch(t -> t.contains("Collected as #"));
    floor.goesOn(10);
  }

  private static Map<String, Object> asked(String question, boolean anonymous) {
    return anonymous ? Map.of("text", question, "anonymous", true) : Map.of("text", question);
  }

  private void itIsKilledWhileItReadsWhatItMissed() throws Exception {
    settles();
    kill();
    eachPlaceInOrder(floor.goesOn(30));
    deletesSome(floor.said());
    int reads = discord.calls("GET /channels/{channel_id}/messages").size();
    discord.limits("GET /channels/{channel_id}/messages", 1, Duration.ofSeconds(1));
    bot.start();
    discord.awaits(
        "a page", () -> discord.calls("GET /channels/{channel_id}/messages").size() > reads);
    kill();
    discord.limits("GET /channels/{channel_id}/messages", 5, Duration.ofSeconds(1));
    bot.start();
    settles();
  }

  /** Discord has the digest, and the bot never learns of it. */
  private void itIsKilledWhileADigestIsPosted() throws Exception {
    settles();
    discord.fails(POSTS, 1, Fault.answerHeld());
    session.postsADigest(20);
    kill();
    discord.releases();
    floor.goesOn(10);
    bot.start();
  }

  /** The session of a process that is gone is over some time later. */
  private void kill() throws InterruptedException {
    bot.kill();
    discord.network().forgetsSessions();
  }

  private void aModeratorFlagsAndAnswers() {
    assertThat(floor.said().get(0).author().isOffered(hall.floor, "floor")).isFalse();
    for (int i = 0; i < 3; i++) {
      Said<Person, Message> picked = floor.pick();
      Message card = flag(picked);
      hall.moderator.clicks(card, "Live");
      discord.awaits("it is live", () -> card.text().contains("live"));
      assertThat(calls("answered", "item", number(card), "text", "The fund does."))
          .contains("answered");
      session.answered(picked);
    }
  }

  private void aModeratorFlagsAndDismisses() {
    session
        .answered()
        .forEach(s -> discord.awaits("an answer", () -> directs(s).contains("The fund does.")));
    Said<Person, Message> picked = floor.pick();
    String number = number(flag(picked));
    calls("dismiss", "item", number, "reason", "off topic");
    session.dismissed(picked);
    discord.awaits("word of it", () -> directs(picked).contains("dismissed: off topic"));
  }

  private Message flag(Said<Person, Message> picked) {
    discord.awaits("its mark", () -> chat.isMarked(picked.message()));
    Interaction form = hall.moderator.usesOnMessage("Flag to speaker", picked.message());
    Message card =
        hall.moderator.submits(form.modal(), Map.of("whom it is for", "Keiko Tanaka")).message();
    assertThat(card.text()).contains(picked.text(), "flagged to Keiko Tanaka");
    return card;
  }

  private String calls(String what, String name, String value, String second, String other) {
    return hall.moderator
        .calls(hall.desk, "floor " + what, Map.of(name, value, second, other))
        .text();
  }

  private static String number(Message card) {
    Matcher m = NUMBER.matcher(card.text());
    assertThat(m.find()).as(card.text()).isTrue();
    return m.group(1);
  }

  private String directs(Said<Person, Message> said) {
    return String.join("\n", chat.told(said.author()));
  }
}
