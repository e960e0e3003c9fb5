package org.rapporteur.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.session.Person;
import org.rapporteur.session.Refused;
import org.rapporteur.session.SessionState;

/**
 * A call that was found right: its caller may make it, and its values are read.
 *
 * @param about the session it is about, as it stood when it came; null for a command that needs
 *     none
 * @param values as {@link Values#read} gives them, by option
 */
record Call(
    CommandCall asMade, Command command, @Nullable SessionState about, Map<String, Object> values) {
  Call {
    values = Map.copyOf(values);
  }

  String id() {
    return asMade.id();
  }

  Author caller() {
    return asMade.caller();
  }

  ChannelRef channel() {
    return asMade.channel();
  }

  SessionState state() {
    if (about == null) {
      throw new IllegalStateException(command.spec().name() + " has no session");
    }
    return about;
  }

  /** The caller as the session knows them; empty when they have done nothing in it. */
  Optional<Person> person() {
    return state().person(caller().user());
  }

  /**
   * An item's number.
   *
   * @throws Refused if it is a message that is no item
   */
  int item(String option) {
    if (values.get(option) instanceof Integer number) {
      return number;
    }
    throw new Refused(
        "That message is no item: it was heard as chatter. /floor promote with its link makes it a"
            + " question.");
  }

  /** The message an option names that is no item. */
  Optional<MessageRef> chatter(String option) {
    return Optional.ofNullable(values.get(option))
        .filter(MessageRef.class::isInstance)
        .map(MessageRef.class::cast);
  }

  boolean flag(String option) {
    return Boolean.TRUE.equals(values.get(option));
  }

  /** A value of words. */
  Optional<String> text(String option) {
    return get(option, String.class);
  }

  <T> Optional<T> get(String option, Class<T> type) {
    return Optional.ofNullable(values.get(option)).map(type::cast);
  }

  List<String> names(String option) {
    return values.get(option) instanceof List<?> names
        ? names.stream().map(String.class::cast).toList()
        : List.of();
  }
}
