package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.config.ConfigException;
import org.rapporteur.config.Settings;

/** How an operator changes the moderators' link: another key, and a restart. */
class ModeratorKeyTest {
  private static final String VARIABLE = "RAPPORTEUR_MODERATOR_KEY";

  @TempDir private Path data;

  private Bot starts(Map<String, String> environment) throws Exception {
    return Bot.start(settings(environment), false, Clock.systemUTC());
  }

  private Settings settings(Map<String, String> environment) throws ConfigException {
    return Settings.builtIn(environment).withData(data).servedAt(null, 0);
  }

  private static HttpResponse<String> opens(URI address, String cookies) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI link(Bot bot, String key) {
    return bot.address().resolve("/moderators?key=" + key);
  }

  private static int shows(Bot bot, String cookies) throws Exception {
    return opens(bot.address().resolve("/moderators"), cookies).statusCode();
  }

  /** The cookies of a browser that came by the link. */
  private static String admitted(Bot bot, String key) throws Exception {
    HttpResponse<String> answer = opens(link(bot, key), "");
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().allValues("Set-Cookie").stream()
        .map(c -> c.substring(0, c.indexOf(';')))
        .collect(Collectors.joining("; "));
  }

  @Test
  void deletingItsFileMakesAnotherLinkAndShutsOutWhoCameByTheOld() throws Exception {
    Path file = data.resolve("moderator.key");
    String old;
    String cookies;
    try (Bot bot = starts(Map.of())) {
      old = Files.readString(file);
      assertThat(bot.greeting()).anyMatch(line -> line.endsWith("/moderators?key=" + old));
      cookies = admitted(bot, old);
      assertThat(shows(bot, cookies)).isEqualTo(200);
    }
    try (Bot same = starts(Map.of())) {
      assertThat(shows(same, cookies)).as("a restart alone shuts nobody out").isEqualTo(200);
    }
    Files.delete(file);

    try (Bot bot = starts(Map.of())) {
      String fresh = Files.readString(file);
      assertThat(fresh).isNotEqualTo(old);
      assertThat(shows(bot, cookies)).isEqualTo(403);
      assertThat(opens(link(bot, old), cookies).statusCode()).isEqualTo(403);
      assertThat(shows(bot, admitted(bot, fresh))).isEqualTo(200);
    }
  }

  @Test
  void changingItsVariableDoesTheSame() throws Exception {
    String cookies;
    try (Bot bot = starts(Map.of(VARIABLE, "the-key-of-monday"))) {
      cookies = admitted(bot, "the-key-of-monday");
    }

    try (Bot bot = starts(Map.of(VARIABLE, "the-key-of-tuesday"))) {
      assertThat(shows(bot, cookies)).isEqualTo(403);
      assertThat(opens(link(bot, "the-key-of-monday"), "").statusCode()).isEqualTo(403);
      assertThat(shows(bot, admitted(bot, "the-key-of-tuesday"))).isEqualTo(200);
      assertThat(List.of(bot.greeting())).asString().doesNotContain("the-key-of-tuesday");
    }
    assertThat(data.resolve("moderator.key")).doesNotExist();
  }
}
