package org.rapporteur.chat.transcript;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.chat.transcript.InputFiles.Entry;

/**
 * Slack's export: lists of people and channels, and for each channel a folder with a file a day.
 * Direct messages are left alone.
 */
final class SlackExport {
  private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)\\.json");

  /** How much before a day of UTC the same day has begun somewhere. */
  private static final Duration EARLIEST = Duration.ofHours(14);

  private SlackExport() {}

  static void into(Sources sources) {
    InputFiles files = sources.files();
    String root =
        files.entries().stream()
            .filter(entry -> SlackDirectory.lists().contains(entry.base()))
            .map(entry -> entry.name().substring(0, entry.name().length() - entry.base().length()))
            .min(Comparator.comparingInt(String::length))
            .orElse("");
    SlackDirectory directory = SlackDirectory.read(sources, root);
    SlackText text = new SlackText(directory);
    Set<String> unlisted = new HashSet<>();
    for (Entry entry : files.entries()) {
      Matcher day = DAY.matcher(entry.base());
      if (!entry.name().startsWith(root) || !(day.matches() || files.isSingle())) {
        continue;
      }
      String folder = files.folderOf(entry);
      if (directory.isDirect(folder)) {
        continue;
      }
      if (!directory.isChannel(folder)) {
        if (unlisted.add(folder)) {
          sources.notes(entry).problem(0, "folder " + folder, "is not in channels.json; not read");
        }
        continue;
      }
      sources.add(
          entry,
          day.matches() ? beginning(day.group(1)) : Instant.MIN,
          (in, notes) ->
              new JsonReader(
                  new JsonPieces(in, notes),
                  notes,
                  new SlackMessages(directory, text, directory.channelOf(folder), notes)));
    }
  }

  private static Instant beginning(String day) {
    try {
      return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant().minus(EARLIEST);
    } catch (DateTimeException e) {
      return Instant.MIN;
    }
  }
}
