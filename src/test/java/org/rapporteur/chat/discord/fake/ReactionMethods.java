package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.rapporteur.chat.fake.Json;

/** Reactions: the bot's own, and who gave which. */
final class ReactionMethods {
  private static final String EMOJI =
      "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}";
  private static final int MOST = 20;

  private final World world;
  private final Access access;
  private final Talk talk;

  ReactionMethods(World world, Access access, Talk talk) {
    this.world = world;
    this.access = access;
    this.talk = talk;
  }

  void register(Routes routes) {
    routes.add("PUT " + EMOJI + "/@me", this::add);
    routes.add("DELETE " + EMOJI + "/@me", this::remove);
    routes.add("GET " + EMOJI, this::list);
  }

  private Message message(RestCall call) {
    Channel channel = access.channel(call.in("channel_id"));
    access.need(channel, Permission.READ_MESSAGE_HISTORY);
    return access.message(channel, call.in("message_id"));
  }

  private JsonNode add(RestCall call) {
    Message message = message(call);
    String emoji = emoji(call);
    if (!message.reactions.containsKey(emoji)) {
      access.need(message.place, Permission.ADD_REACTIONS);
      if (message.reactions.size() >= MOST) {
        throw new Refusal(Refusal.Code.TOO_MANY_REACTIONS);
      }
    }
    talk.react(message, emoji, world.bot);
    return MissingNode.getInstance();
  }

  private JsonNode remove(RestCall call) {
    talk.unreact(message(call), emoji(call), world.bot);
    return MissingNode.getInstance();
  }

  private JsonNode list(RestCall call) {
    Message message = message(call);
    int limit = call.number("limit", 25);
    long after = Long.parseUnsignedLong(call.query().getOrDefault("after", "0"));
    Set<String> users = message.reactions.getOrDefault(emoji(call), Set.of());
    List<Account> page =
        users.stream()
            .filter(id -> Long.parseUnsignedLong(id) > after)
            .sorted(Comparator.comparing(Long::parseUnsignedLong))
            .limit(limit)
            .map(id -> Objects.requireNonNull(world.accounts.get(id)))
            .toList();
    return Json.array(page.stream().map(Account::json).toList());
  }

  /** An emoji of Unicode: letters and digits alone are none. */
  private static String emoji(RestCall call) {
    String emoji = call.in("emoji_name");
    if (emoji.matches("[\\p{Alnum}_]+(:\\d+)?")) {
      throw new Refusal(Refusal.Code.UNKNOWN_EMOJI);
    }
    return emoji;
  }
}
