package org.rapporteur.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.CommandCall;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.Reply;
import org.rapporteur.session.SessionFixture;

/** What people send over HTTP, as it reaches the core. */
class LiveChatTest {
  private static final String MESSAGES = "/s/floor/messages";

  @TempDir private Path reports;
  private ServedSite site;
  private Browser ana;

  @BeforeEach
  void open() throws Exception {
    site = new ServedSite(reports);
    site.hold(new SessionFixture().open());
    ana = site.browser();
    ana.open("/");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aMessageReachesTheFloorInUnicodeAndLeadsBackToThePage() throws Exception {
    HttpResponse<String> answer =
        ana.post(MESSAGES, "number", "number-1", "text", "من يدفع؟ 谁来付钱？ 👩🏽‍⚖️\r\nSecond line");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/s/floor?sent=number-1");
    assertThat(site.heard.posted().text()).isEqualTo("من يدفع؟ 谁来付钱？ 👩🏽‍⚖️\nSecond line");
    assertThat(site.heard.posted().message().channel()).hasToString("web:floor");
    assertThat(site.heard.posted().at()).isEqualTo(site.clock.instant());
    assertThat(site.heard.posted().asked()).isFalse();
    assertThat(site.heard.posted().anonymous()).isFalse();
  }

  @Test
  void aMessageSentTwiceIsOneMessage() throws Exception {
    ana.post(MESSAGES, "number", "number-1", "text", "Who pays?");
    ana.post(MESSAGES, "number", "number-1", "text", "Who pays?");

    assertThat(site.heard.events)
        .extracting(ChatEvent::key)
        .hasSize(2)
        .containsOnly(site.heard.events.get(0).key());
  }

  @Test
  void twoPeopleNeverShareAMessageHoweverTheyNumberIt() throws Exception {
    Browser ben = site.browser();
    ben.open("/");
    ana.post(MESSAGES, "number", "number-1", "text", "Who pays?");
    ben.post(MESSAGES, "number", "number-1", "text", "Who pays?");

    assertThat(site.heard.events).extracting(ChatEvent::message).doesNotHaveDuplicates();
  }

  @Test
  void askingAnonymouslyAsksAQuestionWithoutAName() throws Exception {
    ana.post(MESSAGES, "number", "number-1", "text", "Who pays", "anonymous", "yes");

    assertThat(site.heard.posted().asked()).isTrue();
    assertThat(site.heard.posted().anonymous()).isTrue();
  }

  @Test
  void theBoxCountsForATypedAskAsWellAndForNoOtherCommand() throws Exception {
    String[] typed = {"/ask Who pays?", "/ask Who decides? anonymous", "/floor help ask"};
    for (int i = 0; i < typed.length; i++) {
      ana.post(MESSAGES, "number", "number-" + i, "text", typed[i], "anonymous", "yes");
    }

    assertThat(site.heard.calls)
        .extracting(CommandCall::typed)
        .containsExactly("Who pays? anonymous", "Who decides? anonymous", "help ask");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr-CA,fr;q=0.9,en;q=0.8 | fr",
        "de-DE,de;q=0.9,es;q=0.7,en;q=0.5 | es",
        "en;q=0.4, ru-RU;q=0.7 | ru",
        "zh-Hans-SG | zh-CN",
        "fr;q=0, ar | ar",
        "en-GB, fr;q=0.9 | en",
        "de | en",
        "* | en",
        ", | en",
        "fr;q=high | en",
      })
  void aCommandIsCalledInTheFirstLanguageOfTheBrowserThatTheCommandsKnow(
      String accepted, String language) throws Exception {
    ana.send(
        "/s/floor/commands",
        ana.token(),
        List.of("Accept-Language", accepted),
        "number",
        "number-1",
        "line",
        "help");

    assertThat(site.heard.calls)
        .extracting(call -> call.locale().toLanguageTag())
        .containsExactly(language);
  }

  @Test
  void aBrowserThatAsksForNoLanguageOrForHundredsGetsEnglish() throws Exception {
    ana.post("/s/floor/commands", "number", "number-1", "line", "help");
    ana.send(
        "/s/floor/commands",
        ana.token(),
        List.of("Accept-Language", "fr,".repeat(200) + "fr"),
        "number",
        "number-2",
        "line",
        "help");

    assertThat(site.heard.calls)
        .extracting(CommandCall::locale)
        .containsExactly(Locale.ENGLISH, Locale.ENGLISH);
  }

  @Test
  void aPostWithoutThePagesTokenIsRefused() throws Exception {
    HttpResponse<String> answer =
        ana.send(MESSAGES, "guessed", List.of(), "number", "number-1", "text", "Who pays?");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("Load it anew").contains("Who pays?");
    assertThat(site.heard.events).isEmpty();
  }

  @Test
  void anotherVisitorsTokenIsRefused() throws Exception {
    Browser ben = site.browser();
    String page = ben.open("/");
    String token = page.replaceAll("(?s).*?name=\"token\" value=\"([^\"]+)\".*", "$1");

    assertThat(ana.send(MESSAGES, token, List.of(), "number", "number-1", "text", "x").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aForgedCookieMakesNobody() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(ana.at("/"))
            .header("Cookie", "rapporteur=stolen.AAAAAAAAAAAAAAAAAAAAAAAA")
            .build();
    HttpResponse<String> answer =
        site.browser().client().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("rapporteur=")
        .doesNotContain("stolen")
        .contains("HttpOnly")
        .contains("SameSite=Lax")
        .doesNotContain("Secure");
  }

  @Test
  void cookiesGoByHttpsOnlyWherePeopleComeByHttps() throws Exception {
    try (ServedSite https =
        new ServedSite(reports, Optional.of(URI.create("https://floor.example.org")))) {
      assertThat(https.browser().get("/").headers().firstValue("Set-Cookie").orElseThrow())
          .contains("Secure");
    }
  }

  @Test
  void tooManyMessagesAreToldToWaitAndNothingIsLost() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(ana.post(MESSAGES, "number", "number-" + i, "text", "Who pays?").statusCode())
          .isEqualTo(303);
    }
    HttpResponse<String> fourth =
        ana.postPart(MESSAGES, "number", "number-4", "text", "And who decides?");

    assertThat(fourth.statusCode()).isEqualTo(429);
    assertThat(fourth.body()).contains("At most 3 messages a minute. Yours is not lost");
    assertThat(fourth.headers().firstValue("HX-Retarget")).contains("#reply");
    assertThat(site.heard.events).hasSize(3);

    site.clock.advance(Duration.ofSeconds(61));
    assertThat(ana.post(MESSAGES, "number", "number-4", "text", "And who decides?").statusCode())
        .isEqualTo(303);
  }

  @Test
  void aMessageThatIsTooLongIsGivenBackWithItsLength() throws Exception {
    String text = "a<b".repeat(100);
    HttpResponse<String> answer = ana.post(MESSAGES, "number", "number-1", "text", text);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body())
        .contains("That is 300 characters; at most 200 fit.")
        .contains("a&lt;b".repeat(100));
    assertThat(site.heard.events).isEmpty();
  }

  @Test
  void emptyMessagesAndBrokenFormsGetASentence() throws Exception {
    assertThat(ana.post(MESSAGES, "number", "number-1", "text", " \n ").body())
        .contains("nothing to send yet");
    assertThat(ana.post(MESSAGES, "text", "Who pays?").statusCode()).isEqualTo(400);
    assertThat(ana.post("/s/floor/upvotes", "number", "number-1", "vote", "x").statusCode())
        .isEqualTo(400);
  }

  @Test
  void anUpvoteNamesItsMessageAndItsDirection() throws Exception {
    ana.post("/s/floor/upvotes", "number", "number-1", "vote", "+slack:T1/C1 1700.5");
    ana.post("/s/floor/upvotes", "number", "number-2", "vote", "-slack:T1/C1 1700.5");

    assertThat(site.heard.events)
        .map(ChatEvent.Reacted.class::cast)
        .extracting(e -> e.message() + " " + e.emoji() + " " + e.added())
        .containsExactly("slack:T1/C1/1700.5 upvote true", "slack:T1/C1/1700.5 upvote false");
  }

  @Test
  void onlyItsAuthorEditsAMessage() throws Exception {
    ana.post(MESSAGES, "number", "number-1", "text", "Who pays?");
    String message = site.heard.posted().message().id();
    Browser ben = site.browser();
    ben.open("/");

    assertThat(
            ben.post("/s/floor/edits", "number", "n-edit-1", "message", message, "text", "Me!")
                .statusCode())
        .isEqualTo(403);
    ana.post(
        "/s/floor/edits", "number", "n-edit-1", "message", message, "text", "Who pays for it?");
    assertThat(site.heard.events).hasSize(2);
    assertThat(site.heard.events.get(1))
        .isInstanceOfSatisfying(
            ChatEvent.Edited.class, e -> assertThat(e.text()).isEqualTo("Who pays for it?"));
  }

  @Test
  void aLineThatIsACommandIsCalledAndAnsweredToItsSenderAlone() throws Exception {
    site.heard.reply = Reply.of("You have no items <yet>.");
    HttpResponse<String> answer =
        ana.postPart(MESSAGES, "number", "number-1", "text", "/floor mine & more");

    assertThat(answer.body()).contains("You have no items &lt;yet&gt;.");
    CommandCall call = site.heard.calls.get(0);
    assertThat(call.name()).isEqualTo("floor");
    assertThat(call.typed()).isEqualTo("mine & more");
    assertThat(call.callerIsModerator()).isFalse();
    assertThat(site.heard.events).isEmpty();
  }

  @Test
  void aSlashThatBeginsNoCommandIsAMessage() throws Exception {
    ana.post(MESSAGES, "number", "number-1", "text", "/etc/passwd, is that ours?");

    assertThat(site.heard.posted().text()).isEqualTo("/etc/passwd, is that ours?");
  }

  @Test
  void moderatorsComeByTheirLinkOnly() throws Exception {
    assertThat(ana.get("/moderators").statusCode()).isEqualTo(403);
    assertThat(ana.get("/moderators?key=guess").statusCode()).isEqualTo(403);
    assertThat(ana.open("/moderators")).contains("Open the moderators' link");
    assertThat(
            ana.post("/moderators/moderators/commands", "number", "number-1", "line", "flag 1")
                .statusCode())
        .isEqualTo(403);
    assertThat(ana.get("/moderators/moderators/completions?line=f").statusCode()).isEqualTo(403);
    assertThat(site.heard.calls).isEmpty();

    HttpResponse<String> admitted = ana.get("/moderators?key=" + ServedSite.SECRET);
    assertThat(admitted.statusCode()).isEqualTo(303);
    assertThat(admitted.headers().firstValue("Location").orElseThrow()).doesNotContain("key");
    assertThat(ana.get("/moderators").statusCode()).isEqualTo(200);
  }

  @Test
  void aModeratorsCookieIsOfNoUseToAnother() throws Exception {
    Browser ines = site.browser();
    String set =
        ines.get("/moderators?key=" + ServedSite.SECRET).headers().allValues("Set-Cookie").stream()
            .filter(c -> c.startsWith("rapporteur-moderator"))
            .findFirst()
            .orElseThrow();
    HttpRequest borrowed =
        HttpRequest.newBuilder(ana.at("/moderators"))
            .header("Cookie", set.substring(0, set.indexOf(';')))
            .build();

    assertThat(
            site.browser()
                .client()
                .send(borrowed, HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aModeratorsLineNeedsNeitherSlashNorFloor() throws Exception {
    ana.open("/moderators?key=" + ServedSite.SECRET);
    ana.post("/moderators/moderators/name", "name", "Ana", "affiliation", "");
    for (String line : List.of("flag 12 Keiko", "floor flag 12 Keiko", "/floor flag 12 Keiko")) {
      ana.post("/moderators/moderators/commands", "number", "number-1", "line", line);
    }
    ana.post(
        "/moderators/moderators/commands",
        "number",
        "number-2",
        "line",
        "floor dismiss 7",
        "asked",
        "off topic");

    assertThat(site.heard.calls)
        .extracting(c -> c.name() + " " + c.typed())
        .containsExactly(
            "floor flag 12 Keiko",
            "floor flag 12 Keiko",
            "floor flag 12 Keiko",
            "floor dismiss 7 off topic");
    assertThat(site.heard.calls)
        .allSatisfy(
            c -> {
              assertThat(c.callerIsModerator()).isTrue();
              assertThat(c.caller().name()).isEqualTo("Ana");
              assertThat(c.channel()).hasToString("web:moderators");
            });
  }

  @Test
  void completionTakesShortLinesToo() throws Exception {
    ana.open("/moderators?key=" + ServedSite.SECRET);
    String path = "/moderators/moderators/completions?line=";

    assertThat(ana.get(path + "fl").body()).contains("\"value\":\"flag 12 Keiko Tanaka \"");
    assertThat(ana.get(path + "/floor+fl").body())
        .contains("\"value\":\"/floor flag 12 Keiko Tanaka \"");
    assertThat(ana.get(path + "as").body())
        .contains("\"value\":\"ask \"")
        .contains("a line for web:moderators");
  }

  @Test
  void aNameIsOneLineAndPresenceFollowsTheLink() throws Exception {
    ana.open("/?presence=onsite");
    ana.post("/s/floor/name", "name", "  Ana\n\u202EaliceR ", "affiliation", "Chile");
    ana.post(MESSAGES, "number", "number-1", "text", "Who pays?");

    assertThat(site.heard.posted().author().name()).isEqualTo("Ana aliceR");
    assertThat(site.heard.posted().author().affiliation()).isEqualTo("Chile");
    assertThat(site.heard.posted().presence()).isEqualTo(Presence.ONSITE);
  }

  @Test
  void whatGoesWrongInsideIsNotTold() throws Exception {
    site.heard.failing = true;
    HttpResponse<String> answer = ana.post(MESSAGES, "number", "number-1", "text", "Who pays?");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("Something went wrong here")
        .contains("Who pays?")
        .doesNotContain("secret")
        .doesNotContain("Exception");
  }

  @Test
  void beforeTheBotListensNothingIsTaken() throws Exception {
    site.chat.close();

    assertThat(ana.post(MESSAGES, "number", "number-1", "text", "Who pays?").statusCode())
        .isEqualTo(503);
  }
}
