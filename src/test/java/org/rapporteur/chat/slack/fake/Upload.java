package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.rapporteur.chat.fake.Json;

/** A file of the workspace. */
public final class Upload {
  private final String id;
  private final String name;
  private final String title;
  private final String channel;
  private final byte[] content;

  /**
   * @param channel where it was shared; empty while it is nowhere
   */
  Upload(String id, String name, String title, String channel, byte[] content) {
    this.id = id;
    this.name = name;
    this.title = title;
    this.channel = channel;
    this.content = content.clone();
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String title() {
    return title;
  }

  /** The id of the channel where it was shared; empty while it is nowhere. */
  public String channel() {
    return channel;
  }

  /** Its bytes; zeros until they were sent. */
  public byte[] content() {
    return content.clone();
  }

  int size() {
    return content.length;
  }

  ObjectNode json(String owner) {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("name", name)
            .put("title", title)
            .put("mimetype", "application/octet-stream")
            .put("user", owner)
            .put("size", content.length)
            .put("mode", "hosted");
    ArrayNode channels = json.putArray("channels");
    if (!channel.isEmpty()) {
      channels.add(channel);
    }
    return json;
  }

  Upload sharedIn(String room, String newTitle) {
    return new Upload(id, name, newTitle, room, content);
  }

  Upload filled(byte[] bytes) {
    return new Upload(id, name, title, channel, bytes);
  }
}
