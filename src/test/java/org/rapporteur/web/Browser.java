package org.rapporteur.web;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser with cookies of its own, without scripts. */
public final class Browser {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final String base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private String token = "";

  /**
   * @param site where it looks
   */
  public Browser(URI site) {
    base = site.toString();
  }

  /** What its forms must send along, as the last page told. */
  String token() {
    return token;
  }

  HttpClient client() {
    return client;
  }

  URI at(String path) {
    return URI.create(base + path);
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> answer = client.send(request.build(), utf8());
    Matcher m = TOKEN.matcher(answer.body());
    if (m.find()) {
      token = m.group(1);
    }
    return answer;
  }

  /** Opens a page, following where it leads, and returns what it shows. */
  public String open(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    return answer.statusCode() == 303
        ? open(answer.headers().firstValue("Location").orElseThrow())
        : answer.body();
  }

  /** Sends a form with this browser's token; fields are name, value, name, value. */
  public HttpResponse<String> post(String path, String... fields) throws Exception {
    return send(path, token, List.of(), fields);
  }

  /** As {@link #post}, the way a page's script sends. */
  HttpResponse<String> postPart(String path, String... fields) throws Exception {
    return send(path, token, List.of("HX-Request", "true"), fields);
  }

  HttpResponse<String> send(String path, String withToken, List<String> headers, String... fields)
      throws Exception {
    List<String> parts = new ArrayList<>();
    parts.add("token=" + encoded(withToken));
    for (int i = 0; i < fields.length; i += 2) {
      parts.add(fields[i] + "=" + encoded(fields[i + 1]));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    parts.stream().collect(Collectors.joining("&"))));
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    return client.send(request.build(), utf8());
  }

  private static HttpResponse.BodyHandler<String> utf8() {
    return BodyHandlers.ofString(StandardCharsets.UTF_8);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
