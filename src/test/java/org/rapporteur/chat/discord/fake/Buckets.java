package org.rapporteur.chat.discord.fake;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.rapporteur.chat.fake.Fault;
import org.rapporteur.chat.fake.Json;
import org.rapporteur.chat.fake.Violations;

/** Discord's limits of how often: a bucket for each route and channel, and 50 requests a second. */
final class Buckets {
  private static final int MOST_A_SECOND = 50;
  private static final long SECOND_NANOS = 1_000_000_000L;

  /** How many requests within how long. */
  private record Limit(int most, Duration within) {}

  private static final Limit GENEROUS = new Limit(10_000, Duration.ofSeconds(1));

  private static final class Window {
    private long startNanos;
    private int used;
  }

  private final World world;
  private final Violations violations;
  private final Map<String, Limit> limits = new HashMap<>();
  private final Map<String, Window> windows = new HashMap<>();
  private final Deque<Long> lately = new ArrayDeque<>();

  Buckets(World world) {
    this.world = world;
    violations = world.violations;
  }

  void limit(String route, int most, Duration within) {
    limits.put(route, new Limit(most, within));
  }

  /** Counts a request against the limit over all routes. */
  void countAll() {
    long now = System.nanoTime();
    while (!lately.isEmpty() && now - lately.getFirst() >= SECOND_NANOS) {
      lately.removeFirst();
    }
    lately.add(now);
    if (lately.size() > MOST_A_SECOND) {
      violations.add("more than " + MOST_A_SECOND + " requests within a second");
      lately.clear();
    }
  }

  /** Counts a request, puts the headers on its answer, and says whether it came too early. */
  boolean isTooEarly(Context ctx, String route, String bucket) {
    Limit limit = limits.getOrDefault(route, GENEROUS);
    Window window = windows.computeIfAbsent(bucket, b -> new Window());
    long now = System.nanoTime();
    if (window.used == 0 || now - window.startNanos >= limit.within().toNanos()) {
      window.startNanos = now;
      window.used = 0;
    }
    boolean tooEarly = window.used >= limit.most();
    if (!tooEarly) {
      window.used++;
    }
    double left = (limit.within().toNanos() - (now - window.startNanos)) / 1e9;
    double reset = world.clock.millis() / 1e3 + left;
    ctx.header("X-RateLimit-Limit", String.valueOf(limit.most()))
        .header("X-RateLimit-Remaining", String.valueOf(limit.most() - window.used))
        .header("X-RateLimit-Reset", String.format(Locale.ROOT, "%.3f", reset))
        .header("X-RateLimit-Reset-After", String.format(Locale.ROOT, "%.3f", left))
        .header("X-RateLimit-Bucket", Integer.toHexString(route.hashCode()));
    if (tooEarly) {
      refuse(ctx, new Fault.RateLimited((int) Math.ceil(left), false));
    }
    return tooEarly;
  }

  /** Answers 429 as Discord does, and not as the proxy before it. */
  static void refuse(Context ctx, Fault.RateLimited limited) {
    ctx.header("Via", "1.1 google")
        .header("Retry-After", String.valueOf(limited.retryAfterSeconds()));
    ctx.header("X-RateLimit-Scope", limited.global() ? "global" : "user");
    if (limited.global()) {
      ctx.header("X-RateLimit-Global", "true");
    } else {
      ctx.header("X-RateLimit-Remaining", "0")
          .header("X-RateLimit-Reset-After", limited.retryAfterSeconds() + ".000");
    }
    ctx.status(429).contentType("application/json");
    ctx.result(
        Json.object()
            .put("message", "You are being rate limited.")
            .put("retry_after", (double) limited.retryAfterSeconds())
            .put("global", limited.global())
            .toString());
  }
}
