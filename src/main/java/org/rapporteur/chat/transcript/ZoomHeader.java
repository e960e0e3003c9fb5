package org.rapporteur.chat.transcript;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line that a message of a Zoom chat text begins with. Seen in the wild are these, with single
 * and with wide blanks, and with or without a date before the time:
 *
 * <pre>
 * 10:00:00	 From  Ana : text                    10:00:00 From Ana to Everyone:
 * 10:00:00 From Ana to Everyone : text          	text on the lines below
 * 10:00:00	 From  Ana  to  Ben(Privately) : text 10:00:00	Ana:	text
 * </pre>
 *
 * Where a line can be read in two ways the private one is taken: what was not for everybody must
 * not get out.
 *
 * @param date where the line has one
 * @param time of day, or since the recording began
 * @param routed whether it says to whom it was written
 * @param everyone whether that is everybody
 * @param text what stands on the same line; may be empty
 */
record ZoomHeader(
    @Nullable LocalDate date,
    Duration time,
    String name,
    boolean routed,
    boolean everyone,
    String text) {
  private static final Pattern START =
      Pattern.compile(
          "(?:(\\d{4}-\\d\\d-\\d\\d)[ T])?(\\d{1,2}):([0-5]\\d):([0-5]\\d)(?:\\s?([AaPp])[Mm])?"
              + "[ \\t]+(\\S.*)",
          Pattern.DOTALL);
  private static final Pattern FROM = Pattern.compile("From(\\s+)(\\S.*)", Pattern.DOTALL);
  private static final Pattern CLOUD =
      Pattern.compile("([^\\t]{1,200}?)\\s*:\\t(.*)", Pattern.DOTALL);
  private static final Pattern PRIVATE =
      Pattern.compile(
          ".{1,200}?\\sto\\s.{1,200}?\\((?:direct message|privately)\\)\\s*:.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern WIDE =
      Pattern.compile(
          "(\\S.{0,200}?)\\s{2,}to\\s{2,}(\\S.{0,200}?)\\s*:(?:\\s+(.*))?", Pattern.DOTALL);
  private static final Pattern BELOW = Pattern.compile("(\\S.*)\\s+to\\s+(\\S.*?)\\s*:\\s*");
  private static final Pattern COLON = Pattern.compile("(\\S.*?)\\s:(?:\\s(.*))?", Pattern.DOTALL);
  private static final Pattern ROUTE = Pattern.compile("(\\S.*)\\s+to\\s+(\\S.*)");
  private static final Pattern TIGHT =
      Pattern.compile("(\\S.*?)\\s+to\\s+(Everyone)\\s*:(?:\\s+(.*))?", Pattern.DOTALL);
  private static final Pattern PLAIN =
      Pattern.compile("([^:]{1,200}):(?:\\s+(.*))?", Pattern.DOTALL);

  private static final Pattern EVERYONE =
      Pattern.compile("everyone(?: \\(?in meeting\\)?)?", Pattern.CASE_INSENSITIVE);

  /** Characters of a line within which a header's end is looked for: a name has far fewer. */
  private static final int MOST = 500;

  private record Rest(String name, @Nullable String recipient, @Nullable String text) {}

  /** Whether a line begins a message. */
  static boolean isOne(String line) {
    return of(line, false) != null;
  }

  /**
   * Reads a line.
   *
   * @param routed whether lines before it said {@code to Everyone}, so that this one will, too
   * @return null if no message begins there
   */
  static @Nullable ZoomHeader of(String line, boolean routed) {
    String head = line.length() <= MOST ? line : line.substring(0, MOST);
    Matcher start = START.matcher(head);
    if (!start.matches()) {
      return null;
    }
    String remainder = start.group(6);
    Rest rest = rest(remainder, routed);
    if (rest == null) {
      return null;
    }
    boolean everyone =
        !PRIVATE.matcher(remainder).matches()
            && (rest.recipient == null || isEveryone(rest.recipient));
    return new ZoomHeader(
        date(start.group(1)),
        time(start),
        rest.name,
        rest.recipient != null,
        everyone,
        (rest.text == null ? "" : rest.text) + line.substring(head.length()));
  }

  private static @Nullable Rest rest(String remainder, boolean routed) {
    Matcher from = FROM.matcher(remainder);
    if (from.matches()) {
      return from(from.group(2), from.group(1).length() > 1, routed);
    }
    Matcher cloud = CLOUD.matcher(remainder);
    return cloud.matches() ? new Rest(cloud.group(1), null, cloud.group(2)) : null;
  }

  /**
   * Reads what follows the word From.
   *
   * @param wide whether blanks are wide, so that a narrow " to " belongs to a name
   */
  private static @Nullable Rest from(String line, boolean wide, boolean routed) {
    Matcher m = WIDE.matcher(line);
    if (m.matches() && (isEveryone(m.group(2)) || !m.group(1).contains(" : "))) {
      return new Rest(m.group(1), m.group(2), m.group(3));
    }
    m = BELOW.matcher(line);
    if (m.matches() && !line.contains(" : ") && !(wide && !isEveryone(m.group(2)))) {
      return new Rest(m.group(1), m.group(2), null);
    }
    Matcher tight = TIGHT.matcher(line);
    m = COLON.matcher(line);
    if (m.matches()) {
      Matcher route = ROUTE.matcher(m.group(1));
      if (!wide && route.matches()) {
        return new Rest(route.group(1), route.group(2), m.group(2));
      }
      if (!routed || !tight.matches()) {
        return new Rest(m.group(1), null, m.group(2));
      }
    }
    if (tight.matches()) {
      return new Rest(tight.group(1), tight.group(2), tight.group(3));
    }
    m = PLAIN.matcher(line);
    return m.matches() ? new Rest(m.group(1).strip(), null, m.group(2)) : null;
  }

  private static boolean isEveryone(String recipient) {
    return EVERYONE.matcher(recipient).matches();
  }

  private static @Nullable LocalDate date(@Nullable String written) {
    try {
      return written == null ? null : LocalDate.parse(written);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Duration time(Matcher start) {
    int hours = Integer.parseInt(start.group(2));
    String half = start.group(5);
    if (half != null && hours <= 12) {
      hours = hours % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    return Duration.ofHours(hours)
        .plusMinutes(Integer.parseInt(start.group(3)))
        .plusSeconds(Integer.parseInt(start.group(4)));
  }
}
