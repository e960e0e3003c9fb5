package org.rapporteur.chat.discord;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildUnavailableEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionInvalidateEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatPlatform.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections to Discord, one a shard. JDA resumes and reconnects them; where Discord can't be
 * reached at the start we try again, and where it shuts us out for good we say why.
 */
final class Gateway extends ListenerAdapter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Gateway.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long AGAIN_SECONDS = 10;
  private static final int LONGEST_RECONNECT_SECONDS = 60;
  private static final long STOP_SECONDS = 10;
  private static final String PORTAL = "discord.com/developers/applications > your app > Bot";

  /** What is told of the connections. */
  interface Watch {
    /** From now on something of a shard's may be missed. */
    void gap(JDA shard);

    /** It is connected, be it with a new session or with the one before. */
    void connected();

    /** A new session began or a server came back, which brings nothing of what was before. */
    void began(JDA shard);

    /** Discord shuts us out until somebody mends what the sentence says. */
    void ended(String why);
  }

  private final DiscordOptions options;
  private List<ListenerAdapter> listeners = List.of();
  private Runnable idle = () -> {};
  private final Misread misread;
  private final Watch watch;
  private final ScheduledExecutorService timing;
  private final ScheduledExecutorService pausing = Executors.newScheduledThreadPool(2);
  private final ExecutorService asking = Executors.newCachedThreadPool();
  private final CountDownLatch settled = new CountDownLatch(1);
  private volatile @Nullable ShardManager shards;
  private volatile @Nullable String shutOut;
  private volatile boolean closing;

  Gateway(DiscordOptions options, Misread misread, Watch watch, ScheduledExecutorService timing) {
    this.options = options;
    this.misread = misread;
    this.watch = watch;
    this.timing = timing;
  }

  /**
   * Connects, and waits a while until Discord lets us in or shuts us out.
   *
   * @param told what happens, a shard's events in order, off the connection's thread
   * @param nothingMore called on a shard's thread when nothing more waits to be told there
   * @throws IllegalArgumentException if it shuts us out: one sentence for the operator
   */
  void start(List<ListenerAdapter> told, Runnable nothingMore) {
    listeners = List.copyOf(told);
    idle = nothingMore;
    connect();
    try {
      if (!settled.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("Discord did not let us in yet; it goes on trying");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String why = shutOut;
    if (why != null) {
      throw new IllegalArgumentException("Discord: " + why);
    }
  }

  private void connect() {
    ShardManager manager = builder().build(false);
    shards = manager;
    try {
      manager.login();
    } catch (InvalidTokenException e) {
      shards = null;
      manager.shutdown();
      shutOut(sentence(CloseCode.AUTHENTICATION_FAILED));
    } catch (RuntimeException e) {
      shards = null;
      manager.shutdown();
      log.warn("Discord can't be reached yet: {}", e.getMessage());
      if (!closing) {
        Future<?> unused = timing.schedule(this::connect, AGAIN_SECONDS, TimeUnit.SECONDS);
      }
      settled.countDown();
    }
  }

  private DefaultShardManagerBuilder builder() {
    return DefaultShardManagerBuilder.createLight(options.token(), Intents.NEEDED)
        .enableCache(CacheFlag.MEMBER_OVERRIDES) // tells who may see a moderator channel
        .setShardsTotal(options.shards().total())
        .setShards(options.shards().own())
        .setRestConfig(new RestConfig().setBaseUrl(options.api().toString()))
        .setSessionController(new NamedGateway())
        .setEventPoolProvider(new InOrder(idle))
        // JDA leaves the threads of its own behind where it could not connect.
        .setRateLimitScheduler(pausing, false)
        .setRateLimitElastic(asking, false)
        .setEnableShutdownHook(false)
        .setMaxReconnectDelay(LONGEST_RECONNECT_SECONDS)
        .addEventListeners(listeners.toArray())
        .addEventListeners(this); // when it hears of a new session, they are done with the old one
  }

  @Override
  public void onStatusChange(StatusChangeEvent event) {
    if (event.getNewStatus() == JDA.Status.IDENTIFYING_SESSION) {
      misread.watch(event.getJDA());
    } else if (event.getNewStatus() == JDA.Status.CONNECTED) {
      settled.countDown();
      watch.connected();
    }
  }

  @Override
  public void onReady(ReadyEvent event) {
    misread.watch(event.getJDA());
    watch.began(event.getJDA());
  }

  @Override
  public void onSessionInvalidate(SessionInvalidateEvent event) {
    watch.gap(event.getJDA());
  }

  /** Of a server that is out of order nothing is told, nor that anything was left out. */
  @Override
  public void onGuildUnavailable(GuildUnavailableEvent event) {
    watch.gap(event.getJDA());
  }

  @Override
  public void onGuildAvailable(GuildAvailableEvent event) {
    watch.began(event.getJDA());
  }

  @Override
  public void onGuildJoin(GuildJoinEvent event) {
    watch.began(event.getJDA());
  }

  @Override
  public void onSessionRecreate(SessionRecreateEvent event) {
    watch.began(event.getJDA());
  }

  @Override
  public void onShutdown(ShutdownEvent event) {
    CloseCode code = event.getCloseCode();
    if (code != null && !code.isReconnect() && !closing) {
      shutOut(sentence(code));
    }
  }

  private void shutOut(String why) {
    shutOut = why;
    settled.countDown();
    watch.ended("Discord: " + why);
  }

  private String sentence(CloseCode code) {
    return switch (code) {
      case AUTHENTICATION_FAILED ->
          "it does not take the token in DISCORD_BOT_TOKEN: get a new one at %s > Reset Token"
              .formatted(PORTAL);
      case DISALLOWED_INTENTS ->
          "the bot may not read messages: switch on 'Message Content Intent' at %s > Privileged Gateway Intents"
              .formatted(PORTAL);
      case INVALID_SHARD ->
          "it does not take the shards in rapporteur.yaml: discord.shards.own must be below discord.shards.total (%d)"
              .formatted(options.shards().total());
      case SHARDING_REQUIRED ->
          "the bot is in too many servers for %d shards: write a larger discord.shards.total into rapporteur.yaml"
              .formatted(options.shards().total());
      default ->
          "it closed the connection for good (%d, %s): see whether there is a newer version of the bot"
              .formatted(code.getCode(), code.getMeaning());
    };
  }

  /** A channel or thread that Discord told us of. */
  <T extends Channel> Optional<T> channel(Class<T> kind, long id) {
    ShardManager manager = shards;
    return manager == null
        ? Optional.empty()
        : Optional.ofNullable(manager.getChannelById(kind, id));
  }

  /** The shards that are connected. */
  List<JDA> connected() {
    ShardManager manager = shards;
    return manager == null
        ? List.of()
        : manager.getShards().stream().filter(s -> s.getStatus() == JDA.Status.CONNECTED).toList();
  }

  /** Any shard, for what belongs to none. */
  Optional<JDA> any() {
    ShardManager manager = shards;
    return manager == null ? Optional.empty() : manager.getShardCache().stream().findFirst();
  }

  /** Whether channels that Discord did not tell us of may be another process's, or out of order. */
  boolean mayLack() {
    ShardManager manager = shards;
    return !servesAll()
        || manager == null
        || manager.getShardCache().stream().anyMatch(s -> !s.getUnavailableGuilds().isEmpty());
  }

  /** How many servers Discord told us of. */
  long servers() {
    ShardManager manager = shards;
    return manager == null ? 0 : manager.getGuildCache().size();
  }

  /** Whether there are no shards but those of this process: it is told of every server. */
  private boolean servesAll() {
    return options.shards().own().size() == options.shards().total();
  }

  /** Whether all shards are connected. */
  boolean isUp() {
    ShardManager manager = shards;
    return manager != null
        && manager.getShardCache().size() == options.shards().own().size()
        && manager.getShardCache().stream().allMatch(s -> s.getStatus() == JDA.Status.CONNECTED);
  }

  Health check() {
    String why = shutOut;
    if (why != null) {
      return new Health(false, why);
    }
    ShardManager manager = shards;
    if (manager == null) {
      return new Health(false, "Discord can't be reached.");
    }
    List<String> down =
        manager.getShardCache().stream()
            .filter(s -> s.getStatus() != JDA.Status.CONNECTED)
            .map(s -> s.getShardInfo().getShardId() + " " + s.getStatus())
            .toList();
    return down.isEmpty() && isUp()
        ? new Health(
            true,
            servers() == 1 ? "connected, 1 server" : "connected, %d servers".formatted(servers()))
        : new Health(false, "not connected: shards " + String.join(", ", down));
  }

  @Override
  public void close() {
    closing = true;
    ShardManager manager = shards;
    if (manager != null) {
      close(manager);
    }
    pausing.shutdownNow();
    asking.shutdown();
  }

  private static void close(ShardManager manager) {
    List<JDA> all = manager.getShards();
    manager.shutdown();
    try {
      for (JDA shard : all) {
        if (!shard.awaitShutdown(Duration.ofSeconds(STOP_SECONDS))) {
          shard.shutdownNow();
        }
      }
    } catch (InterruptedException e) {
      all.forEach(JDA::shutdownNow);
      Thread.currentThread().interrupt();
    }
  }
}
