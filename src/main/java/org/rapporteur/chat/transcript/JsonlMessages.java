package org.rapporteur.chat.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.UserRef;
import org.rapporteur.chat.transcript.InputFiles.Entry;
import org.rapporteur.chat.transcript.Pieces.Piece;

/** The one mapper of JSON Lines; {@link Format#JSONL} tells the fields. */
final class JsonlMessages implements JsonReader.Mapper {
  private static final String PLATFORM = "transcript";
  private static final String UPVOTE = "+1";
  private static final Duration STEP = Duration.ofSeconds(1);

  private final String channelName;
  private Instant last = Instant.EPOCH;

  private JsonlMessages(String channelName) {
    this.channelName = channelName;
  }

  /** How a file is read; its name is that of the channel where a line names none. */
  static Sources.Reading reading(InputFiles files, Entry entry) {
    String channelName = files.title(entry);
    return (in, notes) ->
        new JsonReader(new JsonLines(in, notes), notes, new JsonlMessages(channelName));
  }

  @Override
  public List<ChatEvent> map(Piece piece) {
    JsonNode line = piece.value();
    if (!line.isObject()) {
      throw new IllegalArgumentException("is no object");
    }
    String own = "line-" + piece.line();
    String when = Json.text(line, "at");
    Instant at = when.isEmpty() ? last.plus(STEP) : Times.parse(when);
    List<ChatEvent> events;
    if (line.has("edits")) {
      String text = Json.required(line, "text");
      events = List.of(new ChatEvent.Edited(ref(line, "edits"), text, at, own));
    } else if (line.has("deletes")) {
      events = List.of(new ChatEvent.Deleted(ref(line, "deletes"), at));
    } else if (line.has("reacts")) {
      events = List.of(reacted(line, at, own));
    } else {
      events = posted(line, at, own);
    }
    last = at;
    return events;
  }

  private ChatEvent reacted(JsonNode line, Instant at, String own) {
    String emoji = Reactions.plain(Json.required(line, "emoji"));
    boolean added = !line.path("removed").asBoolean();
    return new ChatEvent.Reacted(ref(line, "reacts"), author(line), emoji, added, at, own);
  }

  private List<ChatEvent> posted(JsonNode line, Instant at, String own) {
    String text = Json.required(line, "text");
    MessageRef ref = line.has("id") ? ref(line, "id") : new MessageRef(channel(line), own);
    List<ChatEvent> events = new ArrayList<>();
    events.add(
        new ChatEvent.Posted(
            ref,
            author(line),
            text,
            at,
            replyTo(line),
            presence(line),
            line.path("asked").asBoolean(),
            line.path("anonymous").asBoolean()));
    Reactions reactions = new Reactions(ref, at);
    List<Author> people = new ArrayList<>();
    for (JsonNode person : line.path("upvotes")) {
      people.add(Author.named(user(person.asText()), ""));
    }
    reactions.add(UPVOTE, people, line.path("upvotes").asLong());
    events.addAll(reactions.events());
    return events;
  }

  private static Author author(JsonNode line) {
    String shown = Json.text(line, "author").strip();
    String id = Json.firstText(line, "authorId", "author");
    ShownName name = ShownName.of(shown);
    String affiliation = Json.firstText(line, "affiliation");
    return new Author(
        user(id.isEmpty() ? "unknown" : id),
        name.name(),
        affiliation.isEmpty() ? name.affiliation() : affiliation,
        line.path("bot").asBoolean());
  }

  private static UserRef user(String id) {
    return new UserRef(PLATFORM, "", Ids.of(id));
  }

  private ChannelRef channel(JsonNode line) {
    String named = Json.firstText(line, "channel");
    return new ChannelRef(PLATFORM, "", Ids.of(named.isEmpty() ? channelName : named));
  }

  private MessageRef ref(JsonNode line, String member) {
    return new MessageRef(channel(line), Ids.of(Json.required(line, member)));
  }

  private @Nullable MessageRef replyTo(JsonNode line) {
    return Json.text(line, "replyTo").isEmpty() ? null : ref(line, "replyTo");
  }

  private static Presence presence(JsonNode line) {
    String word = Json.text(line, "presence");
    return Arrays.stream(Presence.values())
        .filter(presence -> presence.word().equalsIgnoreCase(word))
        .findFirst()
        .orElse(Presence.UNKNOWN);
  }
}
