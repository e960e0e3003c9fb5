package org.rapporteur.chat.discord;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Venue;
import org.rapporteur.chat.Venues;

/** What stands in the way of serving the sessions' channels, each in one line. */
final class Checkup {
  private static final Set<Permission> TO_HEAR =
      EnumSet.of(
          Permission.VIEW_CHANNEL, Permission.MESSAGE_HISTORY, Permission.MESSAGE_ADD_REACTION);

  private static final Set<Permission> TO_POST =
      EnumSet.of(
          Permission.VIEW_CHANNEL,
          Permission.MESSAGE_SEND,
          Permission.MESSAGE_EMBED_LINKS,
          Permission.MESSAGE_ATTACH_FILES,
          Permission.MESSAGE_HISTORY);

  /** What the bot asks for when it is invited; what is said below a message goes into a thread. */
  static final Set<Permission> INVITED =
      EnumSet.of(
          Permission.VIEW_CHANNEL,
          Permission.MESSAGE_HISTORY,
          Permission.MESSAGE_ADD_REACTION,
          Permission.MESSAGE_SEND,
          Permission.MESSAGE_EMBED_LINKS,
          Permission.MESSAGE_ATTACH_FILES,
          Permission.CREATE_PUBLIC_THREADS,
          Permission.MESSAGE_SEND_IN_THREADS);

  /**
   * Something that somebody has to mend.
   *
   * @param venue the session it hinders
   */
  record Problem(ChannelRef channel, Venue venue, String sentence) {}

  private final Gateway gateway;
  private final Venues venues;

  Checkup(Gateway gateway, Venues venues) {
    this.gateway = gateway;
    this.venues = venues;
  }

  /** What tells the operator to invite the bot, as long as it is in no server. */
  Optional<String> nowhere() {
    return gateway.servers() > 0 || !gateway.servesAll()
        ? Optional.empty()
        : gateway
            .any()
            .map(
                jda ->
                    "the bot is in no server: open https://discord.com/oauth2/authorize?client_id=%s&scope=bot+applications.commands&permissions=%d"
                        .formatted(
                            jda.getSelfUser().getApplicationId(), Permission.getRaw(INVITED)));
  }

  /** The sessions' channels that can't be used as they are now; empty when all can. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (Venue venue : venues.all()) {
      venue
          .channels()
          .filter(venues::isOurs)
          .forEach(
              c ->
                  problem(venue, c)
                      .ifPresent(p -> problems.add(new Problem(c, venue, p))));
    }
    return problems.stream().distinct().toList();
  }

  private Optional<String> problem(Venue venue, ChannelRef ref) {
    Optional<GuildChannel> found =
        gateway.channel(GuildChannel.class, Long.parseUnsignedLong(ref.id()));
    if (found.isEmpty() && !gateway.servesAll()) {
      return Optional.empty(); // another process may be told of it
    }
    if (found.isEmpty()) {
      return Optional.of(
          ref
              + " is no channel the bot can see: invite it to that server, or correct the id in the"
              + " session's file (switch on Developer Mode, then right-click the channel > Copy"
              + " Channel ID)");
    }
    GuildChannel channel = found.get();
    String named = "#" + channel.getName() + " (" + ref + ")";
    boolean posts = ref.equals(venue.moderators()) || ref.equals(venue.organisers());
    if (posts && !(channel instanceof GuildMessageChannel)) {
      return Optional.of(named + " takes no messages: name a text channel for moderators");
    }
    String missing = missing(channel, venue.sources().contains(ref), posts);
    if (!missing.isEmpty()) {
      return Optional.of(
          "the bot lacks %s in %s: give it to the bot's role at Edit Channel > Permissions"
              .formatted(missing, named));
    }
    return ref.equals(venue.moderators()) && Members.isOpenToAll(channel)
        ? Optional.of(
            named
                + " is open to everybody, so nobody is a moderator by it: take View Channel away"
                + " from @everyone there")
        : Optional.empty();
  }

  /** A permission's name as Discord shows it to those who give it. */
  static String name(Permission permission) {
    return permission == Permission.MESSAGE_HISTORY
        ? "Read Message History"
        : permission.getName();
  }

  private static String missing(GuildChannel channel, boolean hears, boolean posts) {
    Set<Permission> needed = EnumSet.noneOf(Permission.class);
    if (hears) {
      needed.addAll(TO_HEAR);
    }
    if (posts) {
      needed.addAll(TO_POST);
    }
    Guild guild = channel.getGuild();
    return needed.stream()
        .filter(p -> !guild.getSelfMember().hasPermission(channel, p))
        .map(p -> "'" + name(p) + "'")
        .collect(Collectors.joining(", "));
  }
}
