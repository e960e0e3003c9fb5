package org.rapporteur.session;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;
import org.rapporteur.text.Topic;

/**
 * What happened in a session. Events hold no personal data: people and what they wrote are named by
 * their ids. (The opening names its speakers and the organisers' accounts, as the configuration
 * does.)
 */
public sealed interface Event {
  /** An event by which a moderator handles items. */
  sealed interface Action extends Event {
    int number();

    /** What was done, in the past tense. */
    String verb();
  }

  record SessionOpened(Session session) implements Event {}

  record SessionExtended(Instant endsAt) implements Event {}

  /** The session ended, by command or by its time box. */
  record SessionClosed(boolean byTimeBox) implements Event {}

  record PersonJoined(int person) implements Event {}

  /** A person's name or affiliation became known, or changed. */
  record PersonRenamed(int person) implements Event {}

  /** A message that is no item was heard. */
  record ChatterHeard(MessageRef message, int words) implements Event {}

  /**
   * Chatter was deleted, or edited into something else that is heard next; its words are erased.
   */
  record ChatterDeleted(MessageRef message, int words) implements Event {}

  /**
   * A flood began, of which moderators are told: what is too much of it is heard as chatter.
   *
   * @param at when the first message was posted that is too much
   */
  record FloodBegan(Flood flood, Instant at) implements Event {}

  /**
   * A message, a question asked by command, or one spoken in the room became an item.
   *
   * @param spoken a moderator added it
   */
  record ItemCollected(
      int number,
      Kind kind,
      @Nullable MessageRef message,
      ChannelRef source,
      int author,
      boolean anonymous,
      Presence presence,
      Instant askedAt,
      int words,
      Language language,
      List<String> topics,
      boolean spoken)
      implements Event {}

  record ItemEdited(int number, int words, Kind kind, Language language, List<String> topics)
      implements Event {}

  /** Its asker took it back; its words are erased. */
  record ItemWithdrawn(int number, Set<Integer> words) implements Event {}

  record ItemUpvoted(int number, int person, String emoji, boolean added) implements Event {}

  record ItemFlagged(int number, @Nullable String speaker, @Nullable Integer note)
      implements Action {
    @Override
    public String verb() {
      return speaker == null ? "flagged to the panel" : "flagged to " + speaker;
    }
  }

  /**
   * A speaker began to answer it.
   *
   * @param answered the item that was live with that speaker until now, which is answered thereby
   */
  record ItemLive(int number, @Nullable Integer answered) implements Action {
    @Override
    public String verb() {
      return "put live";
    }
  }

  /**
   * It was answered: live, or in writing.
   *
   * @param words the written answer
   */
  record ItemAnswered(int number, @Nullable Integer words) implements Action {
    @Override
    public String verb() {
      return words == null ? "marked answered" : "answered in writing";
    }
  }

  record ItemNotReached(int number) implements Action {
    @Override
    public String verb() {
      return "marked not reached";
    }
  }

  record ItemDeferred(int number) implements Action {
    @Override
    public String verb() {
      return "deferred";
    }
  }

  record ItemDismissed(int number, int reason) implements Action {
    @Override
    public String verb() {
      return "dismissed";
    }
  }

  record ItemRestored(int number) implements Action {
    @Override
    public String verb() {
      return "restored";
    }
  }

  record ItemMerged(int number, int into) implements Action {
    @Override
    public String verb() {
      return "merged into #" + into;
    }
  }

  /**
   * An item asks what another asked before, as far as its reading can tell.
   *
   * @param similarity from 0 to 1
   */
  record DuplicateSuggested(int number, int of, double similarity) implements Event {}

  /** An item does not ask what the other asks, whatever its reading says. */
  record DuplicateDeclined(int number, int of) implements Action {
    @Override
    public String verb() {
      return "kept apart from #" + of;
    }
  }

  /**
   * Moderators worded it anew, for itself and those that count as it.
   *
   * @param words the wording; null when it goes by its own words again
   */
  record ItemWorded(int number, @Nullable Integer words) implements Action {
    @Override
    public String verb() {
      return words == null ? "put in its own words again" : "worded anew";
    }
  }

  record ItemUnmerged(int number) implements Action {
    @Override
    public String verb() {
      return "unmerged";
    }
  }

  record ItemTagged(int number, List<String> added, List<String> removed) implements Action {
    @Override
    public String verb() {
      return "retagged";
    }
  }

  record ItemNoted(int number, int words) implements Action {
    @Override
    public String verb() {
      return "noted";
    }
  }

  record ItemPromoted(int number) implements Action {
    @Override
    public String verb() {
      return "made a question";
    }
  }

  /**
   * An action was taken back.
   *
   * @param number the item it was about
   * @param seq the action's sequence number
   */
  record ActionUndone(int number, long seq) implements Action {
    @Override
    public String verb() {
      return "set back";
    }
  }

  /** Moderators gave the session a topic, or one it has more keywords. */
  record TopicAdded(Topic topic) implements Event {}

  /** Moderators took back what they added to a topic, all of it where it was new. */
  record TopicRemoved(String topic) implements Event {}

  /** Items that were said before carry a topic that was added. */
  record TopicFound(String topic, List<Integer> items) implements Event {}

  /**
   * A theme emerged from what people say.
   *
   * @param words its name and, a line each, the terms it is known by
   */
  record ThemeEmerged(int theme, int words, Language language, List<Integer> items)
      implements Event {}

  record ThemeGrown(int theme, List<Integer> items) implements Event {}

  /**
   * Moderators call it otherwise.
   *
   * @param words its name and terms, as in {@link ThemeEmerged}
   */
  record ThemeRenamed(int theme, int words) implements Event {}

  record ThemeDismissed(int theme) implements Event {}

  record ThemeRestored(int theme) implements Event {}

  /** Moderators made it a topic of the session. */
  record ThemeConfirmed(int theme, String topic) implements Event {}

  /** Too few people stand behind it since some took their words back; its words are erased. */
  record ThemeDissolved(int theme, Set<Integer> words) implements Event {}

  /** A digest went to the moderator channel; the next one tells what is new since. */
  record DigestPosted(int digest) implements Event {}

  /**
   * A person asked to be forgotten: their words, name and account are erased.
   *
   * @param items the items that were theirs
   */
  record PersonForgotten(int person, Set<Integer> items) implements Event {}

  /**
   * Names are kept no longer: names, affiliations and accounts are erased, and what people wrote
   * stays.
   *
   * @param last of all who joined up to this person
   */
  record PeopleDropped(int last) implements Event {}
}
