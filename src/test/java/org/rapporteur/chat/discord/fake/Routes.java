package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests that are understood, named as Discord's own description names them. */
final class Routes {
  /**
   * A request that is understood.
   *
   * @param name method and path, such as {@code GET /channels/{channel_id}}
   * @param secret whether its path is the secret, so that it takes no token
   * @param run returns the answer; a missing node for 204
   */
  record Route(
      String name,
      Pattern path,
      List<String> names,
      boolean secret,
      Function<RestCall, JsonNode> run) {
    /** The bucket it is counted in: each channel, server and webhook has its own. */
    String bucket(Map<String, String> at) {
      StringBuilder major = new StringBuilder(name);
      for (String key : List.of("channel_id", "guild_id", "webhook_id", "webhook_token")) {
        major.append(' ').append(at.getOrDefault(key, ""));
      }
      return major.toString();
    }
  }

  /** A route with what stands for the names in its path. */
  record Match(Route route, Map<String, String> path) {}

  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

  private final List<Route> routes = new ArrayList<>();

  void add(String name, Function<RestCall, JsonNode> run) {
    add(name, false, run);
  }

  /** Adds one whose path is the secret. */
  void addSecret(String name, Function<RestCall, JsonNode> run) {
    add(name, true, run);
  }

  private void add(String name, boolean secret, Function<RestCall, JsonNode> run) {
    List<String> names = new ArrayList<>();
    Matcher name1 = NAME.matcher(name);
    while (name1.find()) {
      names.add(name1.group(1));
    }
    String regex = NAME.matcher(name.replace(".", "\\.")).replaceAll("([^/]+)");
    routes.add(new Route(name, Pattern.compile(regex), names, secret, run));
  }

  boolean has(String name) {
    return routes.stream().anyMatch(r -> r.name().equals(name));
  }

  /**
   * @param request the method, a blank, and the decoded path
   */
  Optional<Match> match(String request) {
    for (Route route : routes) {
      Matcher matcher = route.path().matcher(request);
      if (matcher.matches()) {
        Map<String, String> path = new LinkedHashMap<>();
        for (int i = 0; i < route.names().size(); i++) {
          path.put(route.names().get(i), matcher.group(i + 1));
        }
        return Optional.of(new Match(route, path));
      }
    }
    return Optional.empty();
  }
}
