package org.rapporteur.chat.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.response.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.rapporteur.chat.Backfill;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.Marks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events: into the inbox first, then acknowledged. What can't be kept is not acknowledged, so
 * that Slack brings it again; what can't be read is kept as it is.
 */
final class Inbound implements Middleware {
  private static final Logger log = LoggerFactory.getLogger(Inbound.class);
  private static final Set<String> MEMBERS = Set.of("member_joined_channel", "member_left_channel");
  private static final Set<String> REVOKED = Set.of("app_uninstalled", "tokens_revoked");
  private static final Set<String> CHANNELS =
      Set.of(
          "channel_rename",
          "channel_archive",
          "channel_unarchive",
          "channel_deleted",
          "group_rename",
          "group_archive",
          "group_unarchive",
          "group_deleted");

  private static final Duration DROPPED = Duration.ofSeconds(90);

  private final Mapper mapper;
  private final ChatListener listener;
  private final Channels channels;
  private final Marks marks;
  private final Members members;
  private final People people;
  private final Home home;
  private final Workspaces workspaces;
  private final Backfill backfill;
  private final Runnable recheck;
  private final Executor working;
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * @param recheck has it looked at again, soon, whether all channels can be used
   * @param working for what need not be done before the acknowledgement
   */
  Inbound(
      Mapper mapper,
      ChatListener listener,
      Channels channels,
      Marks marks,
      Members members,
      People people,
      Home home,
      Workspaces workspaces,
      Backfill backfill,
      Runnable recheck,
      Executor working) {
    this.mapper = mapper;
    this.listener = listener;
    this.channels = channels;
    this.marks = marks;
    this.members = members;
    this.people = people;
    this.home = home;
    this.workspaces = workspaces;
    this.backfill = backfill;
    this.recheck = recheck;
    this.working = working;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public Response apply(Request request, Response response, MiddlewareChain chain)
      throws Exception {
    if (request.getRequestType() != RequestType.Event) {
      return chain.next(request);
    }
    take(request.getRequestBodyAsString());
    return Response.ok();
  }

  /**
   * Takes an events payload.
   *
   * @throws RuntimeException if it could not be kept: it must not be acknowledged
   */
  void take(String payload) {
    try {
      JsonNode tree = json.readTree(payload);
      Optional<ChatEvent> event = mapper.event(tree);
      if (event.isPresent()) {
        keep(event.get());
      } else {
        notice(tree.path("team_id").asText(""), tree.path("event"));
      }
    } catch (JsonProcessingException e) {
      unreadable(payload, "no JSON");
    } catch (MalformedPayload e) {
      unreadable(payload, String.valueOf(e.getMessage()));
    }
  }

  /** Keeps what nobody could read. */
  void unreadable(String payload, String reason) {
    log.warn("a payload of Slack's could not be read and was put aside: {}", reason);
    listener.unreadable(SlackChat.NAME, payload, reason);
  }

  /** Slack says that it left events out: they stand in the history. */
  void rateLimited() {
    log.warn("Slack left events out, for there were more than 30,000 an hour; they are read later");
    backfill.request();
    backfill.requestIn(DROPPED); // Slack goes on leaving out until its minute is over
  }

  /** Slack had to come again: what it gave up bringing stands in the history. */
  void retried() {
    backfill.request();
  }

  private void keep(ChatEvent event) {
    backfill.hears(event);
    try {
      listener.received(event);
    } catch (RuntimeException e) {
      backfill.request();
      throw e;
    }
    people.meet(event);
    if (event instanceof ChatEvent.Posted posted) {
      marks.heard(posted.message().channel(), posted.message().id());
    }
  }

  private void notice(String team, JsonNode event) {
    String type = event.path("type").asText("");
    if (MEMBERS.contains(type)) {
      ChannelRef channel = channels.ref(team, event.path("channel").asText("-"));
      members.changed(channel);
      if (mapper.isSelf(channel, event.path("user").asText())) {
        recheck.run();
        backfill.request(); // what was said before we were let in
      }
    } else if (CHANNELS.contains(type)) {
      recheck.run();
    } else if (REVOKED.contains(type)) {
      workspaces.revoked(team, event);
      if (!workspaces.teams().contains(team)) {
        marks.forget(team);
      }
      recheck.run();
    } else if (type.equals("app_home_opened") && event.path("tab").asText("").equals("home")) {
      working.execute(() -> publish(team, event.path("user").asText("")));
    }
  }

  private void publish(String team, String user) {
    try {
      home.publish(team, user);
    } catch (SlackFailure e) {
      log.warn("a home could not be shown: {}", e.getMessage());
    }
  }
}
