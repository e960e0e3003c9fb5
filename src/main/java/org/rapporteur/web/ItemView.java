package org.rapporteur.web;

import java.time.Instant;
import java.util.List;

/**
 * An item as a page shows it.
 *
 * @param author as the page may name them; empty when not at all
 * @param status what became of it so far, empty when nothing did
 * @param tone how the style sheet shows the status; empty when there is none
 * @param answer the written answer, empty when there is none
 * @param vote what an upvote sends after its sign, empty when the item can't be upvoted
 * @param upvoted whether who looks supports it
 * @param mine whether who looks wrote it
 */
public record ItemView(
    int number,
    String kind,
    String text,
    String language,
    List<Topic> topics,
    String author,
    String presence,
    Instant askedAt,
    String status,
    String tone,
    String answer,
    int upvotes,
    String vote,
    boolean upvoted,
    boolean mine) {
  public ItemView {
    topics = List.copyOf(topics);
  }

  /** A topic's id and its name in the session's language. */
  public record Topic(String id, String label) {}
}
