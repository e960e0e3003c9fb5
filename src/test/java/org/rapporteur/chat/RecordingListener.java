package org.rapporteur.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A core that keeps what an adapter tells it and answers as a test says. One session is open in it
 * once {@link #opens} was called.
 */
public final class RecordingListener implements ChatListener {
  private final List<ChatEvent> events = new CopyOnWriteArrayList<>();
  private final List<CommandCall> calls = new CopyOnWriteArrayList<>();
  private final List<Author> introduced = new CopyOnWriteArrayList<>();
  private final List<String> unreadable = new CopyOnWriteArrayList<>();
  private final List<Venue> venues = new CopyOnWriteArrayList<>();
  private final AtomicInteger failing = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile Consumer<ChatEvent> teller = event -> {};
  private volatile Function<CommandCall, Reply> answer = call -> Reply.of("Done.");

  /** Opens a session with one source channel and one moderator channel. */
  public void opens(ChannelRef source, ChannelRef moderators, Instant since) {
    venues.add(new Venue("Town hall", true, since, List.of(source), moderators, moderators));
  }

  /** Ends all sessions. */
  public void closes() {
    venues.clear();
  }

  /** What commands are answered from now on. */
  public void answers(Function<CommandCall, Reply> with) {
    answer = with;
  }

  /** The next events can't be kept. */
  public void failsNext(int times) {
    failing.set(times);
  }

  /** Whom to tell each event as well, when it was kept. */
  public void tells(Consumer<ChatEvent> told) {
    teller = told;
  }

  /** How many events could not be kept so far. */
  public int failures() {
    return failures.get();
  }

  /** The events that were told, each once, in the order they were told first. */
  public List<ChatEvent> heard() {
    return heard(ChatEvent.class);
  }

  /** Every event that was told, in order, also those that were told before. */
  public List<ChatEvent> told() {
    return events;
  }

  /** What is new: of equal events the first, of a kind. */
  public <T extends ChatEvent> List<T> heard(Class<T> kind) {
    Map<String, ChatEvent> byKey = new LinkedHashMap<>();
    events.forEach(e -> byKey.putIfAbsent(e.key(), e));
    return byKey.values().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The texts of the messages that were told, each once, in the order they were told first. */
  public List<String> texts() {
    return heard(ChatEvent.Posted.class).stream().map(ChatEvent.Posted::text).toList();
  }

  public List<CommandCall> calls() {
    return calls;
  }

  public CommandCall lastCall() {
    return calls.get(calls.size() - 1);
  }

  public List<Author> introductions() {
    return introduced;
  }

  /** The payloads that nobody could read. */
  public List<String> unreadables() {
    return unreadable;
  }

  @Override
  public List<CommandSpec> commands() {
    CommandSpec.Option item =
        CommandSpec.Option.required("item", CommandSpec.Type.ITEM, "the item's number");
    return List.of(
        new CommandSpec(
            "ask",
            Role.ATTENDEE,
            "Asks a question",
            List.of(
                CommandSpec.Option.required("question", CommandSpec.Type.TEXT, "what you ask"))),
        new CommandSpec("floor mine", Role.ATTENDEE, "Shows your items", List.of()),
        new CommandSpec("floor queue", Role.MODERATOR, "Shows the queue", List.of()),
        new CommandSpec(
                "floor flag",
                Role.MODERATOR,
                "Brings an item to a speaker",
                List.of(
                    item,
                    CommandSpec.Option.required("speaker", CommandSpec.Type.SPEAKER, "who answers"),
                    CommandSpec.Option.optional(
                        "note", CommandSpec.Type.TEXT, "a word to the speaker")))
            .onMessage("Flag to speaker"),
        new CommandSpec("floor add", Role.MODERATOR, "Collects a message", List.of(item))
            .onMessage("Collect as question"));
  }

  @Override
  public void received(ChatEvent event) {
    if (failing.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      failures.incrementAndGet();
      throw new IllegalStateException("the disk is full");
    }
    events.add(event);
    teller.accept(event);
  }

  @Override
  public Reply called(CommandCall call) {
    calls.add(call);
    return answer.apply(call);
  }

  @Override
  public List<Choice> complete(CommandCall partial, String option, String typed) {
    return option.equals("speaker")
        ? List.of(new Choice("Keiko Tanaka", "Keiko Tanaka"), new Choice("Omar", "Omar"))
        : List.of();
  }

  @Override
  public List<Venue> venues() {
    return List.copyOf(venues);
  }

  @Override
  public void introduced(Author author) {
    introduced.add(author);
  }

  @Override
  public List<Heard> heard(ChannelRef source) {
    Map<MessageRef, Map<UserRef, Set<String>>> standing = new LinkedHashMap<>();
    for (ChatEvent event : new ArrayList<>(events)) {
      if (event instanceof ChatEvent.Posted) {
        standing.putIfAbsent(event.message(), new HashMap<>());
      } else if (event instanceof ChatEvent.Deleted) {
        standing.remove(event.message());
      } else if (event instanceof ChatEvent.Reacted reacted
          && standing.containsKey(event.message())) {
        Set<String> emoji =
            standing
                .get(event.message())
                .computeIfAbsent(reacted.author().user(), u -> new HashSet<>());
        boolean unused =
            reacted.added() ? emoji.add(reacted.emoji()) : emoji.remove(reacted.emoji());
      }
    }
    List<Heard> heard = new ArrayList<>();
    standing.forEach(
        (message, reactions) -> {
          if (message.channel().equals(source)) {
            heard.add(new Heard(message, reactions));
          }
        });
    return heard;
  }

  @Override
  public void unreadable(String platform, String payload, String reason) {
    unreadable.add(payload);
  }
}
