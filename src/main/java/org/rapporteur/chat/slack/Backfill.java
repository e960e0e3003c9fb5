package org.rapporteur.chat.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.Gson;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.Message;
import com.slack.api.model.Reaction;
import com.slack.api.util.json.GsonFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.Heard;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Venue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what was missed: the history of each open session's channels from a while before the last
 * message heard, with the threads that moved since. What is told twice is harmless, so it errs on
 * the side of reading more.
 */
final class Backfill {
  private static final Logger log = LoggerFactory.getLogger(Backfill.class);
  private static final long AGAIN_SECONDS = 30;
  private static final Duration CLOCKS = Duration.ofSeconds(2);

  private final Api api;
  private final Channels channels;
  private final Mapper mapper;
  private final ChatListener listener;
  private final People people;
  private final Marks marks;
  private final SlackOptions.History options;
  private final Clock clock;
  private final ScheduledExecutorService reading;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicLong runs = new AtomicLong();

  /** What events told that happened since a reading began; null between two. */
  private volatile @Nullable Overtaken overtaken;

  private final Gson gson = GsonFactory.createSnakeCase();
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * @param reading a single thread: one channel is read at a time, at the pace that is set
   */
  Backfill(
      Api api,
      Channels channels,
      Mapper mapper,
      ChatListener listener,
      People people,
      Marks marks,
      SlackOptions.History options,
      Clock clock,
      ScheduledExecutorService reading) {
    this.api = api;
    this.channels = channels;
    this.mapper = mapper;
    this.listener = listener;
    this.people = people;
    this.marks = marks;
    this.options = options;
    this.clock = clock;
    this.reading = reading;
  }

  /** What is said of a message: its text, or one person's reaction. */
  private record Claim(MessageRef message, String what) {
    static Claim of(ChatEvent event) {
      return event instanceof ChatEvent.Reacted reacted
          ? new Claim(event.message(), reacted.author().user().id() + " " + reacted.emoji())
          : new Claim(event.message(), "text");
    }
  }

  /**
   * What a reading must not undo, for its pages are older.
   *
   * @param since when it began, with some room for clocks that differ
   */
  private record Overtaken(Instant since, Set<Claim> claims) {}

  /** An event is about to be kept. */
  void hears(ChatEvent event) {
    Overtaken now = overtaken;
    if (now != null && event.at().isAfter(now.since())) {
      now.claims().add(Claim.of(event));
    }
  }

  private void tell(ChatEvent found) {
    Overtaken now = overtaken;
    if (found instanceof ChatEvent.Posted
        || now == null
        || !now.claims().contains(Claim.of(found))) {
      listener.received(found);
    }
  }

  /** Something may be missed from here on: the marks stay where they are. */
  void gap() {
    channels.all().forEach(marks::gap);
  }

  /** Whether something is still to be read. */
  boolean isUnderWay() {
    return wanted.get() || running.get();
  }

  /** Reads what was missed some time from now, as well. */
  void requestIn(Duration time) {
    Future<?> unused = reading.schedule(this::request, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Reads what was missed, soon; a request while one waits is the same. */
  void request() {
    gap();
    if (wanted.compareAndSet(false, true)) {
      reading.execute(this::run);
    }
  }

  private void run() {
    running.set(true);
    wanted.set(false);
    try {
      readAll();
    } finally {
      running.set(false);
    }
  }

  private void readAll() {
    boolean all = true;
    for (Venue venue : channels.venues()) {
      if (venue.open()) {
        for (ChannelRef source : venue.sources()) {
          all &= !Channels.isSlack(source) || read(venue, source);
        }
      }
    }
    if (!all && wanted.compareAndSet(false, true)) {
      Future<?> unused = reading.schedule(this::run, AGAIN_SECONDS, TimeUnit.SECONDS);
    }
  }

  private boolean read(Venue venue, ChannelRef channel) {
    try {
      Marks.Gap gap = marks.gap(channel);
      String began = Timestamps.of(venue.since());
      String mark = Timestamps.before(gap.from(), options.reread());
      String from = Timestamps.isBefore(began, mark) ? mark : began;
      overtaken = new Overtaken(clock.instant().minus(CLOCKS), ConcurrentHashMap.newKeySet());
      String last = new Reading(channel, began, from).run();
      marks.filled(channel, gap, last);
      return true;
    } catch (SlackFailure e) {
      log.warn("what was missed in {} can't be read yet: {}", channel, e.getMessage());
      return !e.isPassing();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (RuntimeException e) {
      log.error("what was missed in {} could not be taken; it is tried again", channel, e);
      return false;
    } finally {
      overtaken = null;
    }
  }

  /** One channel, once. */
  private final class Reading {
    private final ChannelRef channel;
    private final String began;
    private final String from;
    private final String run = "read " + clock.millis() + " " + runs.incrementAndGet();
    private final Map<MessageRef, List<ChatEvent>> found = new HashMap<>();
    private final Map<MessageRef, Heard> known = new HashMap<>();
    private @Nullable String last;

    /**
     * @param began when the session did: a thread that moved may have begun then
     * @param from what is older was heard
     */
    Reading(ChannelRef channel, String began, String from) {
      this.channel = channel;
      this.began = began;
      this.from = from;
    }

    /** Reads, and returns the last message there is; null when there is none. */
    @Nullable String run() throws SlackFailure, InterruptedException {
      // What is heard now but stands nowhere later was deleted; what comes later is not missing.
      listener.heard(channel).forEach(h -> known.put(h.message(), h));
      List<Message> page = history();
      Collections.reverse(page); // Slack tells the newest first
      for (Message message : page) {
        if (!Timestamps.isBefore(message.getTs(), from)) {
          take(message);
        }
        if (message.getLatestReply() != null
            && Timestamps.isBefore(from, message.getLatestReply())) {
          replies(message.getTs());
        }
      }
      for (Heard heard : known.values()) {
        compare(heard);
      }
      return last;
    }

    private List<Message> history() throws SlackFailure, InterruptedException {
      List<Message> all = new ArrayList<>();
      String cursor = "";
      do {
        String at = cursor;
        var page =
            paced(
                "conversations.history",
                c ->
                    c.conversationsHistory(
                        r ->
                            r.channel(channel.id())
                                .oldest(began)
                                .inclusive(true)
                                .limit(options.pageSize())
                                .cursor(at)));
        all.addAll(page.getMessages());
        cursor = Paging.next(page.getResponseMetadata());
      } while (!cursor.isEmpty());
      return all;
    }

    private void replies(String thread) throws SlackFailure, InterruptedException {
      String cursor = "";
      do {
        String at = cursor;
        var page =
            paced(
                "conversations.replies",
                c ->
                    c.conversationsReplies(
                        r ->
                            r.channel(channel.id())
                                .ts(thread)
                                .oldest(from)
                                .limit(options.pageSize())
                                .cursor(at)));
        for (Message message : page.getMessages()) {
          if (!message.getTs().equals(thread)) {
            take(message);
          }
        }
        cursor = Paging.next(page.getResponseMetadata());
      } while (!cursor.isEmpty());
    }

    private void take(Message message) throws SlackFailure, InterruptedException {
      if (isCut(message)) {
        message.setReactions(allReactions(message));
      }
      String payload = gson.toJson(message);
      try {
        JsonNode tree = json.readTree(payload);
        List<ChatEvent> events = mapper.history(channel, tree, run);
        for (ChatEvent event : events) {
          if (!stands(event)) {
            tell(event);
            people.meet(event);
          }
        }
        found.merge(
            new MessageRef(channel, message.getTs()), events, (a, b) -> b.isEmpty() ? a : b);
        last = last == null || Timestamps.isBefore(last, message.getTs()) ? message.getTs() : last;
      } catch (JsonProcessingException | MalformedPayload e) {
        listener.unreadable(SlackChat.NAME, payload, "a message of the history: unreadable");
      }
    }

    /** Whether it is a reaction that we know. */
    private boolean stands(ChatEvent event) {
      Heard heard = known.get(event.message());
      return event instanceof ChatEvent.Reacted reacted
          && heard != null
          && heard
              .reactions()
              .getOrDefault(reacted.author().user(), Set.of())
              .contains(reacted.emoji());
    }

    /** In a history, Slack names only some of those who gave a much used reaction. */
    private static boolean isCut(Message message) {
      return message.getReactions() != null
          && message.getReactions().stream()
              .anyMatch(r -> r.getCount() != null && r.getCount() > r.getUsers().size());
    }

    private List<Reaction> allReactions(Message message) throws SlackFailure, InterruptedException {
      return paced(
              "reactions.get",
              c ->
                  c.reactionsGet(
                      r -> r.channel(channel.id()).timestamp(message.getTs()).full(true)))
          .getMessage()
          .getReactions();
    }

    /** What we heard is held against what there is: deletions, and reactions taken back. */
    private void compare(Heard heard) throws SlackFailure, InterruptedException {
      MessageRef message = heard.message();
      if (Timestamps.isBefore(message.id(), from)) {
        return;
      }
      List<ChatEvent> events = found.get(message);
      if (events == null) {
        if (isGone(message)) {
          tell(new ChatEvent.Deleted(message, clock.instant()));
        }
        return;
      }
      Set<List<String>> standing = new HashSet<>();
      for (ChatEvent event : events) {
        if (event instanceof ChatEvent.Reacted reacted) {
          standing.add(List.of(reacted.author().user().id(), reacted.emoji()));
        }
      }
      heard
          .reactions()
          .forEach(
              (user, emoji) ->
                  emoji.stream()
                      .filter(e -> !standing.contains(List.of(user.id(), e)))
                      .forEach(
                          e ->
                              tell(
                                  new ChatEvent.Reacted(
                                      message,
                                      Author.named(user, ""),
                                      e,
                                      false,
                                      clock.instant(),
                                      run + " " + user.id() + " " + e))));
    }

    /** A reply of a thread that did not move since stands in no page: the message itself tells. */
    private boolean isGone(MessageRef message) throws SlackFailure, InterruptedException {
      try {
        return paced(
                "conversations.replies",
                c -> c.conversationsReplies(r -> r.channel(channel.id()).ts(message.id()).limit(1)))
            .getMessages()
            .stream()
            .noneMatch(m -> m.getTs().equals(message.id()) && !"tombstone".equals(m.getSubtype()));
      } catch (SlackFailure e) {
        if (e.error().equals("thread_not_found") || e.error().equals("message_not_found")) {
          return true;
        }
        throw e;
      }
    }

    private <T extends SlackApiTextResponse> T paced(String method, Api.Call<T> call)
        throws SlackFailure, InterruptedException {
      while (true) {
        try {
          T answer = api.call(channel.workspace(), method, call);
          TimeUnit.MILLISECONDS.sleep(options.pause().toMillis());
          return answer;
        } catch (SlackFailure e) {
          if (e.retryAfter().isZero()) {
            throw e;
          }
          TimeUnit.MILLISECONDS.sleep(e.retryAfter().toMillis());
        }
      }
    }
  }
}
