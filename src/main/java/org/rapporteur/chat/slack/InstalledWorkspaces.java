package org.rapporteur.chat.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workspaces that installed the bot by OAuth. A token that is about to expire is renewed before
 * it is handed out, by one caller at a time, and what is handed out is always what is kept.
 */
final class InstalledWorkspaces implements Workspaces {
  private static final Logger log = LoggerFactory.getLogger(InstalledWorkspaces.class);

  /** A token is renewed when it holds no longer than this. */
  static final Duration EARLY = Duration.ofMinutes(30);

  /** Between two tries while the token still holds, so that no post waits for a slow refusal. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  /** A token that could not be renewed is still handed out while it holds this long. */
  static final Duration LAST = Duration.ofMinutes(5);

  private final Vault vault;
  private final MethodsClient slack;
  private final Client client;
  private final Clock clock;

  /** Whoever changes an installation holds its owner's turn. */
  private final ConcurrentMap<String, Turn> turns = new ConcurrentHashMap<>();

  private static final class Turn {
    Instant notBefore = Instant.MIN;
  }

  InstalledWorkspaces(Vault vault, MethodsClient slack, Client client, Clock clock) {
    this.vault = vault;
    this.slack = slack;
    this.client = client;
    this.clock = clock;
  }

  @Override
  public Workspace of(String team) throws NotInstalled, IOException {
    String id = team.isEmpty() ? only() : team;
    return fresh(id).workspace(id);
  }

  private String only() throws NotInstalled {
    List<String> teams = teams();
    if (teams.size() != 1) {
      throw new NotInstalled(
          teams.isEmpty()
              ? "the bot is in no workspace yet: open %s on its web address"
                  .formatted(OAuth.INSTALL)
              : "the bot is in %d workspaces: name the channel with its workspace"
                  .formatted(teams.size()));
    }
    return teams.get(0);
  }

  /**
   * The installation that serves a workspace, its token renewed if need be.
   *
   * @throws NotInstalled if there is none, or Slack has ended it
   * @throws IOException if the token can't be renewed at present and holds no longer
   */
  Installation fresh(String id) throws NotInstalled, IOException {
    Installation kept = find(id);
    if (kept.holdsAt(clock.instant().plus(EARLY))) {
      return kept;
    }
    Turn turn = turn(kept.owner());
    synchronized (turn) {
      Installation now = find(id);
      Installation.Renewal renewal = now.renewal();
      Instant at = clock.instant();
      if (renewal == null || now.holdsAt(at.plus(EARLY))) {
        return now;
      }
      if (at.isBefore(turn.notBefore) && now.holdsAt(at.plus(LAST))) {
        return now;
      }
      turn.notBefore = at.plus(PAUSE);
      return renewed(now, renewal);
    }
  }

  private Installation find(String id) throws NotInstalled {
    return vault
        .find(id)
        .orElseThrow(
            () ->
                new NotInstalled(
                    "the bot is not installed in the workspace %s: open %s on its web address"
                        .formatted(id, OAuth.INSTALL)));
  }

  private Turn turn(String owner) {
    return turns.computeIfAbsent(owner, o -> new Turn());
  }

  private Installation renewed(Installation old, Installation.Renewal renewal)
      throws NotInstalled, IOException {
    OAuthV2AccessResponse answer;
    try {
      answer =
          slack.oauthV2Access(
              r ->
                  r.clientId(client.id())
                      .clientSecret(client.secret())
                      .grantType("refresh_token")
                      .refreshToken(renewal.refreshToken()));
    } catch (SlackApiException e) {
      return unrenewed(old, "an HTTP error", e);
    } catch (IOException e) {
      return unrenewed(old, "no answer", e);
    }
    if (!answer.isOk()) {
      return unrenewed(old, answer.getError(), null);
    }
    if (answer.getAccessToken() == null
        || answer.getRefreshToken() == null
        || answer.getExpiresIn() == null) {
      return unrenewed(old, "an answer without tokens", null);
    }
    Instant expiresAt = clock.instant().plusSeconds(answer.getExpiresIn());
    Installation next =
        old.renewed(
            answer.getAccessToken(), new Installation.Renewal(answer.getRefreshToken(), expiresAt));
    vault.keep(next);
    return next;
  }

  /** What is left when Slack did not renew a token: the old one, as long as it holds. */
  private Installation unrenewed(Installation old, String reason, @Nullable Exception cause)
      throws NotInstalled, IOException {
    if (old.holdsAt(clock.instant().plus(LAST))) {
      log.warn("Slack did not renew the token for {} ({}); it is tried again", old, reason, cause);
      return old;
    }
    if (Refusal.isLasting(reason)) {
      throw new NotInstalled(
          "Slack does not renew the bot's token for %s (%s): install the bot again, at %s on its web address"
              .formatted(old.owner(), reason, OAuth.INSTALL));
    }
    throw new IOException(
        "Slack did not renew the bot's token for %s (%s). %s."
            .formatted(old.owner(), reason, Refusal.words(reason)),
        cause);
  }

  /** Keeps a new installation, in place of an earlier one. */
  void installed(Installation installation) {
    Turn turn = turn(installation.owner());
    synchronized (turn) {
      turn.notBefore = Instant.MIN;
      vault.keep(installation);
    }
    log.info("installed in {}", installation);
  }

  /** Notes which organisation a workspace is in, if that one installed the bot as a whole. */
  void member(String team, String organisation) {
    if (vault.find(team).isEmpty() && vault.find(organisation).isPresent()) {
      vault.member(team, organisation);
    }
  }

  @Override
  public List<String> teams() {
    return vault.teams();
  }

  @Override
  public void forget(String team) {
    Optional<Installation> kept = vault.find(team);
    if (kept.isPresent()) {
      synchronized (turn(kept.get().owner())) {
        vault.remove(kept.get());
      }
      log.info("forgot {}", kept.get());
    }
  }

  @Override
  public void revoked(String team, JsonNode event) {
    if (vault.find(team).filter(i -> Revocation.ends(event, i.botUser())).isPresent()) {
      forget(team);
    }
  }
}
