package org.rapporteur.chat.slack;

import com.fasterxml.jackson.databind.json.JsonMapper;
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
import org.rapporteur.chat.fake.Fault;
import org.rapporteur.chat.slack.fake.Message;
import org.rapporteur.chat.slack.fake.Person;

/** The local Slack for the contract of platforms. */
final class SlackDriver implements PlatformDriver {
  private final SlackScene scene;
  private final Map<MessageRef, Message> posted = new HashMap<>();

  SlackDriver(RecordingListener heard, boolean http) {
    scene = SlackScene.of(heard, http).starts();
  }

  private Person person(String name) {
    return scene.slack.user(name);
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
    return 12_000;
  }

  @Override
  public MessageRef posts(String person, String text) {
    Message message = person(person).says(scene.floor, text);
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
    person(person).reacts(message(message), "+1");
  }

  @Override
  public void takesUpvoteBack(String person, MessageRef message) {
    person(person).unreacts(message(message), "+1");
  }

  @Override
  public String calls(String person, ChannelRef channel, String line) {
    return person(person).types(channel.id(), line).text();
  }

  @Override
  public List<String> shown(ChannelRef channel) {
    return scene.slack.shown(channel.id());
  }

  @Override
  public List<String> alone(String person) {
    return Stream.concat(
            scene.slack.shownTo(person(person)).stream(),
            scene.slack.direct(person(person)).stream().map(Message::text))
        .toList();
  }

  @Override
  public List<String> below(MessageRef message) {
    return scene.slack.thread(message(message));
  }

  @Override
  public boolean isMarked(MessageRef message) {
    return scene.slack.reactors(message(message), Poster.COLLECTED).contains(scene.slack.botUser());
  }

  @Override
  public void redelivers() {
    scene.slack.network().redeliversLast();
  }

  @Override
  public void retries() {
    // Both ways the same comes again: the backfill reads it as well.
    scene.awaits("what was not kept", () -> scene.heard.failures() > 0);
    scene.slack.network().redeliversUnacknowledged();
  }

  @Override
  public void sendsMalformed() {
    scene
        .slack
        .network()
        .sendsPayload(
            JsonMapper.builder()
                .build()
                .createObjectNode()
                .put("type", "event_callback")
                .put("team_id", "T0000001")
                .set(
                    "event",
                    JsonMapper.builder().build().createObjectNode().put("type", "message")));
  }

  @Override
  public void losesNextAnswer() {
    scene.slack.fails("chat.postMessage", 1, Fault.answerLost());
  }

  @Override
  public void awaits(String what, BooleanSupplier holds) {
    scene.awaits(what, holds);
  }

  @Override
  public List<String> violations() {
    return scene.slack.violations();
  }

  @Override
  public void close() {
    scene.close();
  }
}
