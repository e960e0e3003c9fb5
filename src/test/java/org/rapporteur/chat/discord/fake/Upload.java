package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.rapporteur.chat.fake.Json;

/** A file of a message. */
public final class Upload {
  private final String id;
  private final String name;
  private final String type;
  private final byte[] content;

  Upload(String id, String name, String type, byte[] content) {
    this.id = id;
    this.name = name;
    this.type = type;
    this.content = content.clone();
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public byte[] content() {
    return content.clone();
  }

  Upload as(String newId, String newName) {
    return new Upload(newId, newName, type, content);
  }

  ObjectNode json(String channel) {
    String path = "/attachments/%s/%s/%s".formatted(channel, id, name);
    return Json.object()
        .put("id", id)
        .put("filename", name)
        .put("size", content.length)
        .put("url", "https://cdn.discordapp.com" + path)
        .put("proxy_url", "https://media.discordapp.net" + path)
        .put("content_type", type);
  }
}
