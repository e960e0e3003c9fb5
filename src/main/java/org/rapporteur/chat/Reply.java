package org.rapporteur.chat;

/**
 * The answer to a command, shown to its sender alone.
 *
 * @param ok false when the command was refused; the post then says what to do
 */
public record Reply(boolean ok, Post post) {
  public static Reply of(String text) {
    return new Reply(true, Post.of(text));
  }

  public static Reply of(Post post) {
    return new Reply(true, post);
  }

  public static Reply refused(String text) {
    return new Reply(false, Post.of(text));
  }
}
