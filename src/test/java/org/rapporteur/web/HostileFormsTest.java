package org.rapporteur.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.rapporteur.hostile.Fuzzed;
import org.rapporteur.hostile.Mischief;
import org.rapporteur.hostile.Scratch;
import org.rapporteur.session.SessionFixture;

/** Whatever a form or an address holds, it is taken or refused: nothing fails inside. */
final class HostileFormsTest {
  private static final List<String> FORMS =
      List.of("messages", "edits", "upvotes", "name", "commands");
  private static final List<String> FIELDS =
      List.of("number", "text", "anonymous", "message", "vote", "name", "affiliation", "line");

  private static @Nullable ServedSite site;
  private static @Nullable Browser ana;
  private static @Nullable Browser mod;

  @BeforeContainer
  static void opens() throws Exception {
    ServedSite served = new ServedSite(Scratch.folder());
    served.hold(new SessionFixture().open().asks("Zoë", "Who pays?"));
    site = served;
    ana = served.browser();
    ana.open("/");
    mod = served.browser();
    mod.open("/moderators?key=" + ServedSite.SECRET);
  }

  @AfterContainer
  static void closes() {
    ServedSite served = site;
    if (served != null) {
      served.close();
    }
  }

  private static Browser known(@Nullable Browser browser) {
    if (browser == null) {
      throw new IllegalStateException("not open");
    }
    return browser;
  }

  @Fuzzed
  void aForm(@ForAll Random random) throws Exception {
    Mischief mischief = new Mischief(random);
    boolean moderator = mischief.onceIn(3);
    Browser browser = known(moderator ? mod : ana);
    String[] fields = new String[8];
    for (int i = 0; i < fields.length; i += 2) {
      fields[i] = mischief.oneOf(FIELDS);
      fields[i + 1] =
          mischief.onceIn(3)
              ? mischief.oneOf(List.of("number-1", "+web:floor m1", "/floor help", "floor list"))
              : mischief.text();
    }
    String form = mischief.oneOf(FORMS);
    String path =
        moderator && mischief.onceIn(2)
            ? "/moderators/moderators/" + (form.equals("name") ? "name" : "commands")
            : "/s/floor/" + form;

    assertThat(browser.post(path, fields).statusCode()).isLessThan(500);
  }

  @Fuzzed
  void anAddress(@ForAll Random random) throws Exception {
    Mischief mischief = new Mischief(random);
    String hostile = URLEncoder.encode(mischief.text(), StandardCharsets.UTF_8);
    String cut = hostile.length() > 2_000 ? hostile.substring(0, 1_998) : hostile;
    String path =
        mischief.oneOf(
            List.of(
                "/s/floor?sent=",
                "/s/floor/completions?line=",
                "/moderators/moderators?list=",
                "/moderators?key=",
                "/moderators/moderators/completions?line=",
                "/reports/",
                "/assets/",
                "/s/"));

    assertThat(known(mod).get(path + cut.replaceAll("%[0-9A-F]?$", "")).statusCode())
        .isLessThan(500);
  }

  @Fuzzed
  void aBody(@ForAll Random random) throws Exception {
    Mischief mischief = new Mischief(random);
    String body = mischief.spoilt("token=x&number=number-1&text=Who%20pays%3F&anonymous=yes");

    assertThat(sends("/s/floor/messages", BodyPublishers.ofString(body)).statusCode())
        .isLessThan(500);
  }

  private static HttpResponse<String> sends(String path, BodyPublisher body) throws Exception {
    Browser browser = known(ana);
    return browser
        .client()
        .send(
            HttpRequest.newBuilder(browser.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(body)
                .build(),
            BodyHandlers.ofString());
  }
}
