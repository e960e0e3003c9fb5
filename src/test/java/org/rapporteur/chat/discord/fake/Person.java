package org.rapporteur.chat.discord.fake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on the server, who acts as with Discord's own client; also another bot, or a webhook.
 * Channels and threads are given by their name or id.
 */
public final class Person {
  private final World world;
  private final Talk talk;
  private final Interactions interactions;
  private final InteractionMethods answers;
  private final Account account;

  Person(
      World world,
      Talk talk,
      Interactions interactions,
      InteractionMethods answers,
      Account account) {
    this.world = world;
    this.talk = talk;
    this.interactions = interactions;
    this.answers = answers;
    this.account = account;
  }

  public String id() {
    return account.id;
  }

  public String name() {
    return account.name;
  }

  Account account() {
    return account;
  }

  /** Writes into a channel or a thread. */
  public Message posts(String channel, String text) {
    return act(() -> talk.post(writable(channel), account, draft(text)));
  }

  /** Writes with files, whose content is their name. */
  public Message postsFiles(String channel, String text, String... names) {
    return act(
        () -> {
          Talk.Draft draft = draft(text);
          for (String name : names) {
            byte[] content = name.getBytes(StandardCharsets.UTF_8);
            draft.files.add(new Upload(world.ids.next(), name, "text/plain", content));
          }
          return talk.post(writable(channel), account, draft);
        });
  }

  /** Answers a message in its channel, and calls its author. */
  public Message replies(Message message, String text) {
    return act(
        () -> {
          Talk.Draft draft = draft(text);
          talk.replyTo(draft, message, true);
          return talk.post(writable(message.channel()), account, draft);
        });
  }

  /** Starts a thread on a message, and returns its id, which is the message's. */
  public String startsThread(Message message, String name) {
    return act(() -> talk.startThread(message, name, account).id);
  }

  /** Starts a thread of a channel, and returns its id. */
  public String startsThread(String channel, String name) {
    return act(() -> talk.startThread(writable(channel), name, account).id);
  }

  /** Writes into a message's thread, and starts it when there is none. */
  public Message postsBelow(Message message, String text) {
    return act(
        () -> {
          Channel thread = world.channels.get(message.id());
          Channel there = thread == null ? talk.startThread(message, "A thread", account) : thread;
          return talk.post(there, account, draft(text));
        });
  }

  /** Starts a post of a forum; the message's channel is its thread. */
  public Message postsForum(String forum, String title, String text) {
    return act(() -> talk.startPost(world.channel(forum), title, account, draft(text)));
  }

  /** Writes to the bot alone. */
  public Message whispers(String text) {
    return act(() -> talk.post(world.direct(account), account, draft(text)));
  }

  public void edits(Message message, String text) {
    run(
        () -> {
          Talk.Draft words = new Talk.Draft(text);
          words.fields.retain("content");
          talk.edit(message, words.fields, message.files());
        });
  }

  public void deletes(Message message) {
    run(() -> talk.delete(message));
  }

  /** Deletes several messages of one channel at once, as moderators' tools do. */
  public void deletesAll(Message... messages) {
    run(() -> talk.deleteAll(messages[0].place, Arrays.asList(messages)));
  }

  public void reacts(Message message, String emoji) {
    run(() -> talk.react(message, emoji, account));
  }

  public void takesBack(Message message, String emoji) {
    run(() -> talk.unreact(message, emoji, account));
  }

  /** Clears everybody's reactions. */
  public void clearsReactions(Message message) {
    run(() -> talk.clearReactions(message, null));
  }

  /** Clears everybody's reactions with one emoji. */
  public void clearsReactions(Message message, String emoji) {
    run(() -> talk.clearReactions(message, emoji));
  }

  /**
   * Calls a slash command; an error when it isn't registered, isn't offered to this person or lacks
   * an option that it needs.
   *
   * @param command its name with its subcommand's, without the slash
   * @param options texts, numbers, truths and {@link Person}s by the options' names
   */
  public Interaction calls(String channel, String command, Map<String, Object> options) {
    return act(() -> interactions.command(account, visible(channel), command, options));
  }

  /** Calls a slash command in the conversation with the bot. */
  public Interaction callsAlone(String command, Map<String, Object> options) {
    return act(() -> interactions.command(account, world.direct(account), command, options));
  }

  /** Whether a command, by its first word or its name in a message's menu, is offered here. */
  public boolean isOffered(String channel, String command) {
    return act(() -> interactions.isOffered(account, world.channel(channel), command));
  }

  /** Types into an option, and returns what is offered for it. */
  public List<Choice> autocompletes(String channel, String command, String option, String typed) {
    return autocompletes(channel, command, option, typed, Map.of());
  }

  /** As {@link #autocompletes(String, String, String, String)}, with other options filled in. */
  public List<Choice> autocompletes(
      String channel, String command, String option, String typed, Map<String, Object> others) {
    return act(() -> interactions.typing(account, visible(channel), command, option, typed, others))
        .choices();
  }

  /** Takes a command of a message's menu. */
  public Interaction usesOnMessage(String command, Message message) {
    return act(() -> interactions.onMessage(account, command, message));
  }

  /** Clicks the button of that label. */
  public Interaction clicks(Message message, String label) {
    return act(() -> interactions.click(account, message, label));
  }

  /** Chooses the option of that label in a message's menu. */
  public Interaction chooses(Message message, String option) {
    return act(() -> interactions.choose(account, message, option));
  }

  /**
   * Submits a modal.
   *
   * @param values texts, or an option's label, by the field's label or custom_id
   */
  public Interaction submits(Modal modal, Map<String, String> values) {
    return act(() -> interactions.submit(account, modal, values));
  }

  /** What this person alone was shown in channels and still is, in order. */
  public List<Message> aloneTo() {
    return act(() -> answers.alone(account));
  }

  /** The messages between this person and the bot, in order. */
  public List<Message> direct() {
    return act(() -> List.copyOf(world.direct(account).messages.values()));
  }

  /** Lets no bot write to this person, or lets them again. */
  public void closesDirectMessages(boolean closed) {
    run(() -> account.closedToDirectMessages = closed);
  }

  /** Is shown under another name on the server; null takes it back. */
  public void takesNickname(@Nullable String nick) {
    run(() -> account.nick = nick);
  }

  /** Is shown under another name everywhere; null leaves the handle alone. */
  public void takesGlobalName(@Nullable String name) {
    run(() -> account.globalName = name);
  }

  /** Uses Discord in a language, such as {@code fr}. */
  public void speaks(String locale) {
    run(() -> account.locale = locale);
  }

  /** Is given a role. */
  public void joins(String role) {
    role(role, true);
  }

  /** Loses a role. */
  public void leaves(String role) {
    role(role, false);
  }

  private void role(String name, boolean given) {
    run(
        () -> {
          String id =
              world
                  .role(name)
                  .orElseThrow(() -> new IllegalArgumentException("no role " + name))
                  .id;
          boolean changed = given ? account.roles.add(id) : account.roles.remove(id);
          if (changed) {
            world.guilds.values().forEach(guild -> world.events.member(guild, account));
          }
        });
  }

  private Talk.Draft draft(String text) {
    Talk.Draft draft = new Talk.Draft(text);
    // Discord's own client sends one; others leave it out.
    draft.nonce = account.kind == Account.Kind.PERSON ? world.ids.next() : null;
    return draft;
  }

  private Channel visible(String channel) {
    Channel found = world.channel(channel);
    if (account.kind != Account.Kind.WEBHOOK && !found.isVisibleTo(account)) {
      throw new IllegalStateException(account.name + " doesn't see " + channel);
    }
    return found;
  }

  private Channel writable(String channel) {
    Channel found = visible(channel);
    if (!found.kind.holdsMessages() || found.locked) {
      throw new IllegalStateException("nobody can write in " + channel);
    }
    return found;
  }

  private <T> T act(Supplier<T> step) {
    return world.state.step(step);
  }

  private void run(Runnable step) {
    world.state.run(step);
  }
}
