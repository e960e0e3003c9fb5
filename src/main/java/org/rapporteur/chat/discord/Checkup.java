package org.rapporteur.chat.discord;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Venue;
import org.rapporteur.chat.Venues;

/** What stands in the way of serving the sessions' channels, each in one line. */
final class Checkup {
  private static final Set<Permission> TO_HEAR =
      EnumSet.of(Permission.VIEW_CHANNEL, Permission.MESSAGE_HISTORY);

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
   * @param deaf whether messages of the channel may pass unheard
   */
  record Problem(ChannelRef channel, Venue venue, String sentence, boolean deaf) {}

  private final Gateway gateway;
  private final Requests requests;
  private final Venues venues;
  private final Set<Permission> toTell = EnumSet.noneOf(Permission.class);

  /**
   * @param notices what askers are told, for which the bot needs more
   */
  Checkup(Gateway gateway, Requests requests, Venues venues, DiscordOptions.Notices notices) {
    this.gateway = gateway;
    this.requests = requests;
    this.venues = venues;
    if (notices.marks()) {
      toTell.add(Permission.MESSAGE_ADD_REACTION);
    }
    if (notices.threads()) {
      toTell.add(Permission.CREATE_PUBLIC_THREADS);
      toTell.add(Permission.MESSAGE_SEND_IN_THREADS);
    }
  }

  /** What tells the operator to invite the bot, as long as it is in no server. */
  Optional<String> nowhere() {
    return gateway.servers() > 0 || gateway.mayLack()
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
          .forEach(c -> problem(venue, c).ifPresent(problems::add));
    }
    return problems.stream().distinct().toList();
  }

  private Optional<Problem> problem(Venue venue, ChannelRef ref) {
    Optional<GuildChannel> found =
        gateway.channel(GuildChannel.class, Long.parseUnsignedLong(ref.id()));
    if (found.isEmpty()) {
      return gateway.mayLack() || mayExist(ref)
          ? Optional.empty()
          : Optional.of(unseen(venue, ref));
    }
    GuildChannel channel = found.get();
    String named = "#" + channel.getName() + " (" + ref + ")";
    boolean desk = ref.equals(venue.moderators());
    boolean posts = desk || ref.equals(venue.organisers());
    if ((posts && !(channel instanceof GuildMessageChannel)) || (desk && isThread(channel))) {
      return problem(venue, ref, named + " can't be used for moderators: name a text channel");
    }
    Set<Permission> missing = missing(channel, venue.sources().contains(ref), posts);
    if (!missing.isEmpty()) {
      String sentence =
          "the bot lacks %s in %s: give it to the bot's role at Edit Channel > Permissions"
              .formatted(
                  missing.stream().map(p -> "'" + name(p) + "'").collect(Collectors.joining(", ")),
                  named);
      boolean deaf = !Collections.disjoint(missing, TO_HEAR);
      return Optional.of(new Problem(ref, venue, sentence, deaf));
    }
    return desk && Members.isOpenToAll(channel)
        ? problem(
            venue,
            ref,
            named
                + " is open to everybody, so nobody is a moderator by it: take View Channel away"
                + " from @everyone there")
        : Optional.empty();
  }

  /**
   * Asks Discord itself: while a server goes out of order or comes back, there is a moment in which
   * JDA knows neither its channels nor that it lacks them.
   */
  private boolean mayExist(ChannelRef ref) {
    Optional<JDA> any = gateway.any();
    if (any.isEmpty()) {
      return true;
    }
    try {
      requests.ask(
          new RestActionImpl<>(
              any.get(), Route.Channels.GET_CHANNEL.compile(ref.id()), (answer, request) -> true));
      return true;
    } catch (Trouble e) {
      return e.isPassing();
    }
  }

  private static Optional<Problem> problem(Venue venue, ChannelRef ref, String sentence) {
    return Optional.of(new Problem(ref, venue, sentence, false));
  }

  private static Problem unseen(Venue venue, ChannelRef ref) {
    String sentence =
        ref
            + " is no channel the bot can see: invite it to that server, or correct the id in the"
            + " session's file (switch on Developer Mode, then right-click the channel > Copy"
            + " Channel ID)";
    return new Problem(ref, venue, sentence, true);
  }

  /** A permission's name as Discord shows it to those who give it. */
  static String name(Permission permission) {
    return permission == Permission.MESSAGE_HISTORY ? "Read Message History" : permission.getName();
  }

  private static boolean isThread(GuildChannel channel) {
    return channel.getType().isThread();
  }

  private Set<Permission> missing(GuildChannel channel, boolean hears, boolean posts) {
    Set<Permission> needed = EnumSet.noneOf(Permission.class);
    if (hears) {
      needed.addAll(TO_HEAR);
      needed.addAll(toTell);
    }
    if (posts) {
      needed.addAll(TO_POST);
    }
    needed.removeAll(channel.getGuild().getSelfMember().getPermissions(channel));
    return needed;
  }
}
