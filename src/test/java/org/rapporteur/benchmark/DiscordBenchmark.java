package org.rapporteur.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Venue;
import org.rapporteur.chat.discord.DiscordChat;
import org.rapporteur.chat.discord.DiscordOptions;
import org.rapporteur.chat.discord.fake.FakeDiscord;
import org.rapporteur.store.Store;

/**
 * Discord's messages a second over the gateway that the adapter keeps durably in the inbox, against
 * a bare listener of JDA's that counts them and does nothing; and the memory each has then. Who
 * sends has a process of its own. What collects from the inbox is left out: it has a benchmark of
 * its own.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
public class DiscordBenchmark {
  /** Messages that are sent together: as many may wait in memory. */
  private static final int BURST = 2_000;

  /** Has the adapter keep messages. */
  @Benchmark
  @OperationsPerInvocation(BURST)
  public void adapter(Adapter listener) {
    listener.floor.burst();
  }

  /** Has the bare listener count them. */
  @Benchmark
  @OperationsPerInvocation(BURST)
  public void bareJda(Bare listener) {
    listener.floor.burst();
  }

  /** A crowd, and how much of what it wrote was heard. */
  private record Heard(DiscordCrowd crowd, AtomicLong written, LongSupplier count) {
    /** Lets it write, and returns once all of it was heard. */
    void burst() {
      crowd.writes(BURST);
      long all = written.addAndGet(BURST);
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      while (count.getAsLong() < all) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "%d were written and %d heard".formatted(all, count.getAsLong()));
        }
        LockSupport.parkNanos(100_000);
      }
    }

    /** Prints what memory this process has. */
    void weigh(String what) throws IOException {
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
      Path status = Path.of("/proc/self/status");
      List<String> resident =
          Files.isReadable(status)
              ? Files.readAllLines(status).stream()
                  .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                  .map(line -> line.replaceAll("\\s+", " "))
                  .toList()
              : List.of();
      System.out.printf(
          "%n%s: %d messages heard; heap after collection %d MB; %s%n",
          what, count.getAsLong(), heap, String.join(", ", resident));
    }
  }

  /** The adapter, with a session in a file that is new. */
  @SuppressWarnings("NullAway.Init") // the harness calls open first
  @State(Scope.Benchmark)
  public static class Adapter {
    private Scratch scratch;
    private Store store;
    private DiscordCrowd crowd;
    private DiscordChat chat;
    private Heard floor;

    @Setup(Level.Trial)
    public void open() throws IOException {
      Clock clock = Clock.systemUTC();
      scratch = new Scratch();
      store = Store.open(scratch.file(), clock);
      crowd = new DiscordCrowd();
      ChannelRef source = new ChannelRef(DiscordChat.NAME, "", crowd.floor());
      ChannelRef desk = new ChannelRef(DiscordChat.NAME, "", crowd.desk());
      KeepingListener kept =
          new KeepingListener(
              Floor.opened(store, source, desk),
              new Venue("Plenary", true, clock.instant(), List.of(source), desk, desk));
      floor = new Heard(crowd, new AtomicLong(), kept::count);
      chat =
          new DiscordChat(
              new DiscordOptions(
                  crowd.api(),
                  FakeDiscord.TOKEN,
                  new DiscordOptions.Shards(1, Set.of(0)),
                  Set.of(),
                  new DiscordOptions.Notices(true, false),
                  Duration.ofMinutes(1)),
              store.platformState(DiscordChat.NAME),
              why -> {
                throw new IllegalStateException(why);
              },
              clock);
      chat.start(kept);
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      floor.weigh("The adapter");
      chat.close();
      crowd.close();
      store.close();
      scratch.close();
    }
  }

  /** JDA with a listener that counts. */
  @SuppressWarnings("NullAway.Init") // the harness calls open first
  @State(Scope.Benchmark)
  public static class Bare {
    private final AtomicLong count = new AtomicLong();
    private DiscordCrowd crowd;
    private ShardManager shards;
    private Heard floor;

    @Setup(Level.Trial)
    public void open() throws IOException, InterruptedException {
      crowd = new DiscordCrowd();
      floor = new Heard(crowd, new AtomicLong(), count::get);
      shards =
          DefaultShardManagerBuilder.createLight(
                  FakeDiscord.TOKEN,
                  GatewayIntent.GUILD_MESSAGES,
                  GatewayIntent.MESSAGE_CONTENT,
                  GatewayIntent.GUILD_MESSAGE_REACTIONS)
              .setRestConfig(new RestConfig().setBaseUrl(crowd.api().toString()))
              .setEnableShutdownHook(false)
              .addEventListeners(
                  new ListenerAdapter() {
                    @Override
                    public void onMessageReceived(MessageReceivedEvent event) {
                      count.incrementAndGet();
                    }
                  })
              .build();
      shards.getShards().get(0).awaitReady();
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
      floor.weigh("Bare JDA");
      shards.shutdown();
      crowd.close();
    }
  }
}
