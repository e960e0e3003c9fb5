package org.rapporteur.chat.web;

/**
 * How much one visitor may send.
 *
 * @param messageLength the most UTF-16 units of a message
 * @param messagesPerMinute the most messages in a minute; three times as many upvotes
 */
public record Allowance(int messageLength, int messagesPerMinute) {
  public Allowance {
    if (messageLength < 1 || messagesPerMinute < 1) {
      throw new IllegalArgumentException("an allowance of at least one message of one character");
    }
  }
}
