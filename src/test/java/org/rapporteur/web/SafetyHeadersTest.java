package org.rapporteur.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.session.SessionFixture;

/** What answers ask of browsers, on every way an answer can come about. */
class SafetyHeadersTest {
  private static final String HSTS = "Strict-Transport-Security";
  private static final String NUMBER = "number";

  /** Every address that is read, and some that are not there. */
  private static final Map<String, Integer> READ =
      Map.ofEntries(
          Map.entry("/", 200),
          Map.entry("/s/floor", 200),
          Map.entry("/s/floor/items", 200),
          Map.entry("/s/floor/sent/number-1", 200),
          Map.entry("/s/floor/name", 200),
          Map.entry("/s/floor/forget", 200),
          Map.entry("/s/floor/items/1/edit", 404),
          Map.entry("/s/floor/items/1/withdraw", 404),
          Map.entry("/s/floor/completions?line=/ask", 200),
          Map.entry("/join", 200),
          Map.entry("/join/floor", 200),
          Map.entry("/moderators", 200),
          Map.entry("/moderators?key=" + ServedSite.SECRET, 303),
          Map.entry("/moderators/moderators", 200),
          Map.entry("/moderators/moderators/board", 200),
          Map.entry("/moderators/moderators/name", 200),
          Map.entry("/moderators/moderators/completions?line=f", 200),
          Map.entry("/report", 200),
          Map.entry("/report/s1", 200),
          Map.entry("/report/s1/digest.md", 200),
          Map.entry("/report/s1/other.txt", 404),
          Map.entry("/health", 200),
          Map.entry("/favicon.ico", 302),
          Map.entry("/assets/none.js", 404),
          Map.entry("/nowhere", 404));

  private static final List<String> SENT =
      List.of(
          "/s/floor/messages",
          "/s/floor/edits",
          "/s/floor/upvotes",
          "/s/floor/name",
          "/s/floor/commands",
          "/moderators/moderators/name",
          "/moderators/moderators/commands");

  @TempDir private Path reports;
  private ServedSite site;
  private Browser stranger;
  private Browser moderator;

  @BeforeEach
  void serve() throws Exception {
    site = new ServedSite(reports);
    site.hold(new SessionFixture().open().asks("Ana", "Who pays?").close());
    Files.writeString(Files.createDirectories(reports.resolve("s1")).resolve("digest.md"), "# T");
    stranger = site.browser();
    moderator = site.browser();
    moderator.open("/moderators?key=" + ServedSite.SECRET);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private static void assertLockedDown(String what, HttpHeaders headers) {
    assertThat(headers.allValues("Content-Security-Policy"))
        .as(what)
        .singleElement()
        .asString()
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .contains("base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.allValues("X-Content-Type-Options")).as(what).containsExactly("nosniff");
    assertThat(headers.allValues("X-Frame-Options")).as(what).containsExactly("DENY");
    assertThat(headers.allValues("Referrer-Policy")).as(what).containsExactly("no-referrer");
    assertThat(headers.firstValue("Permissions-Policy").orElse("")).as(what).contains("camera=()");
    assertThat(headers.firstValue("Server")).as(what).isEmpty();
  }

  private static void assertKeptByNobody(String what, HttpHeaders headers) {
    assertThat(headers.allValues("Cache-Control")).as(what).containsExactly("no-store");
  }

  @Test
  void everyPageAndRefusalIsLockedDownAndKeptByNobody() throws Exception {
    for (Map.Entry<String, Integer> read : READ.entrySet()) {
      HttpResponse<String> own = moderator.get(read.getKey());
      assertThat(own.statusCode()).as(read.getKey()).isEqualTo(read.getValue());
      for (HttpResponse<String> answer :
          List.of(
              own,
              stranger.get(read.getKey().replace(ServedSite.SECRET, "another")),
              stranger.get(read.getKey().replace(ServedSite.SECRET, "x"), "HX-Request", "true"))) {
        String what = answer.statusCode() + " " + read.getKey();
        assertLockedDown(what, answer.headers());
        assertKeptByNobody(what, answer.headers());
        assertThat(answer.headers().firstValue(HSTS)).as(what).isEmpty();
        assertThat(answer.body()).as(what).doesNotContain("style=\"", "onclick", "<script>");
      }
    }
  }

  @Test
  void whateverIsSentGetsALockedDownAnswer() throws Exception {
    for (String path : SENT) {
      for (HttpResponse<String> answer :
          List.of(
              moderator.post(path, NUMBER, "number-1", "text", "Who pays?", "line", "help"),
              stranger.send(path, "another-token", List.of(), NUMBER, "number-1", "text", "x"),
              stranger.postPart(path, "text", "y".repeat(600_000)))) {
        String what = answer.statusCode() + " " + path;
        assertLockedDown(what, answer.headers());
        assertKeptByNobody(what, answer.headers());
      }
    }
  }

  @Test
  void soDoFailuresAndMethodsThatNoPageTakes() throws Exception {
    site.heard.failing = true;
    HttpResponse<String> failed =
        moderator.post("/s/floor/messages", NUMBER, "number-1", "text", "Who pays?");
    assertThat(failed.statusCode()).isEqualTo(500);
    assertLockedDown("500", failed.headers());

    site.heard.well = false;
    assertThat(stranger.get("/health").statusCode()).isEqualTo(503);
    assertLockedDown("503", stranger.get("/health").headers());

    for (String method : List.of("PUT", "DELETE", "OPTIONS", "HEAD", "TRACE", "PATCH")) {
      HttpRequest request =
          HttpRequest.newBuilder(stranger.at("/")).method(method, BodyPublishers.noBody()).build();
      assertLockedDown(
          method, stranger.client().send(request, BodyHandlers.discarding()).headers());
    }
  }

  @Test
  void filesAreLockedDownAndMayBeKept() throws Exception {
    for (String name : List.of("app.css", "app.js", "htmx.js", "icon.svg")) {
      HttpResponse<String> file = stranger.get("/assets/" + name);
      assertThat(file.statusCode()).isEqualTo(200);
      assertLockedDown(name, file.headers());
      assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    }
  }

  @Test
  void soIsTheStreamOfChanges() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(stranger.at("/events/floor"))
            .header("Accept", "text/event-stream")
            .build();
    HttpResponse<InputStream> events =
        stranger.client().send(request, BodyHandlers.ofInputStream());

    assertThat(events.statusCode()).isEqualTo(200);
    assertLockedDown("events", events.headers());
    events.body().close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1",
        "GET /s/%00 HTTP/1.1",
        "GET /../../etc/passwd HTTP/1.1",
        "GET / HTTP/9.9",
        "GET /<script>alert(1)</script>\u00e9 HTTP/1.1",
        "what is this"
      })
  void whatIsNoHttpGetsALockedDownStatusAndNothingBack(String line) throws Exception {
    String answer = exchange(line + "\r\nHost: hall\r\nConnection: close\r\n\r\n");

    assertThat(answer).matches("(?s)HTTP/1.1 (400|505) .*\r\n\r\n");
    assertThat(answer)
        .contains("default-src 'none'", "nosniff", "no-referrer", "no-store")
        .doesNotContain("script>", "passwd", "etty");
  }

  private String exchange(String request) throws Exception {
    URI at = stranger.at("/");
    try (Socket socket = new Socket(at.getHost(), at.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void whereBrowsersComeByHttpsTheyAreToComeByNothingElse() throws Exception {
    try (ServedSite https =
        new ServedSite(reports, Optional.of(URI.create("https://hall.example")))) {
      for (String path : List.of("/", "/nowhere", "/moderators", "/assets/app.js", "/health")) {
        assertThat(https.browser().get(path).headers().firstValue(HSTS))
            .as(path)
            .contains("max-age=31536000");
      }
    }
    try (ServedSite http =
        new ServedSite(reports, Optional.of(URI.create("http://hall.example")))) {
      assertThat(http.browser().get("/").headers().firstValue(HSTS)).isEmpty();
    }
  }
}
