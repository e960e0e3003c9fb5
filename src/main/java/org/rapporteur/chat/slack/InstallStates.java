package org.rapporteur.chat.slack;

import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.service.OAuthStateService;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.PlatformState;

/**
 * Ties Slack's answer to the browser that began an installation (RFC 6749, section 10.12): good for
 * one installation within ten minutes. A state is its own sealed expiry, so that visitors leave
 * nothing behind who only look; what is kept until then are the used ones.
 */
final class InstallStates implements OAuthStateService {
  private static final String NAME = "state of an installation";
  private static final String USED = "used state/";

  private final PlatformState state;
  private final Sealer sealer;
  private final Clock clock;

  InstallStates(PlatformState state, Sealer sealer, Clock clock) {
    this.state = state;
    this.sealer = sealer;
    this.clock = clock;
  }

  /** The prefix makes browsers take it from this very host alone, over a secure connection. */
  @Override
  public String getSessionCookieName() {
    return "__Host-rapporteur-slack";
  }

  /** Lax: the browser comes back from Slack's page. */
  @Override
  @SuppressWarnings("rawtypes") // Bolt's own signature
  public String issueNewState(Request request, Response response) throws Exception {
    String issued = OAuthStateService.super.issueNewState(request, response);
    response
        .getHeaders()
        .computeIfPresent(
            "Set-Cookie",
            (name, cookies) -> cookies.stream().map(c -> c + "; SameSite=Lax").toList());
    return issued;
  }

  /** Bolt's own reading fails on a cookie without a value. */
  @Override
  @SuppressWarnings("rawtypes") // Bolt's own signature
  public @Nullable String extractStateFromSession(Request request) {
    List<String> headers = request.getHeaders().getMultipleValues("Cookie");
    if (headers == null) {
      return null;
    }
    String begin = getSessionCookieName() + "=";
    return headers.stream()
        .flatMap(header -> Stream.of(header.split(";", -1)))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(begin))
        .map(cookie -> cookie.substring(begin.length()))
        .findFirst()
        .orElse(null);
  }

  @Override
  public String generateNewStateValue() {
    return sealer.seal(NAME, clock.instant().plusSeconds(getExpirationInSeconds()).toString());
  }

  @Override
  public void addNewStateToDatastore(String issued) {
    // It carries all there is to know.
  }

  @Override
  public boolean isAvailableInDatabase(String given) {
    return expiry(given).filter(clock.instant()::isBefore).isPresent()
        && state.get(USED + given).isEmpty();
  }

  private Optional<Instant> expiry(String given) {
    try {
      return Optional.of(Instant.parse(sealer.open(NAME, given)));
    } catch (Sealer.Broken e) {
      return Optional.empty();
    }
  }

  @Override
  public void deleteStateFromDatastore(String given) {
    for (String key : state.keys(USED)) {
      if (isOver(key.substring(USED.length()))) {
        state.remove(key);
      }
    }
    state.put(USED + given, "");
  }

  private boolean isOver(String used) {
    return expiry(used).filter(clock.instant()::isBefore).isEmpty();
  }
}
