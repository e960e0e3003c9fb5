package org.rapporteur.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.rapporteur.session.Attribution;
import org.rapporteur.text.Language;
import org.rapporteur.text.TopicSet;

/** Reads {@code rapporteur.yaml}: what is absent or unsound takes its default. */
final class SettingsFile {
  static final String NAME = "rapporteur.yaml";

  private SettingsFile() {}

  /** The settings without sessions. */
  static Settings read(Document document, Secrets secrets, List<TopicSet> topicSets) {
    Section root = document.root();
    return new Settings(
        root.value("data", SettingsFile::folder).orElseGet(() -> Path.of("data")),
        database(root.section("database")),
        root.text("language").flatMap(Language::of).orElse(Language.EN),
        root.value("attribution", Attribution::of).orElse(Attribution.CHATHAM_HOUSE),
        digest(root.section("digest")),
        upvotes(root.section("upvotes")),
        notices(root.section("notices")),
        duplicates(root.section("duplicates")),
        privacy(root.section("privacy")),
        limits(root.section("limits")),
        web(root.section("web")),
        slack(root.section("slack")),
        discord(root.section("discord")),
        secrets,
        topicSets,
        List.of());
  }

  private static DatabaseSettings database(Section section) {
    DatabaseSettings otherwise = DatabaseSettings.DEFAULT;
    return section
        .record(
            () ->
                new DatabaseSettings(
                    section.text("url").orElse(otherwise.url()),
                    section.text("user").orElse(otherwise.user())))
        .orElse(otherwise);
  }

  private static DigestSettings digest(Section section) {
    DigestSettings otherwise = DigestSettings.DEFAULT;
    return section
        .record(
            () ->
                new DigestSettings(
                    section.value("every", Durations::parse).orElse(otherwise.every()),
                    section
                        .text("style")
                        .map(s -> DigestSettings.Style.valueOf(s.toUpperCase(Locale.ROOT)))
                        .orElse(otherwise.style())))
        .orElse(otherwise);
  }

  private static UpvoteSettings upvotes(Section section) {
    return section.has("ignore")
        ? new UpvoteSettings(new HashSet<>(section.values("ignore", reaction -> reaction)))
        : UpvoteSettings.DEFAULT;
  }

  private static NoticeSettings notices(Section section) {
    NoticeSettings otherwise = NoticeSettings.DEFAULT;
    return new NoticeSettings(
        section
            .text("collected")
            .map(s -> NoticeSettings.Collected.valueOf(s.toUpperCase(Locale.ROOT)))
            .orElse(otherwise.collected()),
        section
            .text("outcome")
            .map(s -> NoticeSettings.Outcome.valueOf(s.toUpperCase(Locale.ROOT)))
            .orElse(otherwise.outcome()));
  }

  private static DuplicateSettings duplicates(Section section) {
    DuplicateSettings otherwise = DuplicateSettings.DEFAULT;
    return section
        .record(
            () ->
                new DuplicateSettings(
                    section.value("model", DuplicateSettings::checked).orElse(otherwise.model()),
                    section.value("likely", SettingsFile::similarity).orElse(otherwise.likely())))
        .orElse(otherwise);
  }

  private static PrivacySettings privacy(Section section) {
    PrivacySettings otherwise = PrivacySettings.DEFAULT;
    return section
        .record(
            () ->
                new PrivacySettings(
                    section.value("keepNames", Durations::parse).orElse(otherwise.keepNames())))
        .orElse(otherwise);
  }

  private static LimitSettings limits(Section section) {
    LimitSettings otherwise = LimitSettings.DEFAULT;
    return section
        .record(
            () ->
                new LimitSettings(
                    section.number("perPerson", otherwise.perPerson()),
                    section.number("perChannel", otherwise.perChannel())))
        .orElse(otherwise);
  }

  private static SlackSettings slack(Section section) {
    SlackSettings otherwise = SlackSettings.DEFAULT;
    return section
        .record(
            () ->
                new SlackSettings(
                    section
                        .text("mode")
                        .map(s -> SlackSettings.Mode.valueOf(s.toUpperCase(Locale.ROOT)))
                        .orElse(otherwise.mode()),
                    section.value("api", SettingsFile::url).orElse(otherwise.api()),
                    backfill(section.section("backfill"), otherwise.backfill())))
        .orElse(otherwise);
  }

  private static SlackSettings.Backfill backfill(
      Section section, SlackSettings.Backfill otherwise) {
    return section
        .record(
            () ->
                new SlackSettings.Backfill(
                    section.number("pageSize", otherwise.pageSize()),
                    section.value("pause", Durations::parse).orElse(otherwise.pause()),
                    section.value("reread", Durations::parse).orElse(otherwise.reread())))
        .orElse(otherwise);
  }

  private static DiscordSettings discord(Section section) {
    DiscordSettings otherwise = DiscordSettings.DEFAULT;
    return section
        .record(
            () ->
                new DiscordSettings(
                    section.value("api", SettingsFile::url).orElse(otherwise.api()),
                    shards(section.section("shards"), otherwise.shards()),
                    new HashSet<>(section.values("bots", DiscordSettings::id)),
                    reread(section.section("backfill"), otherwise.backfill())))
        .orElse(otherwise);
  }

  private static DiscordSettings.Shards shards(Section section, DiscordSettings.Shards otherwise) {
    return section
        .record(
            () -> {
              int total = section.number("total", otherwise.total());
              return section
                  .value("own", DiscordSettings.Shards::parse)
                  .map(own -> new DiscordSettings.Shards(total, own))
                  .orElseGet(() -> DiscordSettings.Shards.all(total));
            })
        .orElse(otherwise);
  }

  private static DiscordSettings.Backfill reread(
      Section section, DiscordSettings.Backfill otherwise) {
    return section
        .record(
            () ->
                new DiscordSettings.Backfill(
                    section.value("reread", Durations::parse).orElse(otherwise.reread())))
        .orElse(otherwise);
  }

  private static WebSettings web(Section section) {
    WebSettings otherwise = WebSettings.DEFAULT;
    return section
        .record(
            () ->
                new WebSettings(
                    section.text("host").orElse(otherwise.host()),
                    section.number("port", otherwise.port()),
                    section.value("publicUrl", SettingsFile::url),
                    section.number("messageLength", otherwise.messageLength()),
                    section.number("messagesPerMinute", otherwise.messagesPerMinute())))
        .orElse(otherwise);
  }

  private static double similarity(String written) {
    try {
      return Double.parseDouble(written);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + written + "' is no similarity: write a number such as 0.55", e);
    }
  }

  private static Path folder(String written) {
    if (written.isBlank()) {
      throw new IllegalArgumentException("is empty");
    }
    return Path.of(written);
  }

  private static URI url(String written) {
    try {
      return new URI(written);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "'" + written + "' is no address: write one such as https://floor.example.org", e);
    }
  }
}
