package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;

/**
 * A command, click, submitted modal or half-typed option, and what the bot made of it. What reads
 * it waits until there is something to read.
 */
public final class Interaction {
  static final int COMMAND = 2;
  static final int COMPONENT = 3;
  static final int AUTOCOMPLETE = 4;
  static final int MODAL = 5;

  final String id;
  final String token;
  final int type;
  final Account user;
  final Channel place;
  final Instant at;
  final @Nullable Message source;
  final List<Message> followUps = new ArrayList<>();
  int callback;
  @Nullable Message original;
  @Nullable ObjectNode modal;
  @Nullable JsonNode choices;
  private final World world;

  /**
   * @param source the message that was clicked on, or that the modal came from
   */
  Interaction(World world, int type, Account user, Channel place, @Nullable Message source) {
    this.world = world;
    this.type = type;
    this.user = user;
    this.place = place;
    this.source = source;
    id = world.ids.next();
    token = "aW50ZXJhY3Rpb24-" + id;
    at = world.clock.instant();
  }

  boolean isAcknowledged() {
    return callback != 0;
  }

  /** The bot's first answer, as Discord numbers them: 4 a message, 5 later, 9 a modal. */
  public int acknowledged() {
    return await("an answer", () -> Optional.of(callback).filter(c -> c != 0));
  }

  /** The message it was answered with, once it is more than the promise of one. */
  public Message message() {
    return await(
        "a message",
        () -> Optional.ofNullable(original).filter(m -> !isLoading(m) && !m.deleted()));
  }

  /** What {@link #message} says. */
  public String text() {
    return message().text();
  }

  /** Whether only the one who asked sees it. */
  public boolean isPrivate() {
    return message().isEphemeral();
  }

  /** The messages that came after the first, once there are so many. */
  public List<Message> followUps(int count) {
    return await(
        count + " further messages",
        () -> Optional.of(List.copyOf(followUps)).filter(l -> l.size() >= count));
  }

  /** The modal it was answered with. */
  public Modal modal() {
    return await("a modal", () -> Optional.ofNullable(modal).map(json -> new Modal(this, json)));
  }

  /** The choices offered for a half-typed option. */
  public List<Choice> choices() {
    return await("choices", () -> Optional.ofNullable(choices).map(Interaction::read));
  }

  private static List<Choice> read(JsonNode choices) {
    Function<JsonNode, Choice> one =
        c -> new Choice(c.path("name").asText(), c.path("value").asText());
    return Json.items(choices).map(one).toList();
  }

  static boolean isLoading(Message message) {
    return (message.json().path("flags").asInt() & Drafts.LOADING) != 0;
  }

  private <T> T await(String what, Supplier<Optional<T>> look) {
    return world.state.await(what + " for " + user.name, look);
  }
}
