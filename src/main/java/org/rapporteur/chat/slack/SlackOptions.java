package org.rapporteur.chat.slack;

import java.net.URI;
import java.time.Duration;

/**
 * What the adapter must be given.
 *
 * @param api where Slack's methods are, with a slash at its end
 * @param link how events come in
 * @param access which workspaces it serves
 * @param history how what was missed is read
 * @param pace the least time between two posts to a channel; Slack takes about one a second
 */
public record SlackOptions(URI api, Link link, Access access, History history, Duration pace) {
  /** How events come in. */
  public sealed interface Link {}

  /**
   * Socket Mode: over a connection that we open.
   *
   * @param appToken begins with {@code xapp-}; never shown
   */
  public record Socket(String appToken) implements Link {
    @Override
    public String toString() {
      return "Socket[***]";
    }
  }

  /**
   * Requests that Slack makes to our web server.
   *
   * @param signingSecret what Slack signs them with; never shown
   */
  public record Http(String signingSecret) implements Link {
    @Override
    public String toString() {
      return "Http[***]";
    }
  }

  /** Which workspaces it serves. */
  public sealed interface Access {}

  /**
   * The one workspace of a token.
   *
   * @param botToken begins with {@code xoxb-}; never shown
   */
  public record One(String botToken) implements Access {
    @Override
    public String toString() {
      return "One[***]";
    }
  }

  /**
   * All that install it by OAuth.
   *
   * @param clientSecret never shown
   * @param publicUrl our web address as browsers reach it
   * @param tokenKey seals their tokens at rest: any number of characters of enough chance; never
   *     shown
   */
  public record Many(String clientId, String clientSecret, URI publicUrl, String tokenKey)
      implements Access {
    @Override
    public String toString() {
      return "Many[" + clientId + "]";
    }
  }

  /**
   * How the history is read.
   *
   * @param pageSize messages at a time
   * @param pause between two requests
   * @param reread how far before the last message heard it begins
   */
  public record History(int pageSize, Duration pause, Duration reread) {}
}
