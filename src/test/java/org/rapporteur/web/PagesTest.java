package org.rapporteur.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.session.Attribution;
import org.rapporteur.session.Draft;
import org.rapporteur.session.Event;
import org.rapporteur.session.SessionFixture;
import org.rapporteur.session.SessionState;
import org.rapporteur.text.Kind;
import org.rapporteur.text.Language;

/** What people see, as served. */
class PagesTest {
  @TempDir private Path reports;
  private ServedSite site;
  private Browser browser;

  @BeforeEach
  void serve() {
    site = new ServedSite(reports);
    browser = site.browser();
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void theFloorShowsItemsWithTopicsUpvotesAndWhatBecameOfThem() throws Exception {
    site.hold(
        new SessionFixture()
            .attribution(Attribution.AFFILIATION)
            .open()
            .asks("Ana (Chile)", "Who pays?", "capacity-building")
            .upvotes(1, "Ben", "Cy")
            .asksAnonymously("Ben (Ghana)", "Who decides?")
            .flags(1, "Keiko Tanaka")
            .live(1)
            .answers(2, "The States Parties."));
    String page = browser.open("/");

    assertThat(page)
        .contains("Capacity-building under the Convention")
        .contains("Who pays?")
        .contains("<bdi>Chile</bdi>")
        .doesNotContain("Ana")
        .doesNotContain("Ghana")
        .contains("Keiko Tanaka is answering now")
        .contains("aria-label=\"Upvote 1: 2\"")
        .contains("answered in writing")
        .contains("The States Parties.");
  }

  @Test
  void theFloorAsksForItsItemsWhenTheyChange() throws Exception {
    site.hold(new SessionFixture().open());

    assertThat(browser.open("/")).contains("<main id=\"floor\" hx-get=\"/s/floor/items\"");
  }

  @Test
  void whatAttendeesWriteCannotBecomeMarkup() throws Exception {
    String hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>${7*7}";
    site.hold(
        new SessionFixture()
            .attribution(Attribution.NAMED)
            .title("<b>Title</b>")
            .open()
            .asks(hostile, hostile)
            .flags(1, null)
            .notes(1, hostile));
    browser.open("/moderators?key=" + ServedSite.SECRET);
    site.posts.add(Post.of(hostile, List.of(Post.Section.of(hostile, List.of()))));

    for (String path : List.of("/", "/s/floor/items", "/moderators", "/join")) {
      assertThat(browser.open(path))
          .doesNotContain("<script>alert")
          .doesNotContain("<img")
          .doesNotContain("<b>Title");
    }
    assertThat(browser.open("/")).contains("&lt;script&gt;alert(1)").contains("${7*7}");
  }

  @Test
  void eachTextCarriesItsLanguageAndFindsItsDirection() throws Exception {
    site.hold(new SessionFixture().open().language(Language.AR).asks("Ana", "من يدفع؟"));

    assertThat(browser.open("/"))
        .contains("<p class=\"said\" dir=\"auto\" lang=\"ar\">من يدفع؟</p>");
  }

  @Test
  void itemsAreFilteredByTopicAndSortedByUpvotes() throws Exception {
    site.hold(
        new SessionFixture()
            .open()
            .asks("Ana", "First?", "human-rights")
            .asks("Ana", "Second?")
            .asks("Ana", "Third?", "human-rights")
            .upvotes(3, "Ben"));

    assertThat(browser.open("/?topic=human-rights")).contains("First?").doesNotContain("Second?");
    assertThat(browser.open("/?sort=top").indexOf("Third?"))
        .isLessThan(browser.open("/?sort=top").indexOf("First?"));
    assertThat(browser.open("/").indexOf("First?")).isLessThan(browser.open("/").indexOf("Third?"));
  }

  @Test
  void onlyTheLastHundredItemsAreShownUntilAsked() throws Exception {
    SessionFixture fixture = new SessionFixture().open();
    for (int i = 1; i <= 130; i++) {
      fixture.asks(
          "Ana", "Question " + i + " of many, as long as they often are in such meetings?");
    }
    site.hold(fixture);
    String page = browser.open("/");

    assertThat(page).contains("30 earlier ones").contains("Question 31 ");
    assertThat(page).doesNotContain("Question 30 ");
    assertThat(page.length()).isLessThan(60_000);
    assertThat(browser.open("/?all=yes")).contains("Question 1 ");
  }

  @Test
  void aPartThatDidNotChangeIsNotSentAgain() throws Exception {
    SessionFixture fixture = new SessionFixture().open().asks("Ana", "Who pays?");
    site.hold(fixture);

    assertThat(browser.get("/s/floor/items?version=s1." + fixture.state().seq()).statusCode())
        .isEqualTo(204);
    assertThat(browser.get("/s/floor/items?version=s1.0").body()).contains("Who pays?");
  }

  @Test
  void whoeverSentAMessageIsToldWhatBecameOfIt() throws Exception {
    SessionFixture fixture = new SessionFixture().open();
    site.hold(fixture);
    browser.open("/");
    browser.post("/s/floor/messages", "number", "number-1", "text", "Who pays for training?");
    assertThat(browser.get("/s/floor/sent/number-1").body()).contains("Sent.");

    site.live.change(fixture.state().id(), state -> collected(state, site.heard.posted()));

    assertThat(browser.get("/s/floor/sent/number-1").body())
        .contains("#1")
        .contains("Kept as a question on Human rights.");
    assertThat(browser.open("/"))
        .contains("My items <span id=\"mine-count\">1</span>")
        .contains("on the floor")
        .contains("<span class=\"you\">you</span>");
    assertThat(browser.open("/s/floor/items/1/edit")).contains("Who pays for training?</textarea>");
    assertThat(site.browser().get("/s/floor/items/1/edit").statusCode()).isEqualTo(404);
  }

  private static Draft collected(SessionState state, ChatEvent.Posted posted) {
    Draft draft = new Draft(state, posted.at(), null);
    int author = draft.person(posted.author());
    draft.record(
        author,
        new Event.ItemCollected(
            1,
            Kind.QUESTION,
            posted.message(),
            posted.message().channel(),
            author,
            false,
            posted.presence(),
            posted.at(),
            draft.words(author, posted.text(), List.of()),
            Language.EN,
            List.of("human-rights"),
            false));
    return draft;
  }

  @Test
  void moderatorsSeeQueuesCardsWithButtonsAndDigests() throws Exception {
    site.hold(
        new SessionFixture()
            .open()
            .asks("Ana (Chile)", "Who pays?")
            .asks("Ben", "Who decides?")
            .flags(1, "Keiko Tanaka"));
    site.posts.add(Post.of("Digest 1", List.of(Post.Section.of("New", List.of()))));
    String page = browser.open("/moderators?key=" + ServedSite.SECRET);

    assertThat(page)
        .contains("<bdi>Ana (Chile)</bdi>")
        .contains("flagged to Keiko Tanaka by Ines")
        .contains("value=\"floor live 1\"")
        .contains("value=\"floor flag 2 Omar Haddad\"")
        .contains("data-asks=\"The reason, for the record\"")
        .contains("Digest 1")
        .contains("2 questions");
  }

  @Test
  void eachFormOfAPageNumbersWhatItSends() throws Exception {
    site.hold(new SessionFixture().open().asks("Ana", "Who pays?"));
    browser.open("/moderators?key=" + ServedSite.SECRET);

    for (String path : List.of("/", "/moderators")) {
      List<String> numbers =
          Pattern.compile("name=\"number\" value=\"([^\"]+)\"")
              .matcher(browser.open(path))
              .results()
              .map(m -> m.group(1))
              .toList();
      assertThat(numbers).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    }
  }

  @Test
  void aBoardThatDidNotChangeIsNotSentAgain() throws Exception {
    site.hold(new SessionFixture().open().asks("Ana", "Who pays?"));
    String page = browser.open("/moderators?key=" + ServedSite.SECRET);
    String version = page.replaceAll("(?s).*name=\"version\" value=\"([^\"]+)\".*", "$1");
    String board = "/moderators/moderators/board?version=" + version;
    assertThat(browser.get(board).statusCode()).isEqualTo(204);

    site.posts.add(Post.of("Digest 1"));
    assertThat(browser.get(board).body()).contains("Digest 1");
  }

  @Test
  void reportsAreForModeratorsOfAClosedSessionAndKnowTheirFilesOnly() throws Exception {
    site.hold(new SessionFixture().open().asks("Ana", "Who pays?").close());
    Path files = Files.createDirectories(reports.resolve("s1"));
    Files.writeString(files.resolve("digest.md"), "# Digest — итог");
    Files.writeString(files.resolve("other.txt"), "not for the web");
    assertThat(browser.get("/report/s1/digest.md").statusCode()).isEqualTo(403);

    browser.open("/moderators?key=" + ServedSite.SECRET);
    assertThat(browser.open("/report")).contains("href=\"/report/s1\"");
    assertThat(browser.open("/report/s1")).contains("digest.md").doesNotContain("items.csv");
    HttpResponse<String> file = browser.get("/report/s1/digest.md");
    assertThat(file.body()).isEqualTo("# Digest — итог");
    assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"digest.md\"");
    for (String path :
        List.of("/report/s1/other.txt", "/report/s1/..%2f..%2fetc", "/report/none/digest.md")) {
      assertThat(browser.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void theProjectorShowsACodeAndBothLinks() throws Exception {
    site.hold(new SessionFixture().open());

    assertThat(browser.open("/join"))
        .contains("<path d=\"M")
        .contains("?presence=onsite")
        .contains("?presence=online");
  }

  @Test
  void withoutASessionThePageSaysSo() throws Exception {
    assertThat(browser.open("/")).contains("No session is open here yet.");
  }

  @Test
  void aClosedSessionTakesNothingMore() throws Exception {
    site.hold(new SessionFixture().open().asks("Ana", "Who pays?").close());

    assertThat(browser.open("/"))
        .contains("This session is closed.")
        .doesNotContain("<textarea")
        .doesNotContain("<button id=\"u1\"");
  }

  @Test
  void healthTellsOfEachPart() throws Exception {
    assertThat(browser.get("/health").body()).contains("\"status\":\"up\"").contains("live chat");
    site.heard.well = false;
    HttpResponse<String> ill = browser.get("/health");

    assertThat(ill.statusCode()).isEqualTo(503);
    assertThat(ill.body()).contains("\"status\":\"down\"").contains("\"ok\":false");
  }

  @Test
  @Timeout(30)
  void anOpenPageIsToldOfAPost() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(browser.at("/events/moderators"))
            .header("Accept", "text/event-stream")
            .build();
    HttpResponse<InputStream> events =
        browser.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8));
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(
            () -> lines.lines().limit(2).collect(Collectors.joining(" ")));
    while (!first.isDone()) {
      site.chat.post(new Place.Channel(SessionFixture.MODERATORS), Post.of("Digest"), "nonce");
      try {
        first.get(200, TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillWaiting) {
        Thread.onSpinWait();
      }
    }

    assertThat(first.get()).isEqualTo("event: changed data: -");
    events.body().close();
  }
}
