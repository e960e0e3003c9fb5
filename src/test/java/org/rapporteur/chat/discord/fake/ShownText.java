package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rapporteur.chat.fake.Json;

/** What a reader sees of a message, line by line. */
final class ShownText {
  private ShownText() {}

  static String of(JsonNode message) {
    return texts(message)
        .map(text -> text.replaceAll("\\\\(\\p{Punct})", "$1"))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** The texts in which Discord reads markdown, in the order in which they are shown. */
  static Stream<String> texts(JsonNode message) {
    Stream<String> embeds = Json.items(message.path("embeds")).flatMap(ShownText::embed);
    Stream<String> components =
        Json.objects(message.path("components"))
            .filter(c -> c.path("type").asInt() == Components.TEXT)
            .map(c -> c.path("content").asText(""));
    return Stream.concat(
        Stream.of(message.path("content").asText("")), Stream.concat(embeds, components));
  }

  private static Stream<String> embed(JsonNode embed) {
    Stream<String> head =
        Stream.of(
            embed.path("author").path("name").asText(""),
            embed.path("title").asText(""),
            embed.path("description").asText(""));
    Stream<String> fields =
        Json.items(embed.path("fields"))
            .flatMap(f -> Stream.of(f.path("name").asText(""), f.path("value").asText("")));
    Stream<String> foot = Stream.of(embed.path("footer").path("text").asText(""));
    return Stream.of(head, fields, foot).flatMap(s -> s);
  }
}
