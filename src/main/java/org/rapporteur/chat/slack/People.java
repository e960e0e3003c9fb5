package org.rapporteur.chat.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.model.User;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.UserRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people are called, and what they read. Slack's messages carry account ids alone, and nothing
 * may wait for a name: it is asked for beside, and told when it is known.
 */
final class People {
  private static final Logger log = LoggerFactory.getLogger(People.class);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int MOST_KEPT = 20_000;
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private static final Known STRANGER = new Known("", Locale.ENGLISH);

  private final Api api;
  private final ScheduledExecutorService asking;
  private final Consumer<Author> introduced;
  private final Cache<UserRef, Known> known =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();
  private final Set<UserRef> asked = ConcurrentHashMap.newKeySet();

  /** An account, as Slack tells it. */
  private record Known(String name, Locale locale) {}

  /**
   * @param asking a single thread, so that Slack is asked for one name at a time
   * @param introduced told each name that became known
   */
  People(Api api, ScheduledExecutorService asking, Consumer<Author> introduced) {
    this.api = api;
    this.asking = asking;
    this.introduced = introduced;
  }

  /**
   * Has the name of who did something asked for, if it is not known. Call it when the event is
   * kept: a name that comes before the person is one for nobody.
   */
  void meet(ChatEvent event) {
    if (event instanceof ChatEvent.Posted posted && !posted.author().bot()) {
      meet(posted.author().user());
    } else if (event instanceof ChatEvent.Reacted reacted) {
      meet(reacted.author().user());
    }
  }

  /** Has an account's name asked for, if it is not known. */
  void meet(UserRef user) {
    if (known.getIfPresent(user) == null && asked.add(user)) {
      asking.execute(() -> ask(user));
    }
  }

  /** A person in a channel; the name is empty until it is known. */
  Author author(ChannelRef channel, String user) {
    UserRef ref = new UserRef(SlackChat.NAME, channel.workspace(), user);
    return Author.named(ref, name(ref));
  }

  /** What a person in a channel is called; empty until it is known. */
  String nameOf(ChannelRef channel, String user) {
    return name(new UserRef(SlackChat.NAME, channel.workspace(), user));
  }

  /** What a person in a channel reads; English until it is known. */
  Locale localeOf(ChannelRef channel, String user) {
    return about(new UserRef(SlackChat.NAME, channel.workspace(), user)).locale();
  }

  private String name(UserRef user) {
    return about(user).name();
  }

  private Known about(UserRef user) {
    return Objects.requireNonNullElse(known.getIfPresent(user), STRANGER);
  }

  private void ask(UserRef user) {
    try {
      User info =
          api.call(
                  user.workspace(),
                  "users.info",
                  c -> c.usersInfo(r -> r.user(user.id()).includeLocale(true)))
              .getUser();
      known.put(user, new Known(called(info), locale(info)));
      asked.remove(user);
      introduced.accept(Author.named(user, called(info)));
    } catch (SlackFailure e) {
      if (e.isPassing()) {
        pause(e.retryAfter()); // all names wait, not this one alone
        Duration pause = e.retryAfter().isZero() ? AGAIN : Duration.ZERO;
        Future<?> unused =
            asking.schedule(() -> ask(user), pause.toMillis(), TimeUnit.MILLISECONDS);
      } else {
        log.info("somebody stays without a name: {}", e.getMessage());
        known.put(user, STRANGER);
        asked.remove(user);
      }
    } catch (RuntimeException e) {
      log.error("a name could not be told", e);
      asked.remove(user);
    }
  }

  private static void pause(Duration asked) {
    try {
      TimeUnit.MILLISECONDS.sleep(asked.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Locale locale(User user) {
    return user.getLocale() == null ? Locale.ENGLISH : Locale.forLanguageTag(user.getLocale());
  }

  private static String called(User user) {
    User.Profile profile = user.getProfile();
    return filled(profile == null ? null : profile.getDisplayName())
        .or(() -> filled(profile == null ? null : profile.getRealName()))
        .or(() -> filled(user.getRealName()))
        .or(() -> filled(user.getName()))
        .orElse("");
  }

  private static Optional<String> filled(@Nullable String name) {
    return Optional.ofNullable(name).map(SlackText::line).filter(n -> !n.isEmpty());
  }
}
