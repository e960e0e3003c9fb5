package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rapporteur.chat.fake.Json;

/** Signed requests to an address of the bot: JSON for events, forms for everything else. */
final class HttpWire implements Wire {
  private static final Duration SLACK_WAITS = Duration.ofSeconds(3);

  private final Workspace workspace;
  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(SLACK_WAITS)
          .build();
  private final String secret;
  private final Duration skew;

  /**
   * @param skew how far Slack's clock is ahead of the workspace's
   */
  HttpWire(Workspace workspace, URI address, String secret, Duration skew) {
    this.workspace = workspace;
    this.address = address;
    this.secret = secret;
    this.skew = skew;
  }

  @Override
  public void carry(Delivery delivery) {
    String body =
        switch (delivery.type()) {
          case Delivery.EVENT -> delivery.payload().toString();
          case Delivery.RAW -> delivery.payload().asText();
          case Delivery.COMMAND -> form(delivery.payload());
          default -> "payload=" + encoded(delivery.payload().toString());
        };
    HttpRequest.Builder request =
        signed(body, delivery.isEvent() || delivery.type().equals(Delivery.RAW));
    if (delivery.attempts() > 0) {
      request
          .header("X-Slack-Retry-Num", String.valueOf(delivery.attempts()))
          .header("X-Slack-Retry-Reason", delivery.status() == 0 ? "http_timeout" : "http_error");
    }
    workspace.state.run(() -> delivery.sent(this));
    try {
      HttpResponse<String> answer =
          client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      workspace.state.run(() -> delivery.answered(answer.statusCode(), read(answer.body())));
    } catch (IOException e) {
      workspace.state.run(() -> delivery.answered(0, MissingNode.getInstance()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An answer's body: JSON, or a plain text that is shown as it is. */
  private static JsonNode read(String body) {
    JsonNode json = Json.parse(body);
    return json.isMissingNode() && !body.isBlank() ? Json.object("text", body) : json;
  }

  private static String form(JsonNode fields) {
    return fields.properties().stream()
        .map(f -> f.getKey() + "=" + encoded(f.getValue().asText()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder signed(String body, boolean json) {
    String time = String.valueOf(workspace.clock.instant().plus(skew).getEpochSecond());
    return HttpRequest.newBuilder(address)
        .timeout(SLACK_WAITS)
        .header("Content-Type", json ? "application/json" : "application/x-www-form-urlencoded")
        .header("X-Slack-Request-Timestamp", time)
        .header("X-Slack-Signature", "v0=" + hmac("v0:" + time + ":" + body))
        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
  }

  private String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
