package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody with a browser, who sends again what was not confirmed, wherever the bot is by then. */
final class PersonOnline {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Where the bot is now. */
  interface Addresses {
    /** Waits until there is one. */
    URI now() throws InterruptedException;
  }

  private final Addresses addresses;
  private final String moderatorKey;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private @Nullable String token;

  PersonOnline(Addresses addresses, String moderatorKey) {
    this.addresses = addresses;
    this.moderatorKey = moderatorKey;
  }

  /**
   * Sends a form until it is confirmed.
   *
   * @param number tells it from what else this person sends
   */
  void sends(String path, int number, String field, String value) throws InterruptedException {
    boolean done = false;
    while (!done) {
      try {
        String proof = token == null ? token() : token;
        token = proof;
        String form =
            "token=%s&number=number-%06d&%s=%s"
                .formatted(encoded(proof), number, field, encoded(value));
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(at(path))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("HX-Request", "true")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204, 503);
        done = answer.statusCode() < 300;
      } catch (IOException unanswered) {
        addresses.now();
      }
    }
  }

  private String token() throws IOException, InterruptedException {
    HttpResponse<String> page =
        client.send(
            HttpRequest.newBuilder(at("/moderators?key=" + moderatorKey)).timeout(PATIENCE).build(),
            BodyHandlers.ofString());
    Matcher m = TOKEN.matcher(page.body());
    if (!m.find()) {
      throw new IOException("no token in " + page.body());
    }
    return m.group(1);
  }

  private URI at(String path) throws InterruptedException {
    return addresses.now().resolve(path);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
