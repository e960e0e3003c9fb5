package org.rapporteur.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.UserRef;
import org.rapporteur.session.Attribution;
import org.rapporteur.text.Language;
import org.rapporteur.text.TopicSet;

final class ConfigFolderTest {
  @TempDir Path dir;
  private TestFolder folder;

  @BeforeEach
  void startWithAnEmptyFolder() {
    folder = new TestFolder(dir);
  }

  @Test
  void anEmptyFolderTakesEveryDefault() throws ConfigException {
    Settings settings = folder.load();

    assertThat(settings.data()).isEqualTo(Path.of("data"));
    assertThat(settings.language()).isEqualTo(Language.EN);
    assertThat(settings.attribution()).isEqualTo(Attribution.CHATHAM_HOUSE);
    assertThat(settings.digest())
        .isEqualTo(new DigestSettings(Duration.ofMinutes(5), DigestSettings.Style.FOLLOW));
    assertThat(settings.privacy()).isEqualTo(new PrivacySettings(Duration.ofDays(30)));
    assertThat(settings.web())
        .isEqualTo(new WebSettings("127.0.0.1", 8080, Optional.empty(), 2000, 20));
    assertThat(settings.upvotes().counts("👍")).isTrue();
    assertThat(settings.upvotes().counts("👎")).isFalse();
    assertThat(settings.secrets()).isEqualTo(Secrets.none());
    assertThat(settings.topicSets()).isEmpty();
    assertThat(settings.sessions()).isEmpty();
  }

  @Test
  void aFileOfCommentsAloneTakesEveryDefaultToo() throws ConfigException {
    Settings defaults = folder.load();

    assertThat(folder.with("rapporteur.yaml", "# data: elsewhere\n").load()).isEqualTo(defaults);
  }

  @Test
  void everySettingCanBeDecided() throws ConfigException {
    folder.with(
        "rapporteur.yaml",
        """
        data: /var/lib/rapporteur
        language: ar
        attribution: named
        digest: {every: 1h30m, style: edit}
        upvotes: {ignore: [eyes, -1]}
        privacy: {keepNames: 12h}
        limits: {perPerson: 6, perChannel: 90}
        web:
          host: 0.0.0.0
          port: 0
          publicUrl: https://floor.example.org/
          messageLength: 280
          messagesPerMinute: 6
        """);

    Settings settings = folder.load();

    assertThat(settings.data()).isEqualTo(Path.of("/var/lib/rapporteur"));
    assertThat(settings.language()).isEqualTo(Language.AR);
    assertThat(settings.attribution()).isEqualTo(Attribution.NAMED);
    assertThat(settings.digest())
        .isEqualTo(new DigestSettings(Duration.ofMinutes(90), DigestSettings.Style.EDIT));
    assertThat(settings.limits()).isEqualTo(new LimitSettings(6, 90));
    assertThat(settings.upvotes().ignore()).containsExactlyInAnyOrder("eyes", "-1");
    assertThat(settings.privacy().keepNames()).isEqualTo(Duration.ofHours(12));
    assertThat(settings.web())
        .isEqualTo(
            new WebSettings(
                "0.0.0.0", 0, Optional.of(URI.create("https://floor.example.org")), 280, 6));
  }

  @Test
  void aSessionNeedsATitleASourceAndAModeratorChannelOnly() throws ConfigException {
    folder
        .with("rapporteur.yaml", "language: fr\nattribution: affiliation\n")
        .with("sessions/town-hall.yaml", TestFolder.SMALLEST);

    ChannelRef moderators = ChannelRef.parse("web:moderators");
    assertThat(folder.session())
        .isEqualTo(
            new SessionDefinition(
                "town-hall",
                "Town hall",
                new Opening.OnCommand(),
                Optional.empty(),
                List.of(new SourceChannel(ChannelRef.parse("web:floor"), Presence.UNKNOWN)),
                moderators,
                new Organisers(moderators, Set.of()),
                TopicSet.none(),
                List.of(),
                Attribution.AFFILIATION,
                Language.FR));
  }

  @Test
  void everythingAboutASessionCanBeDecided() throws ConfigException {
    folder
        .with("topics/rights.yaml", TopicFileTest.ONE_TOPIC)
        .with(
            "sessions/town-hall.yaml",
            """
            title: 2030
            opens: 2026-03-02T15:00:00+01:00
            lasts: 90m
            sources:
              - channel: slack:T1/C1
                presence: onsite
              - {channel: "slack:T1/C2", presence: online}
            moderators: slack:T1/C3
            organisers:
              channel: slack:T1/C4
              people: ["slack:T1/U123"]
            topics: rights
            speakers: [Keiko Tanaka, Maria Lopez]
            attribution: named
            language: zh
            """);

    SessionDefinition session = folder.session();

    assertThat(session.title()).isEqualTo("2030");
    assertThat(session.opens())
        .isEqualTo(new Opening.At(OffsetDateTime.parse("2026-03-02T15:00:00+01:00")));
    assertThat(session.lasts()).contains(Duration.ofMinutes(90));
    assertThat(session.sources())
        .containsExactly(
            new SourceChannel(ChannelRef.parse("slack:T1/C1"), Presence.ONSITE),
            new SourceChannel(ChannelRef.parse("slack:T1/C2"), Presence.ONLINE));
    assertThat(session.organisers())
        .isEqualTo(
            new Organisers(
                ChannelRef.parse("slack:T1/C4"), Set.of(UserRef.parse("slack:T1/U123"))));
    assertThat(session.topics().topic("human-rights")).isPresent();
    assertThat(session.speakers()).containsExactly("Keiko Tanaka", "Maria Lopez");
    assertThat(session.attribution()).isEqualTo(Attribution.NAMED);
    assertThat(session.language()).isEqualTo(Language.ZH);
    assertThat(folder.load().topicSet("rights")).contains(session.topics());
  }

  @Test
  void aSessionMayOpenWithTheBot() throws ConfigException {
    folder.with("sessions/town-hall.yaml", TestFolder.SMALLEST + "opens: at-start\n");

    assertThat(folder.session().opens()).isEqualTo(new Opening.AtStart());
  }

  @Test
  void allMistakesOfAFolderAreToldInOneGo() {
    folder
        .with("rapporteur.yaml", "languag: en\nweb: {port: 70000}\n")
        .with("sessions/a.yaml", "title: A\n")
        .with("sessions/b.yaml", TestFolder.SMALLEST + "topics: right\nlasts: soon\n")
        .with("topics/rights.yaml", "topics: []\n");

    assertThat(folder.problems())
        .containsExactly(
            "rapporteur.yaml:1: languag: there is no such key: did you mean 'language'?",
            "rapporteur.yaml:2: web.port: 70000 is too large: write 65535 or less",
            "sessions/a.yaml:1: moderators: is missing. The moderator channel, no source of this"
                + " session and of no other session.",
            "sessions/a.yaml:1: sources: is missing. The channels whose messages it reads, at"
                + " least one.",
            "sessions/b.yaml:5: topics: there is no topics/right.yaml: did you mean 'rights'?",
            "sessions/b.yaml:6: lasts: 'soon' is no duration: write 5m, 90s or 1h30m",
            "topics/rights.yaml:1: topics: needs at least one");
  }

  @Test
  void loadingTellsTheFirstMistakeAndHowManyMoreThereAre() {
    folder.with("rapporteur.yaml", "languag: en\nattribution: nobody\nwebb: {}\n");

    ConfigException e = catchThrowableOfType(ConfigException.class, folder::load);

    assertThat(e)
        .hasMessage(
            "rapporteur.yaml:1: languag: there is no such key: did you mean 'language'?"
                + " (and 2 more problems)");
    assertThat(e.problems())
        .extracting(Problem::file, Problem::line, Problem::key)
        .containsExactly(
            tuple("rapporteur.yaml", 1, "languag"),
            tuple("rapporteur.yaml", 2, "attribution"),
            tuple("rapporteur.yaml", 3, "webb"));
  }

  @Test
  void aFolderThatIsNotThereIsAMistakeAndNoDefault() {
    assertThat(new TestFolder(dir.resolve("nowhere")).problems())
        .containsExactly(dir.resolve("nowhere") + ": there is no such folder");
  }

  @Test
  void twoSessionsDoNotShareAModeratorChannel() {
    folder
        .with("sessions/one.yaml", TestFolder.SMALLEST)
        .with("sessions/two.yaml", TestFolder.SMALLEST);

    assertThat(folder.problems())
        .containsExactly(
            "sessions/two.yaml:4: moderators: web:moderators is the moderator channel of"
                + " sessions/one.yaml already");
  }

  @Test
  void aYamlFileThatWouldNotBeReadIsAMistake() {
    folder
        .with("raporteur.yaml", "")
        .with("town-hall.yaml", TestFolder.SMALLEST)
        .with("session/town-hall.yaml", TestFolder.SMALLEST)
        .with("sessions/Town Hall.yaml", TestFolder.SMALLEST)
        .with("sessions/town-hall.yml", TestFolder.SMALLEST);

    String name = "is not read: name it with lower-case words joined by '-' and the ending .yaml";
    assertThat(folder.problems())
        .containsExactly(
            "raporteur.yaml: is not read: did you mean 'rapporteur.yaml'?",
            "session: is not read: did you mean 'sessions'?",
            "sessions/Town Hall.yaml: " + name,
            "sessions/town-hall.yml: " + name,
            "town-hall.yaml: is not read: put it into sessions/ or topics/");
  }

  @Test
  void otherFilesAreLeftAlone() {
    folder
        .with("README.md", "hello")
        .with(".hidden.yaml", "a: b")
        .with("sessions/town-hall.yaml.example", "a: b")
        .with("logos/logo.svg", "<svg/>");

    assertThat(folder.problems()).isEmpty();
  }

  @Test
  void theModeratorKeyComesFromTheEnvironmentAndIsNeverShown() throws ConfigException {
    Settings settings =
        ConfigFolder.load(dir, Map.of("RAPPORTEUR_MODERATOR_KEY", "correct-horse-battery"));

    assertThat(settings.secrets().moderatorKey()).contains("correct-horse-battery");
    assertThat(settings.toString()).doesNotContain("horse").contains("moderatorKey=***");
  }

  @Test
  void anEmptyModeratorKeyIsAsGoodAsNone() throws ConfigException {
    assertThat(ConfigFolder.load(dir, Map.of("RAPPORTEUR_MODERATOR_KEY", "")).secrets())
        .isEqualTo(Secrets.none());
  }

  @Test
  void aModeratorKeyThatCanBeGuessedIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> ConfigFolder.load(dir, Map.of("RAPPORTEUR_MODERATOR_KEY", "hunter2")))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "environment: RAPPORTEUR_MODERATOR_KEY: must be 16 to 128 letters, digits, '-' or"
                + " '_'");
  }
}
