package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatEvent.Deleted;
import org.rapporteur.chat.ChatEvent.Edited;
import org.rapporteur.chat.ChatEvent.Posted;
import org.rapporteur.chat.ChatEvent.Reacted;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.UserRef;

final class MapperTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ChannelRef FLOOR = new ChannelRef("slack", "T061", "C024");
  private static final MessageRef MESSAGE = new MessageRef(FLOOR, "1741600000.000200");
  private static final Instant AT = Instant.parse("2025-03-10T09:46:40.000200Z");
  private static final Author MARIA = person("U1");

  private static final String POSTED =
      """
      {"type":"message","channel":"C024","user":"U1","text":"Who pays for it?",
       "ts":"1741600000.000200","event_ts":"1741600000.000200","channel_type":"channel",
       "client_msg_id":"5c2e","team":"T061"}""";

  private static final String CHANGED =
      """
      {"type":"message","subtype":"message_changed","hidden":true,"channel":"C024",
       "ts":"1741600100.000900","event_ts":"1741600100.000900",
       "message":{"type":"message","user":"U1","text":"Who pays for the training?",
         "edited":{"user":"U1","ts":"1741600099.000000"},"ts":"1741600000.000200"},
       "previous_message":{"type":"message","user":"U1","text":"Who pays for it?",
         "ts":"1741600000.000200"}}""";

  private static final String DELETED =
      """
      {"type":"message","subtype":"message_deleted","hidden":true,"channel":"C024",
       "ts":"1741600200.000500","event_ts":"1741600200.000500",
       "deleted_ts":"1741600000.000200",
       "previous_message":{"type":"message","user":"U1","text":"Who pays for it?",
         "ts":"1741600000.000200"}}""";

  private static final String REACTED =
      """
      {"type":"reaction_added","user":"U2","reaction":"thumbsup::skin-tone-2","item_user":"U1",
       "item":{"type":"message","channel":"C024","ts":"1741600000.000200"},
       "event_ts":"1741600050.000300"}""";

  private static final String READ =
      """
      {"type":"message","user":"U1","text":"Who pays for the training?",
       "edited":{"user":"U1","ts":"1741600099.000000"},"ts":"1741600000.000200",
       "thread_ts":"1741600000.000200","reply_count":2,"latest_reply":"1741600300.000100",
       "reactions":[{"name":"+1","users":["U2","UBOT","U3"],"count":3},
         {"name":"+1::skin-tone-5","users":["U2"],"count":1},
         {"name":"eyes","users":["U2"],"count":1}]}""";

  private final Mapper mapper = new Mapper(new Workspace());

  /** A workspace in which we are UBOT and BBOT. */
  private static final class Workspace implements Mapper.Directory {
    private static final Map<String, String> NAMES = Map.of("U1", "Maria Lopez", "U2", "Ben");

    @Override
    public ChannelRef channel(String team, String id) {
      return new ChannelRef("slack", team, id);
    }

    @Override
    public Author author(ChannelRef channel, String userId) {
      return person(userId);
    }

    @Override
    public String nameOf(ChannelRef channel, String userId) {
      return NAMES.getOrDefault(userId, "");
    }

    @Override
    public boolean isSelf(ChannelRef channel, @Nullable String userId, @Nullable String botId) {
      return "UBOT".equals(userId) || "BBOT".equals(botId);
    }
  }

  private static Author person(String id) {
    return Author.named(new UserRef("slack", "T061", id), Workspace.NAMES.getOrDefault(id, ""));
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What arrives when the event does. */
  private static ObjectNode payload(JsonNode event) {
    ObjectNode payload =
        json(
            """
            {"token":"x","team_id":"T061","api_app_id":"A1","type":"event_callback",
             "event_id":"Ev1","event_time":1741600000,"is_ext_shared_channel":false,
             "authorizations":[{"enterprise_id":null,"team_id":"T061","user_id":"UBOT",
               "is_bot":true}]}""");
    payload.set("event", event);
    return payload;
  }

  private Optional<ChatEvent> told(String event) {
    return mapper.event(payload(json(event)));
  }

  private Optional<ChatEvent> toldWith(String event, String more) {
    ObjectNode changed = json(event);
    changed.setAll(json(more));
    return mapper.event(payload(changed));
  }

  @Test
  void readsAMessage() {
    assertThat(told(POSTED)).contains(Posted.of(MESSAGE, MARIA, "Who pays for it?", AT));
  }

  @Test
  void readsMentionsAndEscapes() {
    assertThat(toldWith(POSTED, "{\"text\":\"<@U1> &amp; <@U2|b>: 1 &lt; 2?\"}"))
        .contains(Posted.of(MESSAGE, MARIA, "@Maria\u00A0Lopez & @Ben: 1 < 2?", AT));
  }

  @Test
  void readsARepliesThread() {
    MessageRef parent = new MessageRef(FLOOR, "1741500000.000100");
    Posted reply =
        new Posted(MESSAGE, MARIA, "Who pays for it?", AT, parent, Presence.UNKNOWN, false, false);

    assertThat(toldWith(POSTED, "{\"thread_ts\":\"1741500000.000100\"}")).contains(reply);
    assertThat(
            toldWith(
                POSTED,
                "{\"thread_ts\":\"1741500000.000100\",\"subtype\":\"thread_broadcast\","
                    + "\"root\":{\"text\":\"first\"}}"))
        .contains(reply);
    assertThat(toldWith(POSTED, "{\"thread_ts\":\"1741600000.000200\"}")).isEqualTo(told(POSTED));
  }

  @Test
  void addsTheNamesOfFiles() {
    String files =
        "{\"subtype\":\"file_share\",\"files\":[{\"name\":\"a.pdf\",\"title\":\"statement.pdf\"},"
            + "{\"name\":\"R&amp;D\\n 2.txt\",\"title\":null},{\"mode\":\"tombstone\"},null]";

    assertThat(toldWith(POSTED, files + "}"))
        .contains(
            Posted.of(MESSAGE, MARIA, "Who pays for it?\n📎 statement.pdf\n📎 R&D 2.txt", AT));
    assertThat(toldWith(POSTED, files + ",\"text\":null}"))
        .contains(Posted.of(MESSAGE, MARIA, "📎 statement.pdf\n📎 R&D 2.txt", AT));
  }

  @Test
  void takesAPersonOfAnotherWorkspaceForAPersonLikeAnyOther() {
    assertThat(
            toldWith(POSTED, "{\"team\":\"T999\",\"user_team\":\"T999\",\"source_team\":\"T999\"}"))
        .isEqualTo(told(POSTED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"event", "authorizations", "nowhere"})
  void findsTheWorkspaceWhereItStands(String where) {
    ObjectNode payload = payload(json(POSTED));
    payload.putNull("team_id");
    if (!where.equals("event")) {
      ((ObjectNode) payload.path("event")).remove("team");
    }
    if (where.equals("nowhere")) {
      payload.remove("authorizations");
    }

    assertThat(mapper.event(payload).orElseThrow().message().channel().workspace())
        .isEqualTo(where.equals("nowhere") ? "" : "T061");
  }

  @Test
  void knowsAProgramByItsBotId() {
    UserRef bot = new UserRef("slack", "T061", "B7");

    assertThat(
            toldWith(
                POSTED,
                "{\"subtype\":\"bot_message\",\"user\":null,\"bot_id\":\"B7\","
                    + "\"username\":\"News &amp; more\"}"))
        .contains(
            Posted.of(MESSAGE, new Author(bot, "News & more", null, true), "Who pays for it?", AT));
    assertThat(
            toldWith(
                POSTED, "{\"user\":\"\",\"bot_id\":\"B7\",\"bot_profile\":{\"name\":\"News\"}}"))
        .contains(Posted.of(MESSAGE, new Author(bot, "News", null, true), "Who pays for it?", AT));
    assertThat(((Posted) toldWith(POSTED, "{\"bot_id\":\"B7\"}").orElseThrow()).author())
        .isEqualTo(new Author(MARIA.user(), MARIA.name(), null, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "channel_join",
        "channel_topic",
        "message_replied",
        "pinned_item",
        "reminder_add",
        "huddle_thread",
        "tombstone",
        "of_next_year"
      })
  void leavesSlacksOwnNoticesAlone(String subtype) {
    assertThat(toldWith(POSTED, "{\"subtype\":\"" + subtype + "\"}")).isEmpty();
    assertThat(
            mapper.history(
                FLOOR, json(POSTED).put("subtype", subtype.replace("tombstone", "x")), "r"))
        .isEmpty();
  }

  @Test
  void leavesOtherEventsAlone() {
    assertThat(told("{\"type\":\"channel_rename\",\"channel\":{\"id\":\"C024\"}}")).isEmpty();
    assertThat(mapper.event(json("{\"type\":\"app_rate_limited\",\"team_id\":\"T061\"}")))
        .isEmpty();
    assertThat(mapper.event(json("{\"type\":\"url_verification\",\"challenge\":\"x\"}"))).isEmpty();
  }

  @Test
  void ignoresWhatItDidItself() {
    assertThat(toldWith(POSTED, "{\"user\":\"UBOT\"}")).isEmpty();
    assertThat(toldWith(POSTED, "{\"user\":null,\"bot_id\":\"BBOT\"}")).isEmpty();
    assertThat(told(CHANGED.replace("U1", "UBOT"))).isEmpty();
    assertThat(told(DELETED.replace("U1", "UBOT"))).isEmpty();
    assertThat(toldWith(REACTED, "{\"user\":\"UBOT\"}")).isEmpty();
    assertThat(mapper.history(FLOOR, json(READ.replace("\"U1\"", "\"UBOT\"")), "r")).isEmpty();
  }

  @Test
  void readsAnEdit() {
    assertThat(told(CHANGED))
        .contains(
            new Edited(
                MESSAGE,
                "Who pays for the training?",
                Instant.parse("2025-03-10T09:48:19Z"),
                "1741600099.000000"));
  }

  @Test
  void datesAnEditWithTheEventWhereSlackTellsNoOther() {
    ObjectNode event = json(CHANGED);
    ((ObjectNode) event.path("message")).remove("edited");

    assertThat(told(event.toString()))
        .contains(
            new Edited(
                MESSAGE,
                "Who pays for the training?",
                Instant.parse("2025-03-10T09:48:20.000900Z"),
                "1741600100.000900"));
  }

  @Test
  void seesNoEditInAnUnfurledLinkOrANewReply() {
    ObjectNode event = json(CHANGED);
    ObjectNode now = (ObjectNode) event.path("message");
    now.put("text", "Who pays for it?").remove("edited");
    now.putArray("attachments").addObject().put("title", "a page");
    now.put("reply_count", 3);

    assertThat(told(event.toString())).isEmpty();
  }

  @Test
  void seesAnEditInAFileThatWasTakenAway() {
    ObjectNode event = json(CHANGED);
    ((ObjectNode) event.path("message")).put("text", "Who pays for it?");
    ((ObjectNode) event.path("previous_message"))
        .putArray("files")
        .addObject()
        .put("name", "a.pdf");

    assertThat(told(event.toString()).map(ChatEvent::key))
        .contains("edited slack:T061/C024/1741600000.000200 1741600099.000000");
  }

  @Test
  void readsADeletion() {
    assertThat(told(DELETED))
        .contains(new Deleted(MESSAGE, Instant.parse("2025-03-10T09:50:00.000500Z")));
  }

  @Test
  void readsTheDeletionOfAThreadsFirstMessage() {
    ObjectNode event = json(CHANGED);
    ((ObjectNode) event.path("message"))
        .put("subtype", "tombstone")
        .put("user", "USLACKBOT")
        .put("text", "This message was deleted.")
        .put("thread_ts", "1741600000.000200");

    assertThat(told(event.toString()))
        .contains(new Deleted(MESSAGE, Instant.parse("2025-03-10T09:48:20.000900Z")));
  }

  @Test
  void readsAReactionAndItsRemoval() {
    Reacted added =
        new Reacted(
            MESSAGE,
            person("U2"),
            "thumbsup",
            true,
            Instant.parse("2025-03-10T09:47:30.000300Z"),
            "1741600050.000300");

    assertThat(told(REACTED)).contains(added);
    assertThat(toldWith(REACTED, "{\"type\":\"reaction_removed\"}"))
        .contains(
            new Reacted(MESSAGE, added.author(), "thumbsup", false, added.at(), added.eventId()));
    assertThat(toldWith(REACTED, "{\"item\":{\"type\":\"file\",\"file\":\"F1\"}}")).isEmpty();
  }

  @Test
  void findsInTheHistoryWhatItWouldHaveBeenTold() {
    List<ChatEvent> read = mapper.history(FLOOR, json(READ), "run-7");

    assertThat(read)
        .containsExactly(
            Posted.of(MESSAGE, MARIA, "Who pays for the training?", AT),
            told(CHANGED).orElseThrow(),
            new Reacted(MESSAGE, person("U2"), "+1", true, AT, "run-7 +1 U2"),
            new Reacted(MESSAGE, person("U3"), "+1", true, AT, "run-7 +1 U3"),
            new Reacted(MESSAGE, person("U2"), "eyes", true, AT, "run-7 eyes U2"));
    assertThat(read.get(0).key()).isEqualTo(told(POSTED).orElseThrow().key());
  }

  @Test
  void findsInTheHistoryThatAThreadsFirstMessageIsGone() {
    JsonNode tombstone =
        json(
            """
            {"type":"message","subtype":"tombstone","user":"USLACKBOT","hidden":true,
             "text":"This message was deleted.","ts":"1741600000.000200","reply_count":1}""");

    assertThat(mapper.history(FLOOR, tombstone, "r")).containsExactly(new Deleted(MESSAGE, AT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ts\":null}",
        "{\"ts\":\"yesterday\"}",
        "{\"ts\":1741600000.0002}",
        "{\"channel\":null}",
        "{\"channel\":\"C 1/2\"}",
        "{\"user\":null}",
        "{\"user\":\"Maria Lopez\"}"
      })
  void refusesAMessageThatIsNone(String spoilt) {
    assertThatExceptionOfType(MalformedPayload.class)
        .isThrownBy(() -> toldWith(POSTED, spoilt))
        .withMessageNotContaining("Maria");
  }

  @ParameterizedTest
  @ValueSource(strings = {"message", "channel", "event_ts"})
  void refusesAChangeThatIsNone(String missing) {
    ObjectNode event = json(CHANGED);
    event.remove(List.of(missing, "ts"));
    ((ObjectNode) event.path("previous_message")).remove("edited");
    if (event.path("message") instanceof ObjectNode now) {
      now.remove("edited");
    }

    assertThatExceptionOfType(MalformedPayload.class).isThrownBy(() -> told(event.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"user", "reaction", "event_ts"})
  void refusesAReactionThatIsNone(String missing) {
    assertThatExceptionOfType(MalformedPayload.class)
        .isThrownBy(() -> toldWith(REACTED, "{\"" + missing + "\":null}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "7", "{\"type\":\"event_callback\",\"event\":null}"})
  void refusesAPayloadThatIsNone(String payload) throws JsonProcessingException {
    JsonNode read = JSON.readTree(payload);

    assertThatExceptionOfType(MalformedPayload.class).isThrownBy(() -> mapper.event(read));
  }

  @Test
  void throwsNothingElseOnWhateverArrives() {
    Random random = new Random(11);
    List<JsonNode> good =
        List.of(
            payload(json(POSTED)),
            payload(json(CHANGED)),
            payload(json(DELETED)),
            payload(json(REACTED)));
    int read = 0;
    int refused = 0;
    for (int n = 0; n < 20_000; n++) {
      JsonNode payload = Hostile.spoilt(good.get(n % good.size()), random);
      JsonNode message = Hostile.spoilt(json(READ), random);
      try {
        read += mapper.event(payload).isPresent() ? 1 : 0;
        read += mapper.history(FLOOR, message, "r").size();
      } catch (MalformedPayload e) {
        refused++;
      }
    }

    assertThat(read).isPositive();
    assertThat(refused).isPositive();
  }
}
