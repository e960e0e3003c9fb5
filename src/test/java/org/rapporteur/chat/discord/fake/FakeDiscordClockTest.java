package org.rapporteur.chat.discord.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.SettableClock;

/** How long an interaction can be answered, without JDA, which has a clock of its own. */
class FakeDiscordClockTest {
  private static final String MESSAGE =
      "{\"content\": \"Collected\", \"allowed_mentions\": {\"parse\": []}}";

  private final SettableClock clock = SettableClock.at("2026-03-10T10:00:00Z");
  private final FakeDiscord discord = new FakeDiscord(clock);
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void register() throws Exception {
    discord.channel("floor");
    String command = "[{\"name\": \"ask\", \"description\": \"Ask the floor\"}]";
    assertThat(send("PUT", "/applications/" + discord.botUser() + "/commands", command))
        .isEqualTo(200);
  }

  @AfterEach
  void close() {
    discord.close();
    assertThat(discord.violations()).isEmpty();
  }

  private int send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(discord.apiUrl() + path))
            .header("Authorization", "Bot " + FakeDiscord.TOKEN)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private int answer(Interaction asked) throws Exception {
    return send(
        "POST",
        "/interactions/%s/%s/callback".formatted(asked.id, asked.token),
        "{\"type\": 5, \"data\": {\"flags\": 64}}");
  }

  private String hook(Interaction asked) {
    return "/webhooks/%s/%s".formatted(discord.botUser(), asked.token);
  }

  @Test
  void isAnsweredWithinThreeSecondsAndOnce() throws Exception {
    Interaction asked = discord.user("Ana").calls("floor", "ask", Map.of());
    clock.advance(Duration.ofSeconds(3));
    assertThat(answer(asked)).isEqualTo(204);
    assertThat(answer(asked)).isEqualTo(400);
    Interaction late = discord.user("Ana").calls("floor", "ask", Map.of());
    clock.advance(Duration.ofSeconds(3).plusMillis(1));
    assertThat(answer(late)).isEqualTo(404);
  }

  @Test
  void isFilledInWithinFifteenMinutes() throws Exception {
    Interaction asked = discord.user("Ana").calls("floor", "ask", Map.of());
    assertThat(send("POST", hook(asked), MESSAGE)).isEqualTo(404);
    assertThat(answer(asked)).isEqualTo(204);
    clock.advance(Duration.ofMinutes(15));
    assertThat(send("PATCH", hook(asked) + "/messages/@original", MESSAGE)).isEqualTo(200);
    assertThat(asked.text()).isEqualTo("Collected");
    clock.advance(Duration.ofSeconds(1));
    assertThat(send("POST", hook(asked), MESSAGE)).isEqualTo(401);
  }
}
