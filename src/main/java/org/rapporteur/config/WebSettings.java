package org.rapporteur.config;

import java.net.URI;
import java.util.Optional;

/**
 * The embedded live chat.
 *
 * @param host the address it listens on
 * @param port 0 to 65535; 0 takes any that is free
 * @param publicUrl where people reach it, when that is not where it listens; http or https, without
 *     a slash at its end
 * @param messageLength the most UTF-16 units of a message, 1 to 20,000
 * @param messagesPerMinute the most messages of one person, 1 to 600
 */
public record WebSettings(
    String host, int port, Optional<URI> publicUrl, int messageLength, int messagesPerMinute) {
  static final WebSettings DEFAULT = new WebSettings("127.0.0.1", 8080, Optional.empty(), 2000, 20);

  public WebSettings {
    publicUrl = publicUrl.map(u -> URI.create(u.toString().replaceFirst("/+$", "")));
    new Rules()
        .require(!host.isBlank(), "host", "is empty")
        .require(port >= 0 && port <= 65535, "port", "must be 0 to 65535")
        .require(
            publicUrl.isEmpty() || isAddress(publicUrl.get()),
            "publicUrl",
            "must be an address people can open, such as https://floor.example.org")
        .require(
            messageLength >= 1 && messageLength <= 20_000, "messageLength", "must be 1 to 20000")
        .require(
            messagesPerMinute >= 1 && messagesPerMinute <= 600,
            "messagesPerMinute",
            "must be 1 to 600")
        .enforce();
  }

  private static boolean isAddress(URI url) {
    return ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }
}
