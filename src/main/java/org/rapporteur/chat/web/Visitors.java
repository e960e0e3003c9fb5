package org.rapporteur.chat.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.CommandTexts;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.UserRef;

/**
 * Knows visitors by their cookies: a random id that we signed, and what they told of themselves.
 * Nothing about a visitor is kept on this side until they send something.
 */
public final class Visitors {
  private static final String ID = "rapporteur";
  private static final String SELF = "rapporteur-self";
  private static final String PRESENCE = "rapporteur-presence";
  private static final String MODERATOR = "rapporteur-moderator";
  private static final String SEEN = "rapporteur.visitor";
  private static final Duration KNOWN = Duration.ofDays(30);

  /** Longer than a meeting's day, and over before the next. */
  private static final Duration ADMITTED = Duration.ofHours(12);

  private static final int LONGEST_NAME = 60;

  /** Parsing takes the square of it: 8,000 characters, 0.1 s. */
  private static final int LONGEST_LANGUAGES = 400;

  private final Seal seal;
  private final String moderatorKey;
  private final boolean secure;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Visitors(Seal seal, String moderatorKey, boolean secure, Clock clock) {
    this.seal = seal;
    this.moderatorKey = moderatorKey;
    this.secure = secure;
    this.clock = clock;
  }

  /** Who sent a request; somebody new gets a cookie with the answer. */
  public Visitor of(Context ctx) {
    Visitor seen = ctx.attribute(SEEN);
    if (seen != null) {
      return seen;
    }
    String id = signedId(ctx).orElseGet(() -> newId(ctx));
    List<String> self = self(ctx.cookie(SELF));
    String pass = ctx.cookie(MODERATOR);
    Visitor visitor =
        new Visitor(
            new UserRef(WebChat.NAME, "", id),
            self.get(0),
            self.get(1).isEmpty() ? null : self.get(1),
            presence(ctx.cookie(PRESENCE)).orElse(Presence.UNKNOWN),
            pass != null && isAdmitted(id, pass),
            locale(ctx.header("Accept-Language")),
            seal.tag("form", id));
    ctx.attribute(SEEN, visitor);
    return visitor;
  }

  /**
   * Lets a visitor who knows the secret in as a moderator, for 12 hours or until there is another
   * secret; false when it is not the secret.
   */
  public boolean admit(Context ctx, String secret) {
    if (!Seal.same(secret, moderatorKey)) {
      return false;
    }
    String id = of(ctx).user().id();
    String until = Long.toString(clock.instant().plus(ADMITTED).getEpochSecond());
    set(ctx, MODERATOR, until + "." + seal.tag("moderator", id, moderatorKey, until), ADMITTED);
    ctx.attribute(SEEN, null);
    return true;
  }

  /** Whether a pass is ours, for this visitor and secret, and not over. */
  private boolean isAdmitted(String id, String pass) {
    int dot = Math.max(0, pass.indexOf('.'));
    String until = pass.substring(0, dot);
    return seal.holds(pass.substring(dot + 1), "moderator", id, moderatorKey, until)
        && clock.instant().getEpochSecond() < Long.parseLong(until);
  }

  /** Keeps where a visitor says they are; another word than a presence's changes nothing. */
  public void place(Context ctx, String word) {
    presence(word).ifPresent(p -> set(ctx, PRESENCE, p.word(), KNOWN));
  }

  /** Keeps what a visitor wants to be called, cut to what a line holds. */
  void introduce(Context ctx, String name, String affiliation) {
    String both = line(name) + "\n" + line(affiliation);
    set(
        ctx,
        SELF,
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(both.getBytes(StandardCharsets.UTF_8)),
        KNOWN);
    ctx.attribute(SEEN, null);
  }

  private Optional<String> signedId(Context ctx) {
    String cookie = ctx.cookie(ID);
    int dot = cookie == null ? -1 : cookie.indexOf('.');
    if (cookie == null || dot < 1) {
      return Optional.empty();
    }
    String id = cookie.substring(0, dot);
    return seal.holds(cookie.substring(dot + 1), "visitor", id)
        ? Optional.of(id)
        : Optional.empty();
  }

  private String newId(Context ctx) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    set(ctx, ID, id + "." + seal.tag("visitor", id), KNOWN);
    return id;
  }

  private void set(Context ctx, String name, String value, Duration kept) {
    int seconds = Math.toIntExact(kept.toSeconds());
    ctx.cookie(new Cookie(name, value, "/", seconds, secure, true, null, SameSite.LAX));
  }

  private static Optional<Presence> presence(@Nullable String word) {
    for (Presence presence : List.of(Presence.ONSITE, Presence.ONLINE)) {
      if (presence.word().equals(word)) {
        return Optional.of(presence);
      }
    }
    return Optional.empty();
  }

  /** English where a browser asks for nothing we have, or for nothing that can be read. */
  private static Locale locale(@Nullable String accepted) {
    if (accepted == null || accepted.length() > LONGEST_LANGUAGES) {
      return Locale.ENGLISH;
    }
    try {
      return Locale.LanguageRange.parse(accepted).stream()
          .filter(range -> range.getWeight() > 0)
          .flatMap(range -> CommandTexts.nearest(Locale.forLanguageTag(range.getRange())).stream())
          .findFirst()
          .orElse(Locale.ENGLISH);
    } catch (IllegalArgumentException malformed) {
      return Locale.ENGLISH;
    }
  }

  private static List<String> self(@Nullable String cookie) {
    if (cookie == null) {
      return List.of("", "");
    }
    try {
      String both = new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
      int end = both.indexOf('\n');
      return end < 0
          ? List.of(line(both), "")
          : List.of(line(both.substring(0, end)), line(both.substring(end + 1)));
    } catch (IllegalArgumentException notOurs) {
      return List.of("", "");
    }
  }

  /** One line without controls and direction overrides, so that a name stays within its place. */
  private static String line(String written) {
    String clean =
        written.replaceAll("[\\p{Cntrl}\\s\\u202A-\\u202E\\u2066-\\u2069]+", " ").strip();
    int most = Math.min(clean.length(), LONGEST_NAME);
    boolean halved =
        most > 0 && most < clean.length() && Character.isHighSurrogate(clean.charAt(most - 1));
    return clean.substring(0, halved ? most - 1 : most);
  }
}
