package org.rapporteur.chat.discord;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.events.channel.GenericChannelEvent;
import net.dv8tion.jda.api.events.guild.GenericGuildEvent;
import net.dv8tion.jda.api.events.guild.override.GenericPermissionOverrideEvent;
import net.dv8tion.jda.api.events.role.GenericRoleEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.rapporteur.chat.Backfill;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.ChatPlatform.Health;
import org.rapporteur.chat.Marks;
import org.rapporteur.chat.PlatformState;
import org.rapporteur.chat.Venues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The adapter at work: its parts wired to each other and to JDA. */
final class Running implements AutoCloseable, Gateway.Watch {
  private static final Logger log = LoggerFactory.getLogger(Running.class);
  private static final int CALLS_AT_ONCE = 32;
  private static final long LAST_SECONDS = 5;
  private static final long KEEP_SECONDS = 5;
  private static final long RECHECK_SECONDS = 60;

  private final Gateway gateway;
  private final Inbound inbound;
  private final Backfill backfill;
  private final Marks marks;
  private final Checkup checkup;
  private final Warnings warnings;
  private final Registration registration;
  private final Answers answers;
  private final Interactions interactions;
  private final Poster poster;
  private final Consumer<String> ended;
  private final ExecutorService working = Executors.newFixedThreadPool(CALLS_AT_ONCE);

  /** Takes calls, each within some milliseconds: on {@link #working} it might wait for others. */
  private final ExecutorService taking = Executors.newFixedThreadPool(CALLS_AT_ONCE);

  private final ScheduledExecutorService reading = scheduled();

  private final ScheduledExecutorService timing = scheduled();

  /** Looks for what stands in the way, one look after the other: each may wait for Discord. */
  private final ScheduledExecutorService looking = scheduled();

  /** The shards whose session is not one we heard from its beginning. */
  private final Set<Integer> unread = ConcurrentHashMap.newKeySet();

  private final AtomicBoolean rechecking = new AtomicBoolean();
  private volatile List<String> problems = List.of();

  Running(
      DiscordOptions options,
      PlatformState state,
      ChatListener listener,
      Consumer<String> ended,
      Clock clock) {
    this.ended = ended;
    Venues venues = new Venues(listener, DiscordChat.NAME);
    Channels channels = new Channels(venues);
    gateway = new Gateway(options, new Misread(channels, listener), this, looking);
    Mapper mapper = new Mapper(new Directory(channels, gateway, options.programs()));
    Requests requests = new Requests();
    marks = new Marks(state);
    backfill =
        new Backfill(
            venues,
            marks,
            listener,
            new Reading(gateway, requests, mapper, listener, options.reread()),
            clock,
            reading);
    inbound = new Inbound(mapper, channels, listener, backfill, marks, clock);
    CommandTree tree = new CommandTree(listener.commands());
    Members members = new Members(venues);
    answers = new Answers(state, new Calls(listener, members), clock, working);
    interactions =
        new Interactions(tree, listener, channels, members, mapper, answers, taking, working);
    registration = new Registration(tree, state, requests);
    poster = new Poster(gateway, requests);
    checkup = new Checkup(gateway, requests, venues, options.notices());
    warnings = new Warnings(gateway, requests, state);
    unread.addAll(options.shards().own());
  }

  /** The gateway tells of changes until it is closed, after these were: they come to nothing. */
  private static ScheduledExecutorService scheduled() {
    return new ScheduledThreadPoolExecutor(1, new ThreadPoolExecutor.DiscardPolicy());
  }

  /** What the mapper is told of the servers. */
  private record Directory(Channels channels, Gateway gateway, Set<Long> programs)
      implements Mapper.Directory {
    @Override
    public Optional<ChannelRef> named(Channel channel) {
      return channels.named(channel);
    }

    @Override
    public boolean isSelf(long userId) {
      return gateway.any().filter(j -> j.getSelfUser().getIdLong() == userId).isPresent();
    }

    @Override
    public boolean speaks(long programId) {
      return programs.contains(programId);
    }
  }

  /**
   * Channels, roles and servers change: what stood in the way may be mended, or stand there now.
   */
  private final class Changes extends ListenerAdapter {
    @Override
    public void onGenericChannel(GenericChannelEvent event) {
      recheckSoon();
    }

    @Override
    public void onGenericPermissionOverride(GenericPermissionOverrideEvent event) {
      recheckSoon();
    }

    @Override
    public void onGenericRole(GenericRoleEvent event) {
      recheckSoon();
    }

    @Override
    public void onGenericGuild(GenericGuildEvent event) {
      recheckSoon();
    }
  }

  @Override
  public void gap(JDA shard) {
    unread.add(shard.getShardInfo().getShardId());
    backfill.gap();
  }

  @Override
  public void began(JDA shard) {
    backfill.request();
    unread.remove(shard.getShardInfo().getShardId());
    timing.execute(() -> answers.resume(shard));
  }

  @Override
  public void connected() {
    recheckSoon();
  }

  @Override
  public void ended(String why) {
    ended.accept(why);
  }

  /**
   * Starts.
   *
   * @throws IllegalArgumentException if Discord shuts us out: one sentence for the operator
   */
  void start() {
    backfill.gap();
    try {
      gateway.start(List.of(inbound, interactions, new Changes()), inbound::keepAll);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    try {
      looking.submit(this::recheck).get(); // the operator is told before people are
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    every(KEEP_SECONDS, timing, this::keep);
    every(RECHECK_SECONDS, looking, this::recheck);
  }

  private static void every(long seconds, ScheduledExecutorService on, Runnable task) {
    Future<?> unused = on.scheduleWithFixedDelay(task, seconds, seconds, TimeUnit.SECONDS);
  }

  private void keep() {
    try {
      marks.keep();
    } catch (RuntimeException e) {
      log.error("how far Discord was heard could not be kept; it is tried again", e);
    }
  }

  private void recheckSoon() {
    if (rechecking.compareAndSet(false, true)) {
      looking.execute(
          () -> {
            rechecking.set(false);
            recheck();
          });
    }
  }

  /** Looks again for what stands in the way; while a server is away, nothing is. */
  private void recheck() {
    try {
      if (!gateway.isUp()) {
        return;
      }
      Optional<String> nowhere = checkup.nowhere();
      List<Checkup.Problem> found = nowhere.isPresent() ? List.of() : checkup.problems();
      List<String> sentences =
          Stream.of(
                  nowhere.stream(),
                  gateway.any().flatMap(registration::register).stream(),
                  found.stream().map(Checkup.Problem::sentence))
              .flatMap(sentence -> sentence)
              .distinct()
              .toList();
      sentences.stream()
          .filter(p -> !problems.contains(p))
          .forEach(p -> log.warn("Discord: {}", p));
      boolean mended = !sentences.containsAll(problems);
      problems = sentences;
      if (mended) {
        backfill.request();
      }
      // Until it is mended, messages may pass unheard.
      found.stream().filter(Checkup.Problem::deaf).forEach(p -> marks.gap(p.channel()));
      gateway.connected().forEach(answers::resume);
      warnings.tell(found);
    } catch (RuntimeException e) {
      log.error("Discord's channels could not be looked at", e);
    }
  }

  boolean isCatchingUp() {
    return backfill.isUnderWay() || !unread.isEmpty() || !gateway.isUp();
  }

  Poster poster() {
    return poster;
  }

  List<String> problems() {
    return problems;
  }

  Health check() {
    Health connected = gateway.check();
    return !connected.ok() || problems.isEmpty()
        ? connected
        : new Health(false, String.join("; ", problems));
  }

  /** Takes nothing more, lets what is under way end, and keeps how far it came. */
  @Override
  public void close() {
    inbound.close();
    timing.shutdownNow();
    looking.shutdownNow();
    reading.shutdownNow();
    taking.shutdown();
    working.shutdown();
    try {
      for (ExecutorService each : List.of(timing, looking, reading, taking, working)) {
        if (!each.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
          each.shutdownNow();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gateway.close();
    keep();
  }
}
