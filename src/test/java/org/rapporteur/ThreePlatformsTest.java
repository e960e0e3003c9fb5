package org.rapporteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.discord.fake.FakeDiscord;
import org.rapporteur.chat.discord.fake.Permission;
import org.rapporteur.chat.slack.fake.FakeSlack;
import org.rapporteur.chat.slack.fake.Person;
import org.rapporteur.chat.slack.fake.Upload;
import org.rapporteur.config.ConfigFolder;
import org.rapporteur.web.Browser;

/**
 * One session that reads a channel of Slack, one of Discord and the web chat, each over its wire.
 * Ana writes on Slack, Ben on Discord, Cy in a browser. The bot is told by nobody who is the same
 * person elsewhere, so two accounts are two people; whoever reads along in a browser meets the
 * items of all three.
 */
class ThreePlatformsTest {
  private static final String ANAS = "Who pays for the training?";
  private static final String BENS = "Who will pay for training the prosecutors?";
  private static final String CYS = "When does the fund open?";
  private static final Pattern VOTE =
      Pattern.compile("value=\"([+-][^\"]+)\"[^>]*aria-label=\"Upvote (\\d+): (\\d+)\"");

  @TempDir private Path folder;
  private final FakeSlack slack = new FakeSlack(Clock.systemUTC());
  private final FakeDiscord discord = new FakeDiscord(Clock.systemUTC());
  private final String slackFloor = slack.channel("town-hall");
  private final String slackDesk = slack.privateChannel("moderators");
  private final String slackOffice = slack.privateChannel("organisers");
  private final String discordFloor = discord.channel("town-hall");
  private final String discordDesk = discord.setting().privateChannel("moderators", "Moderators");
  private final Person ana = slack.user("Ana");
  private final Person mod = slack.user("Mod");
  private final org.rapporteur.chat.discord.fake.Person ben = discord.user("Ben");
  private final org.rapporteur.chat.discord.fake.Person mo = discord.user("Mo");
  private @Nullable Bot bot;

  @SuppressWarnings("NullAway.Init") // each test calls starts first
  private Browser cy;

  private int sent;

  @BeforeEach
  void gathers() {
    Stream.of(ana, mod).forEach(p -> p.joins(slackFloor));
    mod.joins(slackDesk);
    discord.setting().lets("Moderators", Permission.MANAGE_MESSAGES);
    mo.joins("Moderators");
  }

  private void starts(String moderators, String attribution) throws Exception {
    Path config = folder.resolve("config");
    Path sessions = Files.createDirectories(config.resolve("sessions"));
    Files.writeString(
        config.resolve("rapporteur.yaml"),
        """
        data: %s
        web: {port: 0}
        slack: {api: "%s", backfill: {pause: 0s}}
        discord: {api: "%s/"}
        """
            .formatted(folder.resolve("data"), slack.apiUrl(), discord.apiUrl()));
    Files.writeString(
        sessions.resolve("hall.yaml"),
        """
        title: Town hall
        opens: at-start
        sources:
          - {channel: "slack:%s", presence: online}
          - {channel: "discord:%s", presence: online}
          - {channel: "web:floor", presence: onsite}
        moderators: %s
        organisers: {channel: "slack:%s"}
        speakers: [Keiko Tanaka, Omar Haddad]
        attribution: %s
        """
            .formatted(slackFloor, discordFloor, moderators, slackOffice, attribution));
    Map<String, String> tokens =
        Map.of(
            "SLACK_BOT_TOKEN", FakeSlack.BOT_TOKEN,
            "SLACK_APP_TOKEN", FakeSlack.APP_TOKEN,
            "DISCORD_BOT_TOKEN", FakeDiscord.TOKEN);
    bot = Bot.start(ConfigFolder.load(config, tokens), false, Clock.systemUTC());
    slack.network().awaitConnections(1);
    discord.network().awaitIdentified(1);
    cy = new Browser(bot.address());
    cy.open("/");
    posts(cy, "/s/floor/name", "name", "Cy", "affiliation", "");
  }

  private void stops() {
    if (bot != null) {
      bot.close();
    }
    bot = null;
  }

  @AfterEach
  void ends() {
    stops();
    slack.close();
    discord.close();
    assertThat(slack.violations()).isEmpty();
    assertThat(discord.violations()).isEmpty();
  }

  private org.rapporteur.chat.slack.fake.Message anaAsks() {
    var asked = ana.says(slackFloor, ANAS);
    slack.awaits("the mark", () -> slack.reactors(asked, "memo").contains(slack.botUser()));
    return asked;
  }

  private org.rapporteur.chat.discord.fake.Message benAsks() {
    var asked = ben.posts(discordFloor, BENS);
    discord.awaits("the mark", () -> discord.reactors(asked, "📝").contains(discord.botUser()));
    return asked;
  }

  private void cyAsks() throws Exception {
    posts(cy, "/s/floor/messages", "text", CYS);
    awaitsPage(CYS);
  }

  /** Ana's question is #1, Ben's #2 and Cy's #3. */
  private void allAsk() throws Exception {
    anaAsks();
    benAsks();
    cyAsks();
  }

  private void posts(Browser browser, String path, String... fields) throws Exception {
    List<String> all =
        Stream.concat(Stream.of("number", "number-" + ++sent), Stream.of(fields)).toList();
    HttpResponse<String> answer = browser.post(path, all.toArray(String[]::new));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  private String page() {
    try {
      return cy.open("/");
    } catch (Exception e) {
      throw new AssertionError("the page can't be read", e);
    }
  }

  private void awaitsPage(String shown) {
    discord.awaits(shown + " on the page", () -> page().contains(shown));
  }

  /** Clicks an item's button on the page: an upvote, or taking it back. */
  private void cyVotes(int number) throws Exception {
    Matcher m = VOTE.matcher(page());
    boolean found = false;
    while (!found && m.find()) {
      found = m.group(2).equals(Integer.toString(number));
    }
    assertThat(found).isTrue();
    posts(cy, "/s/floor/upvotes", "vote", m.group(1));
  }

  private void awaitsUpvotes(int number, int count) {
    awaitsPage("aria-label=\"Upvote %d: %d\"".formatted(number, count));
  }

  private String does(String command, String... options) {
    Map<String, Object> given =
        switch (options.length) {
          case 2 -> Map.of(options[0], options[1]);
          case 4 -> Map.of(options[0], options[1], options[2], options[3]);
          default -> Map.of();
        };
    return mo.calls(discordDesk, command, given).text();
  }

  @Test
  void questionsOfAllThreeStandInOneQueueAndEachAskerIsToldWhereTheyAsked() throws Exception {
    starts("slack:" + slackDesk, "chatham-house");
    allAsk();

    assertThat(mod.types(slackDesk, "/floor flag 2 Keiko").text())
        .contains("#2 flagged to Keiko Tanaka", BENS);
    mod.types(slackDesk, "/floor flag 3 Keiko");
    mod.types(slackDesk, "/floor flag 1 Keiko");
    assertThat(mod.types(slackDesk, "/floor queue").text())
        .containsSubsequence("Keiko Tanaka: 3", "#2 " + BENS, "#3 " + CYS, "#1 " + ANAS);
    mod.types(slackDesk, "/floor live 2");
    awaitsPage("Keiko Tanaka is answering now");
    for (int number = 1; number <= 3; number++) {
      mod.types(slackDesk, "/floor answered %d The fund pays %d.".formatted(number, number));
    }

    slack.awaits("word to Ana", () -> !slack.direct(ana).isEmpty());
    discord.awaits("word to Ben", () -> !ben.direct().isEmpty());
    assertThat(slack.direct(ana))
        .extracting(org.rapporteur.chat.slack.fake.Message::text)
        .containsExactly("#1 " + ANAS + " — answered: The fund pays 1.");
    assertThat(ben.direct())
        .extracting(org.rapporteur.chat.discord.fake.Message::text)
        .containsExactly("#2 " + BENS + " — answered: The fund pays 2.");
    assertThat(page()).contains("The fund pays 3.");
  }

  @Test
  void moderatorsAreThoseOfTheModeratorChannelAndNobodyElsewhere() throws Exception {
    starts("discord:" + discordDesk, "chatham-house");
    anaAsks();

    assertThat(mod.types(slackFloor, "/floor flag 1 Keiko").text()).contains("is for moderators");
    assertThat(does("floor flag", "item", "1", "speaker", "Keiko Tanaka"))
        .contains("#1 flagged to Keiko Tanaka");
  }

  @Test
  void anUpvoteCountsEachAccountOnceOverMergesAcrossPlatforms() throws Exception {
    starts("discord:" + discordDesk, "chatham-house");
    Person dora = slack.user("Dora");
    dora.joins(slackFloor);
    dora.reacts(anaAsks(), "+1");
    discord.user("Dora").reacts(benAsks(), "👍");
    awaitsUpvotes(1, 1);
    awaitsUpvotes(2, 1);
    cyVotes(1);
    cyVotes(2);
    awaitsUpvotes(1, 2);
    awaitsUpvotes(2, 2);

    assertThat(does("floor merge", "item", "1", "into", "2")).contains("#1");
    assertThat(does("floor show", "item", "2"))
        .as("Dora of Slack, Dora of Discord, and Cy, who gave both")
        .contains("3 upvotes", "Counts for it: #1");
    awaitsUpvotes(2, 3);

    cyVotes(2); // takes it back; the one for what counts as #2 stands
    assertThat(does("floor show", "item", "2")).contains("3 upvotes");
    does("floor unmerge", "item", "1");
    awaitsUpvotes(1, 2);
    awaitsUpvotes(2, 1);
  }

  @Test
  void oneDigestTellsOfAllThreeAndTheFinalOneComesOnceWithItsFilesNamingNobody() throws Exception {
    starts("discord:" + discordDesk, "chatham-house");
    allAsk();
    does("floor flag", "item", "2", "speaker", "Keiko Tanaka");
    does("floor digest");
    discord.awaits("a digest", () -> !discord.shown(discordDesk).isEmpty());

    assertThat(discord.shown(discordDesk))
        .singleElement()
        .asString()
        .contains("Digest 1", "3 new questions (3 in all)", "#1 " + ANAS, "#2 " + BENS)
        .contains("#3 " + CYS);

    assertThat(does("floor close")).contains("is closed", "3 items");
    slack.awaits("three files", () -> slack.filesIn(slackOffice).size() == 3);
    stops();
    assertThat(slack.shown(slackOffice))
        .filteredOn(text -> text.contains("Final digest"))
        .hasSize(1);
    assertThat(slack.filesIn(slackOffice)).hasSize(3);
    assertThat(slack.shown(slackOffice) + files())
        .contains("Final digest · Town hall", "3 questions, no comments")
        .contains(ANAS, BENS, CYS)
        .contains("slack:" + slackFloor + ": fewer than 3 people")
        .contains("discord:" + discordFloor + ": fewer than 3 people")
        .contains("web:floor: fewer than 3 people")
        .doesNotContain(ana.id(), ben.id())
        .doesNotContainPattern("\\b(Ana|Ben|Cy)\\b");
  }

  @Test
  void whoeverIsForgottenOnDiscordIsGoneThereAndTheOthersStay() throws Exception {
    starts("slack:" + slackDesk, "named");
    allAsk();
    assertThat(mod.types(slackDesk, "/floor show 2").text()).contains(BENS, "Ben");

    assertThat(ben.calls(discordFloor, "floor-forget-me", Map.of("sure", "yes")).text())
        .contains("You are forgotten");

    assertThat(mod.types(slackDesk, "/floor list").text())
        .contains("#1 " + ANAS, "Ana", "#3 " + CYS, "Cy")
        .doesNotContain(BENS, "Ben");
    mod.types(slackDesk, "/floor close");
    slack.awaits("three files", () -> slack.filesIn(slackOffice).size() == 3);
    assertThat(slack.shown(slackOffice) + files())
        .contains("Withdrawn or erased: 1 (#2)", ANAS, CYS)
        .doesNotContain(BENS, ben.id())
        .doesNotContainPattern("\\bBen\\b");
  }

  private String files() {
    return slack.filesIn(slackOffice).stream()
        .map(Upload::content)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .reduce("", String::concat);
  }
}
