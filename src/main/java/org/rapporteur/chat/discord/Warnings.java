package org.rapporteur.chat.discord;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.exceptions.PermissionException;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.PlatformState;
import org.rapporteur.chat.Post;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells moderators what stands in the way, once each: in their channel, or where that is what does
 * not work, whoever owns the server, in a message to them alone.
 */
final class Warnings {
  private static final Logger log = LoggerFactory.getLogger(Warnings.class);
  private static final String KEY = "told/";

  private final Gateway gateway;
  private final Requests requests;
  private final PlatformState state;

  Warnings(Gateway gateway, Requests requests, PlatformState state) {
    this.gateway = gateway;
    this.requests = requests;
    this.state = state;
  }

  /** Tells what is new, and forgets what was mended: it is told again if it comes back. */
  void tell(List<Checkup.Problem> problems) {
    for (Checkup.Problem problem : problems) {
      String key = KEY + problem.channel();
      if (!state.get(key).equals(Optional.of(problem.sentence())) && tell(problem)) {
        state.put(key, problem.sentence());
      }
    }
    for (String key : state.keys(KEY)) {
      if (problems.stream().noneMatch(p -> key.equals(KEY + p.channel()))) {
        state.remove(key);
      }
    }
  }

  /** Whether it was told, or there is nobody to tell. */
  private boolean tell(Checkup.Problem problem) {
    Post post = Post.of("I can't do my work: " + problem.sentence() + ".");
    ChannelRef moderators = problem.venue().moderators();
    if (!problem.channel().equals(moderators)
        && channel(moderators).orElse(null) instanceof GuildMessageChannel messages
        && messages.canTalk()) {
      return sent(() -> requests.ask(messages.sendMessage(Renderer.create(post))));
    }
    Optional<GuildChannel> known =
        Stream.concat(Stream.of(moderators), problem.venue().channels())
            .flatMap(ref -> channel(ref).stream())
            .findFirst();
    return known.isEmpty()
        || sent(
            () ->
                requests.ask(
                    known
                        .get()
                        .getJDA()
                        .openPrivateChannelById(known.get().getGuild().getOwnerIdLong())
                        .flatMap(c -> c.sendMessage(Renderer.create(post)))));
  }

  private Optional<GuildChannel> channel(ChannelRef ref) {
    return ref.platform().equals(DiscordChat.NAME)
        ? gateway.channel(GuildChannel.class, Long.parseUnsignedLong(ref.id()))
        : Optional.empty();
  }

  private interface Sending {
    Object send() throws Trouble;
  }

  private static boolean sent(Sending sending) {
    try {
      sending.send();
      return true;
    } catch (PermissionException e) {
      log.warn("a warning could not be posted: {}", e.getPermission().getName());
      return true;
    } catch (Trouble e) {
      log.warn("a warning could not be posted: {}", e.getMessage());
      return !e.isPassing();
    }
  }
}
