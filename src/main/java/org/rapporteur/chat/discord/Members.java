package org.rapporteur.chat.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.attribute.IPermissionContainer;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Venues;

/**
 * Who is a moderator: whoever may view the moderator channel of a session. Of a channel that
 * everybody may view nobody is one by it, nor of a thread, for threads have no rights of their own.
 */
final class Members {
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Venues venues;
  private final Cache<Asked, Boolean> asked =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(10_000).build();

  private record Asked(long desk, long user) {}

  /** Discord did not say in time. */
  static final class Unanswered extends Exception {
    private static final long serialVersionUID = 1L;

    Unanswered(Throwable cause) {
      super(cause);
    }
  }

  Members(Venues venues) {
    this.venues = venues;
  }

  /** Whether everybody of a server may view a channel. */
  static boolean isOpenToAll(GuildChannel channel) {
    return channel.getGuild().getPublicRole().hasPermission(channel, Permission.VIEW_CHANNEL);
  }

  /**
   * Whether an account is a moderator of the session that a channel belongs to. Blocks where
   * Discord has to be asked: when the moderator channel is on another server, or no member is
   * given.
   *
   * @param member the account as Discord showed it with what it does just now, if it did
   * @param patience how long Discord may take to say
   * @throws Unanswered if it takes longer or does not say
   */
  boolean isModerator(
      JDA jda, ChannelRef channel, long user, @Nullable Member member, Duration patience)
      throws Unanswered {
    Optional<GuildChannel> found =
        venues.moderators(channel).filter(venues::isOurs).flatMap(desk -> find(jda, desk));
    if (found.isEmpty() || isOpenToAll(found.get())) {
      return false;
    }
    GuildChannel desk = found.get();
    if (member != null && !member.isDetached() && member.getGuild().equals(desk.getGuild())) {
      return member.hasPermission(desk, Permission.VIEW_CHANNEL);
    }
    Asked question = new Asked(desk.getIdLong(), user);
    Boolean known = asked.getIfPresent(question);
    if (known == null) {
      known = ask(desk, user, patience);
      asked.put(question, known);
    }
    return known;
  }

  private static Optional<GuildChannel> find(JDA jda, ChannelRef desk) {
    long id;
    try {
      id = Long.parseUnsignedLong(desk.id());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    ShardManager shards = jda.getShardManager();
    return Optional.ofNullable(
            shards == null ? jda.getGuildChannelById(id) : shards.getGuildChannelById(id))
        .filter(IPermissionContainer.class::isInstance);
  }

  private static boolean ask(GuildChannel desk, long user, Duration patience) throws Unanswered {
    try {
      return desk.getGuild()
          .retrieveMemberById(user)
          .submit()
          .get(patience.toMillis(), TimeUnit.MILLISECONDS)
          .hasPermission(desk, Permission.VIEW_CHANNEL);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ErrorResponseException said
          && (said.getErrorResponse() == ErrorResponse.UNKNOWN_MEMBER
              || said.getErrorResponse() == ErrorResponse.UNKNOWN_USER)) {
        return false;
      }
      throw new Unanswered(e);
    } catch (TimeoutException e) {
      throw new Unanswered(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unanswered(e);
    }
  }
}
