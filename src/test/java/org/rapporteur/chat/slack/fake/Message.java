package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of a channel, or one that a single person sees there. It shows how the message stands
 * now: edits and reactions after it was handed out are seen through it.
 */
public final class Message {
  private final String channel;
  private final String ts;
  private final @Nullable String onlyFor;
  private final Map<String, List<String>> reactions = new LinkedHashMap<>();
  private volatile ObjectNode json;
  private volatile boolean deleted;

  Message(String channel, String ts, @Nullable String onlyFor, ObjectNode json) {
    this.channel = channel;
    this.ts = ts;
    this.onlyFor = onlyFor;
    this.json = json;
  }

  /** The id of its channel. */
  public String channel() {
    return channel;
  }

  /** Its id within the channel: seconds, a point, six digits. */
  public String ts() {
    return ts;
  }

  /** The one person who sees it; null when the channel does. */
  public @Nullable String onlyFor() {
    return onlyFor;
  }

  /** What a reader sees of it: its blocks, else its text, without markup's escapes. */
  public String text() {
    return ShownText.of(json);
  }

  /** The message as the API hands it out, without what is said of its thread. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** Its blocks, empty when it has none. */
  public JsonNode blocks() {
    return json.path("blocks");
  }

  public boolean deleted() {
    return deleted;
  }

  /** Its author's id. */
  public String author() {
    return json.path("user").asText();
  }

  /** The ts of the thread it is in, its own when it has replies; empty without a thread. */
  public String thread() {
    return json.path("thread_ts").asText("");
  }

  boolean isReply() {
    return !thread().isEmpty() && !thread().equals(ts);
  }

  boolean inChannel() {
    return !isReply() || "thread_broadcast".equals(json.path("subtype").asText());
  }

  void become(ObjectNode changed) {
    json = changed;
  }

  void delete() {
    deleted = true;
  }

  /** Emoji names with the ids of those who gave them; guarded by the workspace. */
  Map<String, List<String>> reactions() {
    return reactions;
  }

  boolean react(String name, String user) {
    List<String> users = reactions.computeIfAbsent(name, n -> new ArrayList<>());
    return !users.contains(user) && users.add(user);
  }

  boolean unreact(String name, String user) {
    List<String> users = reactions.getOrDefault(name, List.of());
    boolean removed = users.contains(user) && users.remove(user);
    if (users.isEmpty()) {
      reactions.remove(name);
    }
    return removed;
  }
}
