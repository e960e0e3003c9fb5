package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Violations;
import org.rapporteur.chat.fake.Watched;

/** Everything there is: servers, people, channels, the bot. Guarded by {@link #state}. */
final class World {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  final Clock clock;
  final Watched state = new Watched();
  final Violations violations = new Violations(state);
  final Snowflakes ids;
  final Map<String, Guild> guilds = new LinkedHashMap<>();
  final Map<String, Account> accounts = new LinkedHashMap<>();
  final Map<String, Channel> channels = new LinkedHashMap<>();
  final Account bot;
  final Account owner;
  final String appId;
  String token;
  final Gateway gateway;
  final Events events;
  final Handshake handshake;
  boolean mayReadContent = true;

  /**
   * @param address where a session is resumed
   */
  World(Clock clock, String token, Supplier<String> address) {
    this.clock = clock;
    this.token = token;
    ids = new Snowflakes(clock);
    owner = added("Olga", Account.Kind.PERSON);
    bot = added("Rapporteur", Account.Kind.BOT);
    appId = bot.id;
    handshake = new Handshake(this, address);
    gateway = new Gateway(state, violations, handshake);
    events = new Events(this, gateway);
  }

  String now() {
    return TIME.format(clock.instant());
  }

  /** Makes a server that the bot is in, with a role of its own. */
  Guild addGuild(String name) {
    Guild guild = new Guild(ids.nextGuild(), name, owner);
    guilds.put(guild.id, guild);
    Role own = addRole(guild, bot.name, Permission.USUAL);
    bot.roles.add(own.id);
    guild.members.put(bot.id, bot);
    events.guildCreated(guild);
    return guild;
  }

  Role addRole(Guild guild, String name, Set<Permission> permissions) {
    Role role = new Role(ids.next(), name, guild.roles.size(), permissions);
    guild.roles.put(role.id, role);
    return role;
  }

  Account added(String name, Account.Kind kind) {
    Account account = new Account(ids.next(), name, kind);
    accounts.put(account.id, account);
    return account;
  }

  /** Somebody by name; a new name is somebody new, and a member of every server. */
  Account named(String name, Account.Kind kind) {
    Account account =
        accounts.values().stream()
            .filter(a -> a.name.equals(name) && a.kind == kind)
            .findFirst()
            .orElseGet(() -> added(name, kind));
    if (kind != Account.Kind.WEBHOOK) {
      guilds.values().forEach(g -> g.members.putIfAbsent(account.id, account));
    }
    return account;
  }

  Channel addChannel(
      Channel.Kind kind,
      String name,
      @Nullable Guild guild,
      @Nullable Channel parent,
      Account starter,
      String id) {
    Channel channel = new Channel(id, kind, name, guild, parent, starter, now());
    channels.put(id, channel);
    if (guild != null) {
      guild.channels.put(id, channel);
    }
    return channel;
  }

  /** A channel or thread by its id or its name. */
  Channel channel(String idOrName) {
    return Optional.ofNullable(channels.get(idOrName))
        .or(() -> channels.values().stream().filter(c -> c.name.equals(idOrName)).findFirst())
        .orElseThrow(() -> new IllegalArgumentException("no channel " + idOrName));
  }

  /** The conversation of somebody with the bot. */
  Channel direct(Account account) {
    return channels.values().stream()
        .filter(c -> c.kind == Channel.Kind.DIRECT && c.owner == account)
        .findFirst()
        .orElseGet(() -> addChannel(Channel.Kind.DIRECT, "", null, null, account, ids.next()));
  }

  /** A role of any server by its name; {@code @everyone} is the first server's. */
  Optional<Role> role(String name) {
    return guilds.values().stream()
        .flatMap(g -> g.roles.values().stream())
        .filter(r -> r.name.equals(name))
        .findFirst();
  }

  Guild guild(String idOrName) {
    return guilds.values().stream()
        .filter(g -> g.id.equals(idOrName) || g.name.equals(idOrName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no server " + idOrName));
  }

  /** The flags of the bot's app: whether it may read what others write. */
  int appFlags() {
    return mayReadContent ? 1 << 19 : 0;
  }

  ObjectNode selfJson() {
    return bot.json()
        .put("verified", true)
        .put("mfa_enabled", true)
        .putNull("email")
        .put("locale", "en-US");
  }
}
