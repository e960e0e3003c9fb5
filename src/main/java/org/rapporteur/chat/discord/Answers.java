package org.rapporteur.chat.discord;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.RestAction;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.PlatformState;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.chat.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls on their way to an answer: kept, acknowledged, carried out, answered, in this order. What
 * was acknowledged is answered even after a restart, as long as Discord takes the answer; what
 * could not be acknowledged was shown to its caller as failed, and is not carried out.
 */
final class Answers {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);
  private static final Duration TAKEN = Duration.ofMinutes(15);
  private static final String KEY = "call/";
  private static final int MOST_PARTS = 5;
  private static final String NOT_KEPT =
      "I can't take that just now. Please try again in a moment.";

  private final PlatformState state;
  private final Calls calls;
  private final Clock clock;
  private final Executor working;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param working runs calls, many at a time
   */
  Answers(PlatformState state, Calls calls, Clock clock, Executor working) {
    this.state = state;
    this.calls = calls;
    this.clock = clock;
    this.working = working;
  }

  /** Takes a call: keeps it, then acknowledges it and has it carried out. Blocks while it keeps. */
  void take(IReplyCallback event, PendingCall call) {
    JDA jda = event.getJDA();
    Member member = event.getMember();
    if (!underWay.add(call.id())) {
      return;
    }
    try {
      state.put(KEY + call.id(), call.asText());
    } catch (RuntimeException e) {
      underWay.remove(call.id());
      log.error("a call could not be kept", e);
      tell(event, NOT_KEPT);
      return;
    }
    acknowledgement(event, call)
        .queue(
            acknowledged -> work(call, () -> carryOut(jda, call, member)),
            failure -> {
              log.info("a call may not be acknowledged: {}", failure.getMessage());
              work(call, () -> takeUp(jda, call));
            });
  }

  /** Has a kept call worked on; at the very end it stays kept for the next start. */
  private void work(PendingCall call, Runnable work) {
    try {
      working.execute(work);
    } catch (RejectedExecutionException e) {
      underWay.remove(call.id());
    }
  }

  private static RestAction<?> acknowledgement(IReplyCallback event, PendingCall call) {
    return call.replaces() && event instanceof IMessageEditCallback acted
        ? acted.deferEdit()
        : event.deferReply(true);
  }

  /**
   * Takes up what was not answered before, of the servers a connection is for; what is too old is
   * let go. To be called whenever a connection is ready.
   */
  void resume(JDA jda) {
    for (String key : state.keys(KEY)) {
      String id = key.substring(KEY.length());
      if (underWay.add(id)) {
        Optional<PendingCall> kept = state.get(key).flatMap(PendingCall::read);
        if (kept.isPresent() && !isOver(kept.get()) && isFor(jda, kept.get())) {
          work(kept.get(), () -> takeUp(jda, kept.get()));
        } else {
          if (kept.isEmpty() || isOver(kept.get())) {
            letGo(id, "it is too old");
          }
          underWay.remove(id);
        }
      }
    }
  }

  private static boolean isFor(JDA jda, PendingCall call) {
    return call.guild().isEmpty() || jda.getGuildById(call.guild()) != null;
  }

  private boolean isOver(PendingCall call) {
    return call.at().plus(TAKEN).isBefore(clock.instant());
  }

  /** Goes on with a call if Discord shows that it was acknowledged. */
  private void takeUp(JDA jda, PendingCall call) {
    try {
      Requests.askUncounted(InteractionHook.from(jda, call.token()).retrieveOriginal());
    } catch (Trouble e) {
      unanswered(call, e);
      return;
    }
    carryOut(jda, call, null);
  }

  private void carryOut(JDA jda, PendingCall call, @Nullable Member member) {
    Reply reply = calls.call(jda, call, member);
    try {
      answer(InteractionHook.from(jda, call.token()), call, reply);
      state.remove(KEY + call.id());
      underWay.remove(call.id());
    } catch (Trouble e) {
      unanswered(call, e);
    }
  }

  /** What can't be answered now is answered with the next connection, unless it never can be. */
  private void unanswered(PendingCall call, Trouble why) {
    if (why.isPassing()) {
      log.warn("call {} waits for the next connection", call.id(), why);
    } else {
      letGo(call.id(), String.valueOf(why.getMessage()));
    }
    underWay.remove(call.id());
  }

  private void letGo(String id, String reason) {
    state.remove(KEY + id);
    log.info("call {} is let go: {}", id, reason);
  }

  private static void answer(InteractionHook hook, PendingCall call, Reply reply) throws Trouble {
    List<Post> parts = shown(call, reply).split(Renderer.LIMITS);
    boolean beside = call.replaces() && !reply.ok();
    for (Post part : parts.subList(0, Math.min(MOST_PARTS, parts.size()))) {
      if (beside) {
        Requests.askUncounted(hook.sendMessage(Renderer.create(part)).setEphemeral(true));
      } else {
        Requests.askUncounted(hook.editOriginal(Renderer.edit(part)));
        beside = true;
      }
    }
  }

  /** The answer; with a refusal what its caller wrote, so that nothing of it is lost. */
  private static Post shown(PendingCall call, Reply reply) {
    if (reply.ok() || call.written().isEmpty()) {
      return reply.post();
    }
    List<Section> sections = new ArrayList<>(reply.post().sections());
    sections.add(Section.of("You wrote:", call.written().stream().map(w -> Line.of(w)).toList()));
    return new Post(reply.post().title(), sections, reply.post().attachments());
  }

  /** Acknowledges something by telling who did it a sentence. */
  static void tell(IReplyCallback event, String sentence) {
    event
        .reply(Renderer.create(Post.of(sentence)))
        .setEphemeral(true)
        .queue(null, e -> log.warn("a caller could not be told", e));
  }
}
