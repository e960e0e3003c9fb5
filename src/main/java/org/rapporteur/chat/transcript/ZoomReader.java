package org.rapporteur.chat.transcript;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;
import org.rapporteur.chat.UserRef;
import org.rapporteur.chat.transcript.InputFiles.Entry;
import org.rapporteur.chat.transcript.Lines.Line;

/** Reads a Zoom chat text; a message is its header and the lines up to the next header. */
final class ZoomReader implements EventReader {
  private static final String PLATFORM = "zoom";

  /** Names that Zoom gives to every chat it saves, so that the folder's tells more. */
  private static final Set<String> USUAL =
      Set.of("chat", "meeting_saved_chat", "meeting_saved_new_chat");

  /** Characters of one message that are read. */
  private static final int MOST = 1 << 16;

  private static final Pattern REACTED =
      Pattern.compile("Reacted to [\"“](.*)[\"”] with (\\S.{0,40})", Pattern.DOTALL);
  private static final Pattern REMOVED =
      Pattern.compile(
          "Removed (?:an? )?(\\S.{0,40}?) reaction from [\"“](.*)[\"”]", Pattern.DOTALL);
  private static final Pattern REPLYING =
      Pattern.compile(
          "Replying to [\"“](?:(.*?)[\"”][ \\t]*\\n|(.*?)[\"”][ \\t])\\s*(\\S.*)", Pattern.DOTALL);

  private final Lines lines;
  private final Notes notes;
  private final ChannelRef channel;
  private final ZoomClock clock;
  private final ZoomQuotes quotes = new ZoomQuotes();
  private final StringBuilder text = new StringBuilder();
  private @Nullable ZoomHeader header;
  private long begun;
  private boolean routed;
  private long astray;
  private long astrayFrom;

  private ZoomReader(Lines lines, Notes notes, ChannelRef channel, ZoomClock clock) {
    this.lines = lines;
    this.notes = notes;
    this.channel = channel;
    this.clock = clock;
  }

  /** How a file is read; its name, or its folder's, is the channel's. */
  static Sources.Reading reading(InputFiles files, Entry entry) {
    String title = files.title(entry);
    String folder = files.folderOf(entry);
    boolean usual = USUAL.contains(title.substring(title.lastIndexOf('/') + 1));
    ChannelRef channel =
        new ChannelRef(PLATFORM, "", Ids.of(usual && !folder.isEmpty() ? folder : title));
    return (in, notes) ->
        new ZoomReader(
            new Lines(in, notes), notes, channel, ZoomClock.of(folder + "/" + entry.base()));
  }

  @Override
  public @Nullable List<ChatEvent> read() throws IOException {
    for (Line line = lines.next(); line != null; line = lines.next()) {
      ZoomHeader next = ZoomHeader.of(line.text(), routed);
      if (next == null) {
        goOn(line);
        continue;
      }
      List<ChatEvent> events = end();
      begin(next, line.number());
      if (!events.isEmpty()) {
        return events;
      }
    }
    return header == null && astray == 0 ? null : end();
  }

  private void begin(ZoomHeader next, long line) {
    header = next;
    begun = line;
    text.append(next.text());
    routed |= next.routed();
  }

  private void goOn(Line line) {
    if (header != null) {
      if (text.length() < MOST) {
        text.append('\n').append(line.text().strip());
      }
    } else if (!line.text().isBlank()) {
      astrayFrom = astray == 0 ? line.number() : astrayFrom;
      astray++;
    }
  }

  /** The events of the message that is complete now, if there is one. */
  private List<ChatEvent> end() {
    if (astray > 0) {
      notes.problem(astrayFrom, "", "belongs to no message (" + astray + " lines not read)");
      astray = 0;
    }
    ZoomHeader ended = header;
    header = null;
    String said = text.toString().replace('\u2028', '\n').strip();
    text.setLength(0);
    if (ended == null) {
      return List.of();
    }
    Instant at = clock.at(ended);
    if (!ended.everyone()) {
      notes.skip(Skipped.PRIVATE);
      return List.of();
    }
    if (said.isEmpty()) {
      notes.skip(Skipped.WITHOUT_TEXT);
      return List.of();
    }
    try {
      UserRef user = new UserRef(PLATFORM, "", Ids.of(ended.name()));
      return events(ShownName.of(ended.name()).of(user, false), at, said);
    } catch (IllegalArgumentException e) {
      notes.problem(begun, "", String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  private List<ChatEvent> events(Author author, Instant at, String said) {
    Matcher reacted = REACTED.matcher(said);
    if (reacted.matches()) {
      return reaction(author, at, reacted.group(1), reacted.group(2), true);
    }
    Matcher removed = REMOVED.matcher(said);
    if (removed.matches()) {
      return reaction(author, at, removed.group(2), removed.group(1), false);
    }
    MessageRef message = new MessageRef(channel, "line-" + begun);
    MessageRef replyTo = null;
    String own = said;
    Matcher replying = REPLYING.matcher(said);
    if (replying.matches()) {
      String quote = replying.group(1) != null ? replying.group(1) : replying.group(2);
      replyTo = quotes.find(quote);
      own = replying.group(3);
    }
    quotes.add(message, own);
    return List.of(
        new ChatEvent.Posted(message, author, own, at, replyTo, Presence.ONLINE, false, false));
  }

  private List<ChatEvent> reaction(
      Author author, Instant at, String quote, String emoji, boolean added) {
    MessageRef message = quotes.find(quote);
    if (message == null) {
      notes.problem(begun, "", "is a reaction to a message that does not stand before it");
      return List.of();
    }
    String eventId = "line-" + begun;
    return List.of(
        new ChatEvent.Reacted(message, author, Reactions.plain(emoji), added, at, eventId));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
