package org.rapporteur.chat.discord.fake;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The server as those who run it see it: channels, roles and rights. Channels are given by their
 * name or id; who is meant by {@code @everyone}, a role's name, or a person's or bot's name.
 */
public final class Setting {
  private final World world;
  private final Guild home;

  Setting(World world, Guild home) {
    this.world = world;
    this.home = home;
  }

  /** The id of the first server. */
  public String guild() {
    return home.id;
  }

  /** Makes another server with the bot in it, on the next shard, and returns its id. */
  public String anotherGuild(String name) {
    return world.state.step(() -> world.addGuild(name).id);
  }

  /** Makes a text channel that everybody sees, and returns its id. */
  public String channel(String name) {
    return add(Channel.Kind.TEXT, name, home);
  }

  /** Makes a text channel of another server. */
  public String channelIn(String guild, String name) {
    return add(Channel.Kind.TEXT, name, world.state.step(() -> world.guild(guild)));
  }

  public String announcementChannel(String name) {
    return add(Channel.Kind.ANNOUNCEMENT, name, home);
  }

  public String voiceChannel(String name) {
    return add(Channel.Kind.VOICE, name, home);
  }

  public String stageChannel(String name) {
    return add(Channel.Kind.STAGE, name, home);
  }

  public String forum(String name) {
    return add(Channel.Kind.FORUM, name, home);
  }

  public String category(String name) {
    return add(Channel.Kind.CATEGORY, name, home);
  }

  /** Makes a text channel that only the bot and those with a role see; a new role is made. */
  public String privateChannel(String name, String role) {
    world.state.run(
        () -> {
          if (world.role(role).isEmpty()) {
            world.events.role(home, world.addRole(home, role, Set.of()), "CREATE");
          }
        });
    String id = channel(name);
    denies(id, "@everyone", Permission.VIEW_CHANNEL);
    allows(id, role, Permission.VIEW_CHANNEL);
    allows(id, world.bot.name, Permission.VIEW_CHANNEL);
    return id;
  }

  private String add(Channel.Kind kind, String name, Guild guild) {
    return world.state.step(
        () -> {
          Channel channel =
              world.addChannel(kind, name, guild, null, world.owner, world.ids.next());
          world.events.channel(channel, "CREATE");
          return channel.id;
        });
  }

  /** Makes a role with rights of its own on the whole server. */
  public void role(String name, Permission... permissions) {
    world.state.run(
        () -> world.events.role(home, world.addRole(home, name, Set.of(permissions)), "CREATE"));
  }

  /** Changes what a role may on the whole server. */
  public void lets(String role, Permission... permissions) {
    world.state.run(
        () -> {
          Role changed =
              world.role(role).orElseThrow(() -> new IllegalArgumentException("no role " + role));
          changed.permissions.clear();
          changed.permissions.addAll(Arrays.asList(permissions));
          world.events.role(home, changed, "UPDATE");
        });
  }

  /** Allows something in a channel, whatever roles say. */
  public void allows(String channel, String who, Permission... permissions) {
    overwrite(
        channel,
        who,
        o -> {
          o.allow().addAll(Arrays.asList(permissions));
          o.deny().removeAll(Arrays.asList(permissions));
        });
  }

  /** Denies something in a channel, whatever roles say. */
  public void denies(String channel, String who, Permission... permissions) {
    overwrite(
        channel,
        who,
        o -> {
          o.deny().addAll(Arrays.asList(permissions));
          o.allow().removeAll(Arrays.asList(permissions));
        });
  }

  private void overwrite(String channel, String who, Consumer<Channel.Overwrite> change) {
    world.state.run(
        () -> {
          Channel changed = world.channel(channel);
          boolean ofRole = world.role(who).isPresent() && !who.equals(world.bot.name);
          String target = ofRole ? roleId(changed, who) : accountId(who);
          change.accept(
              changed.overwrites.computeIfAbsent(target, t -> new Channel.Overwrite(ofRole)));
          world.events.channel(changed, "UPDATE");
        });
  }

  private String roleId(Channel channel, String role) {
    Guild guild = channel.guild == null ? home : channel.guild;
    return guild.roles.values().stream()
        .filter(r -> r.name.equals(role))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no role " + role))
        .id;
  }

  private String accountId(String name) {
    return world.accounts.values().stream()
        .filter(a -> a.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody is " + name))
        .id;
  }

  /** What somebody may in a channel. */
  public Set<Permission> permissions(String channel, Person person) {
    return world.state.step(
        () -> {
          Set<Permission> may = EnumSet.noneOf(Permission.class);
          may.addAll(world.channel(channel).permissions(person.account()));
          return may;
        });
  }

  public void renames(String channel, String name) {
    changes(channel, c -> c.name = name);
  }

  /** Archives a thread, or takes it out of the archive. */
  public void archives(String thread, boolean archived) {
    changes(
        thread,
        c -> {
          c.archived = archived;
          c.archiveChangedAt = world.now();
        });
  }

  /** Locks a thread: nobody can write in it. */
  public void locks(String thread) {
    changes(
        thread,
        c -> {
          c.archived = true;
          c.locked = true;
          c.archiveChangedAt = world.now();
        });
  }

  private void changes(String channel, Consumer<Channel> change) {
    world.state.run(
        () -> {
          Channel changed = world.channel(channel);
          change.accept(changed);
          world.events.channel(changed, "UPDATE");
        });
  }

  /** Deletes a channel with its threads. */
  public void deletes(String channel) {
    world.state.run(
        () -> {
          Channel gone = world.channel(channel);
          world.channels.values().removeIf(c -> c == gone || c.parent == gone);
          if (gone.guild != null) {
            gone.guild.channels.values().removeIf(c -> c == gone || c.parent == gone);
          }
          world.events.channel(gone, "DELETE");
        });
  }

  /** The bot is thrown out of the server. */
  public void throwsBotOut() {
    world.state.run(
        () -> {
          home.members.remove(world.bot.id);
          world.events.guildGone(home, false);
        });
  }

  /** The bot is let in once more. */
  public void letsBotIn() {
    world.state.run(
        () -> {
          home.members.put(world.bot.id, world.bot);
          world.events.guildCreated(home);
        });
  }

  /** The server is out of order, and nothing of it is told, or it is back. */
  public void isUnavailable(boolean unavailable) {
    world.state.run(
        () -> {
          home.unavailable = unavailable;
          if (unavailable) {
            world.events.guildGone(home, true);
          } else {
            world.events.guildCreated(home);
          }
        });
  }

  /** Switches the app's right to read what others write. */
  public void mayReadContent(boolean may) {
    world.state.run(() -> world.mayReadContent = may);
  }
}
