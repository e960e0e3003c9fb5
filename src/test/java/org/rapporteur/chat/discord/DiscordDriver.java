package org.rapporteur.chat.discord;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatPlatform;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.PlatformDriver;
import org.rapporteur.chat.RecordingListener;
import org.rapporteur.chat.UserRef;
import org.rapporteur.chat.discord.fake.Message;
import org.rapporteur.chat.discord.fake.Person;
import org.rapporteur.chat.fake.Fault;

/** The local Discord for the contract of platforms. */
final class DiscordDriver implements PlatformDriver {
  private static final String UPVOTE = "👍";

  private final DiscordScene scene;
  private final Map<MessageRef, Message> posted = new HashMap<>();

  DiscordDriver(RecordingListener heard) {
    scene = new DiscordScene(heard).starts();
    scene.awaits("the commands", () -> scene.discord.registrations() == 1);
  }

  private Person person(String name) {
    return scene.discord.user(name);
  }

  private Message message(MessageRef ref) {
    Message message = posted.get(ref);
    if (message == null) {
      throw new IllegalArgumentException("nobody posted " + ref);
    }
    return message;
  }

  @Override
  public Set<Lacking> lacks() {
    return Set.of();
  }

  @Override
  public ChatPlatform platform() {
    return scene.chat();
  }

  @Override
  public ChannelRef floor() {
    return scene.ref(scene.floor);
  }

  @Override
  public ChannelRef desk() {
    return scene.ref(scene.desk);
  }

  @Override
  public UserRef user(String person) {
    return scene.ref(person(person));
  }

  @Override
  public int longest() {
    return 4_000; // with Nitro
  }

  @Override
  public MessageRef posts(String person, String text) {
    Message message = person(person).posts(scene.floor, text);
    posted.put(scene.ref(message), message);
    return scene.ref(message);
  }

  @Override
  public void edits(String person, MessageRef message, String text) {
    person(person).edits(message(message), text);
  }

  @Override
  public void deletes(String person, MessageRef message) {
    person(person).deletes(message(message));
  }

  @Override
  public void upvotes(String person, MessageRef message) {
    person(person).reacts(message(message), UPVOTE);
  }

  @Override
  public void takesUpvoteBack(String person, MessageRef message) {
    person(person).takesBack(message(message), UPVOTE);
  }

  @Override
  public String calls(String person, ChannelRef channel, String line) {
    String[] words = line.substring(1).split(" ", 2);
    return words[0].equals("ask")
        ? called(person, channel, "ask", Map.of("question", words[1]))
        : called(
            person,
            channel,
            words[1].equals("queue") && person.equals("Mod") ? "floor queue" : "floor-mine",
            Map.of());
  }

  private String called(
      String person, ChannelRef channel, String command, Map<String, Object> options) {
    return person(person).calls(channel.id(), command, options).text();
  }

  @Override
  public List<String> shown(ChannelRef channel) {
    return scene.discord.shown(channel.id());
  }

  @Override
  public List<String> alone(String person) {
    return Stream.concat(person(person).aloneTo().stream(), person(person).direct().stream())
        .map(Message::text)
        .toList();
  }

  @Override
  public List<String> below(MessageRef message) {
    return scene.discord.below(message(message));
  }

  @Override
  public boolean isMarked(MessageRef message) {
    return scene
        .discord
        .reactors(message(message), Poster.COLLECTED.getFormatted())
        .contains(scene.discord.botUser());
  }

  /** Discord brings nothing twice; what was heard is read again after a session that is over. */
  @Override
  public void redelivers() {
    scene.discord.network().invalidates(false);
    scene.discord.network().awaitIdentified(2);
  }

  /** What was not kept is read from the history. */
  @Override
  public void retries() {
    scene.awaits("what was not kept", () -> scene.heard.failures() > 0);
  }

  @Override
  public void sendsMalformed() {
    scene
        .discord
        .network()
        .sendsRaw(
            "MESSAGE_CREATE",
            """
            {"id": "no number", "channel_id": "%s", "guild_id": "%s", "type": 0, "author": []}
            """
                .formatted(scene.floor, scene.discord.setting().guild()));
  }

  @Override
  public void losesNextAnswer() {
    scene.discord.fails("POST /channels/{channel_id}/messages", 1, Fault.answerLost());
  }

  @Override
  public void awaits(String what, BooleanSupplier holds) {
    scene.awaits(what, holds);
  }

  @Override
  public List<String> violations() {
    return scene.discord.violations();
  }

  @Override
  public void close() {
    scene.close();
  }
}
