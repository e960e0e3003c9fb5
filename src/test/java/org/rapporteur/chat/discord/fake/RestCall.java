package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A request of the bot.
 *
 * @param route such as {@code POST /channels/{channel_id}/messages}
 * @param path what stands for each name of the route in braces
 * @param query the parameters after the question mark
 * @param body as sent, a missing node without one; of a form with files, its JSON part
 * @param files in the order in which they were sent
 * @param status of the answer
 * @param atNanos when it came, on {@link System#nanoTime}'s scale
 */
public record RestCall(
    String route,
    Map<String, String> path,
    Map<String, String> query,
    JsonNode body,
    List<Upload> files,
    int status,
    long atNanos) {
  public RestCall {
    path = Map.copyOf(path);
    query = Map.copyOf(query);
    files = List.copyOf(files);
  }

  String in(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalStateException(route + " has no {" + name + "}");
    }
    return value;
  }

  int number(String name, int otherwise) {
    return Integer.parseInt(query.getOrDefault(name, String.valueOf(otherwise)));
  }

  RestCall answered(int with) {
    return new RestCall(route, path, query, body, files, with, atNanos);
  }
}
