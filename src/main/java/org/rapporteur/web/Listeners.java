package org.rapporteur.web;

import io.javalin.http.sse.SseClient;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rapporteur.chat.ChannelRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages that are open and want to know of changes. Many changes become one event, at most four
 * a second for a page and the fewer the more pages there are, since each event makes a page fetch.
 */
final class Listeners implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
  private static final int TICK_MILLIS = 250;
  private static final int TICKS_PER_PING = 60;
  private static final int PAGES_PER_TICK = 250;
  private static final int SENDERS = 4;

  /** Says nothing, but browsers drop an event without data. */
  private static final String DATA = "-";

  private final Set<Page> pages = ConcurrentHashMap.newKeySet();
  private final Set<ChannelRef> changed = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(threads("pages-tick"));
  private final ExecutorService senders =
      Executors.newFixedThreadPool(SENDERS, threads("pages-send"));
  private int sinceSent;
  private int sincePing;

  private static ThreadFactory threads(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  void start() {
    ScheduledFuture<?> unused =
        ticks.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Tells a page of changes in a channel from now on. */
  void add(SseClient client, ChannelRef channel) {
    Page page = new Page(client, channel);
    client.keepAlive();
    client.onClose(() -> pages.remove(page));
    pages.add(page);
  }

  /** Something new is to be seen in some channels. */
  void changed(Collection<ChannelRef> channels) {
    changed.addAll(channels);
  }

  private void tick() {
    try {
      sinceSent++;
      sincePing++;
      if (!changed.isEmpty() && sinceSent > pages.size() / PAGES_PER_TICK) {
        sinceSent = 0;
        Set<ChannelRef> now = new HashSet<>(changed);
        changed.removeAll(now);
        pages.stream().filter(p -> now.contains(p.channel)).forEach(p -> p.send(true));
      }
      if (sincePing >= TICKS_PER_PING) {
        sincePing = 0;
        pages.forEach(p -> p.send(false));
      }
    } catch (RuntimeException e) {
      LOG.error("telling the pages of changes failed", e);
    }
  }

  /** A page; a slow one holds one sender at most, and what it missed becomes one event. */
  private final class Page {
    private final SseClient client;
    private final ChannelRef channel;
    private final AtomicBoolean sending = new AtomicBoolean();
    private final AtomicBoolean due = new AtomicBoolean();

    Page(SseClient client, ChannelRef channel) {
      this.client = client;
      this.channel = channel;
    }

    void send(boolean change) {
      if (change) {
        due.set(true);
      }
      if (sending.compareAndSet(false, true)) {
        senders.execute(this::write);
      }
    }

    private void write() {
      try {
        if (client.terminated()) {
          pages.remove(this);
        } else if (due.getAndSet(false)) {
          client.sendEvent("changed", DATA);
        } else {
          client.sendComment("still here");
        }
      } catch (RuntimeException e) {
        LOG.debug("a page went away", e);
        pages.remove(this);
        client.close();
      } finally {
        sending.set(false);
      }
      if (due.get() && !client.terminated()) {
        send(true);
      }
    }
  }

  @Override
  public void close() {
    ticks.shutdownNow();
    senders.shutdownNow();
    pages.forEach(p -> p.client.close());
  }
}
