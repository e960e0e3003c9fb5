package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A file of the workspace.
 *
 * @param channel where it was shared; empty while it is nowhere
 * @param content as uploaded
 */
public record Upload(String id, String name, String title, String channel, byte[] content) {
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
