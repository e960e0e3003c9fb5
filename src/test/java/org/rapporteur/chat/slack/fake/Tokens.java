package org.rapporteur.chat.slack.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tokens that were given out, and what they allow. Guarded by the workspace. */
final class Tokens {
  /** How long an access token lives where tokens rotate, as Slack's documentation has it. */
  static final Duration LIFE = Duration.ofHours(12);

  private final Clock clock;
  private final Map<String, Instant> bots = new HashMap<>();
  private final Set<String> apps = new LinkedHashSet<>();
  private final Set<String> refresh = new LinkedHashSet<>();
  private final Set<String> codes = new LinkedHashSet<>();
  private final Set<String> revoked = new HashSet<>();
  private Set<String> scopes =
      new LinkedHashSet<>(
          List.of(
              "channels:history",
              "channels:read",
              "groups:history",
              "groups:read",
              "chat:write",
              "commands",
              "reactions:read",
              "reactions:write",
              "users:read",
              "files:write"));

  Tokens(Clock clock) {
    this.clock = clock;
  }

  void addBot(String token) {
    bots.put(token, Instant.MAX);
  }

  void addApp(String token) {
    apps.add(token);
  }

  void addCode(String code) {
    codes.add(code);
  }

  boolean takeCode(String code) {
    return codes.remove(code);
  }

  boolean takeRefresh(String token) {
    return refresh.remove(token);
  }

  /** Gives out a pair that rotates. */
  void addRotating(String access, String refreshToken) {
    bots.put(access, clock.instant().plus(LIFE));
    refresh.add(refreshToken);
  }

  boolean revoke(String token) {
    if (bots.remove(token) == null && !apps.remove(token)) {
      return false;
    }
    return revoked.add(token);
  }

  boolean isBot(String token) {
    return bots.containsKey(token);
  }

  /** Why a token doesn't open the Web API; empty when it does. */
  Optional<String> refusal(String token, boolean forApps, boolean forBots) {
    if (token.isEmpty()) {
      return Optional.of("not_authed");
    } else if (revoked.contains(token)) {
      return Optional.of("token_revoked");
    } else if (!bots.containsKey(token) && !apps.contains(token)) {
      return Optional.of("invalid_auth");
    } else if (!(forBots && bots.containsKey(token)) && !(forApps && apps.contains(token))) {
      return Optional.of("not_allowed_token_type");
    }
    boolean over = !clock.instant().isBefore(bots.getOrDefault(token, Instant.MAX));
    return over ? Optional.of("token_expired") : Optional.empty();
  }

  void revokeBots() {
    revoked.addAll(bots.keySet());
    bots.clear();
    refresh.clear();
  }

  Set<String> scopes() {
    return scopes;
  }

  void scopes(Set<String> granted) {
    scopes = new LinkedHashSet<>(granted);
  }
}
