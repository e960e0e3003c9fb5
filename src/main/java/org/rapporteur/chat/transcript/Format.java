package org.rapporteur.chat.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rapporteur.chat.transcript.InputFiles.Entry;

/** A form of exported chat. */
public enum Format {
  /** Slack's own export: a zip, its folder, one channel's folder or a single day's file. */
  SLACK,
  /** Files of DiscordChatExporter in its JSON form, in either order of time, whole or in parts. */
  DISCORD,
  /**
   * The chat text that Zoom saves, in all its layouts. It has times of day only: the date is taken
   * from the name of the file or its folder, and is 1970-01-01 where neither has one. Names are all
   * it has of people, so equal names are one person.
   */
  ZOOM,
  /**
   * JSON Lines: on each line one object that is a message or a change of an earlier one.
   *
   * <p>Messages: {@code text} (required), {@code id}, {@code at} (ISO-8601, or seconds or
   * milliseconds since 1970; without it, a second after the line before), {@code author}, {@code
   * authorId}, {@code affiliation}, {@code channel}, {@code replyTo} (an id), {@code presence}
   * ({@code onsite} or {@code online}), {@code anonymous}, {@code asked}, {@code bot} (true or
   * false), {@code upvotes} (a list of author ids, or how many).
   *
   * <p>Changes: {@code {"edits": ID, "text": …}}, {@code {"deletes": ID}} and {@code {"reacts": ID,
   * "author": …, "emoji": …, "removed": true}}, each with {@code at} and with {@code channel} as
   * the message had them. Other fields are ignored. A line has at most 1 MB.
   */
  JSONL;

  private static final int HEAD = 1 << 14;
  private static final Pattern DAY = Pattern.compile("(?:.*/)?\\d{4}-\\d\\d-\\d\\d\\.json");
  private static final Pattern DIRECTORY = Pattern.compile("(?:.*/)?(?:users|channels)\\.json");
  private static final Pattern DISCORD_HEAD =
      Pattern.compile("^\\{.*\"(?:guild|channel)\"\\s*:\\s*\\{.*", Pattern.DOTALL);
  private static final Pattern OBJECT = Pattern.compile("\\{\\s*\"");
  private static final Pattern SLACK_HEAD = Pattern.compile("^\\[.*\"ts\"\\s*:.*", Pattern.DOTALL);

  /** Its name in lower case: what a person writes. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format of that name.
   *
   * @throws IllegalArgumentException naming the formats, if there is none
   */
  public static Format of(String word) {
    return Arrays.stream(values())
        .filter(format -> format.word().equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + word + "' is no format: write one of " + words()));
  }

  static String words() {
    return Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "));
  }

  /**
   * Tells a file's, folder's or zip's format by what is in it.
   *
   * @return empty if it is none of them
   * @throws IOException with a reason in one line, if it cannot be read
   */
  public static Optional<Format> detect(Path input) throws IOException {
    try (InputFiles files = InputFiles.of(input)) {
      return detect(files);
    }
  }

  static Optional<Format> detect(InputFiles files) throws IOException {
    boolean slack =
        files.entries().stream()
            .map(Entry::name)
            .anyMatch(name -> DAY.matcher(name).matches() || DIRECTORY.matcher(name).matches());
    if (slack && !files.isSingle()) {
      return Optional.of(SLACK);
    }
    IOException failure = null;
    for (Entry entry : files.entries()) {
      try {
        Optional<Format> found = ofHead(head(files, entry));
        if (found.isPresent() && (files.isSingle() || found.get().reads(entry))) {
          return found;
        }
      } catch (IOException e) {
        failure = new IOException(entry.name() + ": " + e.getMessage(), e);
      }
    }
    if (failure != null) {
      throw failure;
    }
    return Optional.empty();
  }

  /** Whether a file of a folder or zip is one of the format, by its name's ending. */
  boolean reads(Entry entry) {
    String name = entry.name().toLowerCase(Locale.ROOT);
    return switch (this) {
      case SLACK, DISCORD -> name.endsWith(".json");
      case ZOOM -> name.endsWith(".txt");
      case JSONL -> name.endsWith(".jsonl") || name.endsWith(".ndjson");
    };
  }

  private static String head(InputFiles files, Entry entry) throws IOException {
    try (InputStream in = files.peek(entry)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      return head.startsWith("\uFEFF") ? head.substring(1) : head;
    }
  }

  private static Optional<Format> ofHead(String head) {
    String text = head.stripLeading();
    if (DISCORD_HEAD.matcher(text).matches()) {
      return Optional.of(DISCORD);
    }
    if (SLACK_HEAD.matcher(text).matches()) {
      return Optional.of(SLACK);
    }
    if (!text.startsWith("{") && text.lines().anyMatch(ZoomHeader::isOne)) {
      return Optional.of(ZOOM);
    }
    return text.lines().anyMatch(line -> OBJECT.matcher(line).lookingAt())
        ? Optional.of(JSONL)
        : Optional.empty();
  }
}
