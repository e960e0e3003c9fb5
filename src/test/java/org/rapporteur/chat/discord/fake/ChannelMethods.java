package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.rapporteur.chat.fake.Json;

/** Channels, threads, direct conversations and members. */
final class ChannelMethods {
  private static final String CHANNEL = "/channels/{channel_id}";
  private static final String GUILD = "/guilds/{guild_id}";

  private final World world;
  private final Access access;
  private final Talk talk;
  private final Drafts drafts;
  private final Strictness strictness;

  ChannelMethods(World world, Access access, Talk talk, Drafts drafts, Strictness strictness) {
    this.world = world;
    this.access = access;
    this.talk = talk;
    this.drafts = drafts;
    this.strictness = strictness;
  }

  void register(Routes routes) {
    routes.add("GET " + CHANNEL, call -> access.channel(call.in("channel_id")).json());
    routes.add("GET " + CHANNEL + "/threads/archived/public", this::archived);
    routes.add("POST " + CHANNEL + "/threads", this::start);
    routes.add("POST " + CHANNEL + "/messages/{message_id}/threads", this::startOnMessage);
    routes.add("PUT " + CHANNEL + "/thread-members/@me", this::join);
    routes.add("GET " + GUILD + "/threads/active", this::active);
    routes.add("GET " + GUILD + "/members/{user_id}", this::member);
    routes.add("POST /users/@me/channels", this::direct);
  }

  private Guild guild(RestCall call) {
    Guild guild = world.guilds.get(call.in("guild_id"));
    if (guild == null || !guild.members.containsKey(world.bot.id)) {
      throw new Refusal(Refusal.Code.UNKNOWN_GUILD);
    }
    return guild;
  }

  private JsonNode active(RestCall call) {
    return threads(
        guild(call).channels.values().stream()
            .filter(c -> c.kind.isThread() && !c.archived && c.isVisibleTo(world.bot))
            .sorted(Comparator.comparing((Channel c) -> Long.parseUnsignedLong(c.id)).reversed())
            .toList());
  }

  /** The archived threads of a channel, the last archived first. */
  private JsonNode archived(RestCall call) {
    Channel channel = access.channel(call.in("channel_id"));
    access.need(channel, Permission.READ_MESSAGE_HISTORY);
    String before = call.query().getOrDefault("before", "9999");
    int limit = call.number("limit", 50);
    List<Channel> all =
        world.channels.values().stream()
            .filter(c -> c.parent == channel && c.kind.isThread() && c.archived)
            .filter(c -> c.archiveChangedAt.compareTo(before) < 0)
            .sorted(Comparator.comparing((Channel c) -> c.archiveChangedAt).reversed())
            .toList();
    ObjectNode answer = threads(all.subList(0, Math.min(limit, all.size())));
    return answer.put("has_more", all.size() > limit);
  }

  private static ObjectNode threads(Collection<Channel> threads) {
    ObjectNode answer = Json.object();
    answer.set("threads", Json.array(threads.stream().map(Channel::json).toList()));
    answer.putArray("members");
    return answer.put("has_more", false);
  }

  private JsonNode start(RestCall call) {
    Channel channel = access.channel(call.in("channel_id"));
    String name = call.body().path("name").asText();
    if (channel.kind != Channel.Kind.FORUM) {
      access.need(channel, Permission.CREATE_PUBLIC_THREADS);
      return talk.startThread(channel, name, world.bot).json();
    }
    access.need(channel, Permission.SEND_MESSAGES);
    JsonNode first = call.body().path("message");
    strictness.message(call.route(), first, call.files());
    Message message = talk.startPost(channel, name, world.bot, drafts.draft(first, call.files()));
    ObjectNode answer = message.place.json();
    answer.set("message", message.rendered(world.bot));
    return answer;
  }

  private JsonNode startOnMessage(RestCall call) {
    Channel channel = access.channel(call.in("channel_id"));
    access.need(channel, Permission.CREATE_PUBLIC_THREADS);
    Message message = access.message(channel, call.in("message_id"));
    if (world.channels.containsKey(message.id())) {
      throw new Refusal(Refusal.Code.THREAD_EXISTS);
    }
    return talk.startThread(message, call.body().path("name").asText(), world.bot).json();
  }

  private JsonNode join(RestCall call) {
    access.channel(call.in("channel_id"));
    return MissingNode.getInstance();
  }

  private JsonNode member(RestCall call) {
    Account account = guild(call).members.get(call.in("user_id"));
    if (account == null) {
      throw new Refusal(Refusal.Code.UNKNOWN_MEMBER);
    }
    ObjectNode json = account.memberJson();
    json.set("user", account.json());
    return json;
  }

  private JsonNode direct(RestCall call) {
    Account account = world.accounts.get(call.body().path("recipient_id").asText());
    if (account == null || account.kind != Account.Kind.PERSON) {
      throw new Refusal(Refusal.Code.UNKNOWN_USER);
    }
    return world.direct(account).json();
  }
}
