package org.rapporteur.chat.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rapporteur.chat.PlatformState;

/**
 * The installations, sealed, in what the adapter remembers. A workspace is found by its own
 * installation or by that of its organisation, once it is known to be a member.
 */
final class Vault {
  private static final String TEAM = "installation/team/";
  private static final String ORGANISATION = "installation/organisation/";
  private static final String MEMBER = "installation/member/";

  private final PlatformState state;
  private final Sealer sealer;
  private final JsonMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();

  /**
   * Opens everything once.
   *
   * @throws Sealer.Broken if something was sealed with another key
   */
  Vault(PlatformState state, Sealer sealer) {
    this.state = state;
    this.sealer = sealer;
    Stream.of(TEAM, ORGANISATION).flatMap(p -> state.keys(p).stream()).forEach(this::read);
  }

  /** The installation that serves a workspace or is an organisation's. */
  Optional<Installation> find(String id) {
    return read(TEAM + id)
        .or(() -> read(ORGANISATION + id))
        .or(() -> state.get(MEMBER + id).flatMap(o -> read(ORGANISATION + o)));
  }

  /** Notes that a workspace is in an organisation; durable when it returns. */
  void member(String team, String organisation) {
    if (!state.get(MEMBER + team).equals(Optional.of(organisation))) {
      state.put(MEMBER + team, organisation);
    }
  }

  /** The workspaces with an installation of their own or known as members. */
  List<String> teams() {
    return Stream.of(TEAM, MEMBER)
        .flatMap(prefix -> state.keys(prefix).stream().map(k -> k.substring(prefix.length())))
        .distinct()
        .sorted()
        .toList();
  }

  /** Keeps an installation in place of its owner's last one; durable when it returns. */
  void keep(Installation installation) {
    String key = key(installation);
    try {
      state.put(key, sealer.seal(key, json.writeValueAsString(installation)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an installation is plain data", e);
    }
  }

  /** Lets an installation go, and the members that only it served. */
  void remove(Installation installation) {
    state.remove(key(installation));
    for (String member : state.keys(MEMBER)) {
      if (state.get(member).equals(Optional.of(installation.owner()))) {
        state.remove(member);
      }
    }
  }

  private static String key(Installation installation) {
    return (installation.team().isEmpty() ? ORGANISATION : TEAM) + installation.owner();
  }

  private Optional<Installation> read(String key) {
    return state.get(key).map(value -> parsed(sealer.open(key, value)));
  }

  private Installation parsed(String text) {
    try {
      return json.readValue(text, Installation.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("only installations are sealed here", e);
    }
  }
}
