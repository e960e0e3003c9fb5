package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.app_backend.SlackSignature;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.UserRef;
import org.rapporteur.chat.slack.fake.FakeSlack;
import org.rapporteur.hostile.Fuzzed;
import org.rapporteur.hostile.Mischief;

/** Whatever stands in Slack's requests, it is read, refused or put aside, and the next is taken. */
final class SlackHostileInputTest {
  private static final ChannelRef FLOOR = new ChannelRef("slack", "T061", "C024");

  private static final String EVENT =
      """
      {"token":"x","team_id":"T061","api_app_id":"A1","type":"event_callback","event_id":"Ev1",
       "event_time":1741600000,"authorizations":[{"team_id":"T061","user_id":"UBOT"}],"event":""";

  private static final List<String> EVENTS =
      List.of(
          EVENT
              + """
              {"type":"message","channel":"C024","user":"U1","text":"Who pays for it?",
               "ts":"1741600000.000200","event_ts":"1741600000.000200","team":"T061",
               "files":[{"name":"a.pdf","title":"a"}],"thread_ts":"1741500000.000100"}}""",
          EVENT
              + """
              {"type":"message","subtype":"message_changed","channel":"C024",
               "ts":"1741600100.000900","event_ts":"1741600100.000900",
               "message":{"type":"message","user":"U1","text":"Who pays for the training?",
                 "edited":{"user":"U1","ts":"1741600099.000000"},"ts":"1741600000.000200"},
               "previous_message":{"type":"message","user":"U1","text":"Who pays for it?",
                 "ts":"1741600000.000200"}}}""",
          EVENT
              + """
              {"type":"message","subtype":"message_deleted","channel":"C024",
               "ts":"1741600200.000500","event_ts":"1741600200.000500",
               "deleted_ts":"1741600000.000200"}}""",
          EVENT
              + """
              {"type":"reaction_added","user":"U2","reaction":"thumbsup::skin-tone-2",
               "item":{"type":"message","channel":"C024","ts":"1741600000.000200"},
               "event_ts":"1741600050.000300"}}""");

  private static final String READ =
      """
      {"type":"message","user":"U1","text":"Who pays for the training?",
       "edited":{"user":"U1","ts":"1741600099.000000"},"ts":"1741600000.000200",
       "reactions":[{"name":"+1","users":["U2","UBOT","U3"],"count":3}]}""";

  private static final List<String> INTERACTIONS =
      List.of(
          """
          {"type":"block_actions","team":{"id":"T061"},"user":{"id":"U1"},"trigger_id":"1.2.3",
           "channel":{"id":"C024"},"container":{"type":"message","is_ephemeral":true},
           "actions":[{"type":"button","action_id":"a","block_id":"b","text":{"text":"Live"},
             "value":"{\\"c\\":\\"floor live 1\\"}"}],"state":{"values":{}}}""",
          """
          {"type":"message_action","callback_id":"floor flag","team":{"id":"T061"},
           "user":{"id":"U1"},"trigger_id":"1.2.3","channel":{"id":"C024"},
           "message_ts":"1741600000.000200",
           "message":{"type":"message","user":"U1","text":"Who?","ts":"1741600000.000200"}}""",
          """
          {"type":"view_submission","team":{"id":"T061"},"user":{"id":"U1"},
           "view":{"id":"V1","hash":"h","callback_id":"form","blocks":[],
             "private_metadata":"{\\"command\\":\\"floor note 1\\",\\"options\\":{},\\"channel\\":\\"slack:T061/C024\\",\\"answerTo\\":null,\\"replaces\\":false}",
             "state":{"values":{"asked":{"asked":{"type":"plain_text_input","value":"why"}}}}}}""");

  private static @Nullable SlackScene scene;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Mapper mapper = new Mapper(new Workspace());

  /** A workspace that names everybody. */
  private static final class Workspace implements Mapper.Directory {
    @Override
    public ChannelRef channel(String team, String id) {
      return new ChannelRef("slack", team, id);
    }

    @Override
    public Author author(ChannelRef channel, String userId) {
      return Author.named(new UserRef("slack", channel.workspace(), userId), "Maria");
    }

    @Override
    public String nameOf(ChannelRef channel, String userId) {
      return "Maria";
    }

    @Override
    public boolean isSelf(ChannelRef channel, @Nullable String userId, @Nullable String botId) {
      return "UBOT".equals(userId);
    }
  }

  @BeforeContainer
  static void starts() {
    scene = SlackScene.overHttp().starts();
  }

  @AfterContainer
  static void stops() {
    scene().stops();
    scene().slack.close();
  }

  private static SlackScene scene() {
    SlackScene started = scene;
    if (started == null) {
      throw new IllegalStateException("not started");
    }
    return started;
  }

  @Fuzzed
  void anEventIsReadOrMalformed(@ForAll Random random) {
    Mischief mischief = new Mischief(random);
    JsonNode payload = mischief.spoiltJson(mischief.oneOf(EVENTS));
    try {
      mapper.event(payload).ifPresent(event -> assertThat(event.key()).isNotEmpty());
    } catch (MalformedPayload expected) {
      assertThat(expected.getMessage()).isNotEmpty();
    }
  }

  @Fuzzed
  void aMessageOfTheHistoryIsReadOrMalformed(@ForAll Random random) {
    Mischief mischief = new Mischief(random);
    try {
      assertThat(mapper.history(FLOOR, mischief.spoiltJson(READ), "r"))
          .allSatisfy(event -> assertThat(event.at()).isNotNull());
    } catch (MalformedPayload expected) {
      assertThat(expected.getMessage()).isNotEmpty();
    }
  }

  @Fuzzed
  void aButtonAndAFormAreReadOrNoneOfOurs(@ForAll Random random) {
    Mischief mischief = new Mischief(random);
    String written = mischief.spoilt("{\"c\":\"floor live 1\",\"a\":\"Why?\",\"in\":\"slack:C1\"}");
    ButtonValue.read(written)
        .ifPresent(value -> assertThat(ButtonValue.read(value.written())).contains(value));
    assertThat(Form.read(mischief.spoilt("{\"command\":\"x\",\"options\":{},\"channel\":\"c\"}")))
        .isNotNull();
  }

  @Fuzzed
  void aTextReadsAndIsShownWithoutHarm(@ForAll Random random) {
    String text = new Mischief(random).text();
    String shown = SlackText.escaped(SlackText.defused(SlackText.plain(text, id -> text)));

    assertThat(shown)
        .doesNotContain("<", ">")
        .doesNotContainPattern("(?i)@(here|channel|everyone)");
  }

  /** What people can put into a request of Slack's own: every text that is not an id. */
  @Fuzzed
  void aCommandIsAnsweredWhateverIsTypedAfterIt(@ForAll Random random) throws Exception {
    Mischief mischief = new Mischief(random);
    Map<String, String> form = command();
    form.put("text", mischief.text());
    form.put("user_name", mischief.text());

    assertThat(sends(encoded(form)).statusCode()).isEqualTo(200);
  }

  @Fuzzed
  void aBrokenRequestIsAnsweredAndTheNextIsTaken(@ForAll Random random) throws Exception {
    Mischief mischief = new Mischief(random);
    int status = sends(broken(mischief)).statusCode();

    assertThat(status).isIn(200, 500);
    if (mischief.onceIn(50)) {
      assertThat(sends(encoded(command())).statusCode()).isEqualTo(200);
    }
  }

  @Example
  void whatRunsDeepIsPutAsideAndAcknowledged() throws Exception {
    int before = scene().heard.unreadables().size();
    String deep = "[".repeat(100_000) + "]".repeat(100_000);

    assertThat(sends(EVENT + deep + "}").statusCode()).isEqualTo(200);
    assertThat(sends(encoded(Map.of("payload", "{\"type\":" + deep + "}"))).statusCode())
        .isEqualTo(200);
    assertThat(scene().heard.unreadables()).hasSizeGreaterThan(before);
    assertThat(sends(encoded(command())).statusCode()).isEqualTo(200);
  }

  private static String broken(Mischief mischief) {
    switch (mischief.below(4)) {
      case 0 -> {
        Map<String, String> form = command();
        form.remove(mischief.oneOf(List.copyOf(form.keySet())));
        form.replace(mischief.oneOf(List.copyOf(form.keySet())), mischief.text());
        return encoded(form);
      }
      case 1 -> {
        return mischief.spoiltJson(mischief.oneOf(EVENTS)).toString();
      }
      case 2 -> {
        return mischief.spoilt(mischief.oneOf(EVENTS));
      }
      default -> {
        String valid = mischief.oneOf(INTERACTIONS);
        String payload =
            mischief.onceIn(4) ? mischief.spoilt(valid) : mischief.spoiltJson(valid).toString();
        return encoded(Map.of("payload", payload));
      }
    }
  }

  private static Map<String, String> command() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("team_id", "T061");
    form.put("channel_id", scene().floor);
    form.put("user_id", scene().ana.id());
    form.put("user_name", "ana");
    form.put("command", "/floor");
    form.put("text", "help");
    form.put("trigger_id", "1.2.3");
    return form;
  }

  private static String encoded(Map<String, String> form) {
    List<String> parts = new ArrayList<>();
    form.forEach((k, v) -> parts.add(k + "=" + URLEncoder.encode(v, StandardCharsets.UTF_8)));
    return String.join("&", parts);
  }

  private HttpResponse<String> sends(String body) throws Exception {
    String time = String.valueOf(scene().clock.instant().getEpochSecond());
    // What can't be encoded goes over the wire as a question mark: it is signed as it goes.
    String sent = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return client.send(
        HttpRequest.newBuilder(scene().events())
            .header(
                "Content-Type",
                sent.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded")
            .header(SlackSignature.HeaderNames.X_SLACK_REQUEST_TIMESTAMP, time)
            .header(
                SlackSignature.HeaderNames.X_SLACK_SIGNATURE,
                new SlackSignature.Generator(FakeSlack.SIGNING_SECRET).generate(time, sent))
            .POST(HttpRequest.BodyPublishers.ofString(sent))
            .build(),
        BodyHandlers.ofString());
  }
}
