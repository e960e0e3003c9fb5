package org.rapporteur;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.rapporteur.chat.MessageRef;

/**
 * A town hall on a platform, as the people of a script and those who look after it use it.
 *
 * @param <P> somebody there
 * @param <M> a message there, which shows how it stands now
 */
interface ScriptedChat<P, M> {
  /** Somebody on the floor; a new name is a new person. */
  P person(String name);

  String id(P person);

  /** Says something somewhere on the floor. */
  M says(P author, String text);

  M replies(P author, M message, String text);

  void edits(P author, M message, String text);

  void deletes(P author, M message);

  void reacts(P fan, M message, String emoji);

  void takesBack(P fan, M message, String emoji);

  /** What people show their support with. */
  List<String> emoji();

  /** A message as the session knows it. */
  MessageRef ref(M message);

  /** Whether a message shows that it was collected, and once. */
  boolean isMarked(M message);

  /** What was said to somebody alone. */
  List<String> told(P person);

  /** What a moderator is told by a command without options, its name without a slash. */
  String calls(String command);

  /** What the moderators' channel shows. */
  List<String> desk();

  /** What the organisers' channel shows. */
  List<String> office();

  /** The files in the organisers' channel, by name. */
  Map<String, byte[]> files();

  void awaits(String what, BooleanSupplier holds);
}
