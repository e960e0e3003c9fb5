package org.rapporteur.chat.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.UserRef;
import org.rapporteur.chat.transcript.InputFiles.Entry;
import org.rapporteur.chat.transcript.Pieces.Piece;

/** Who and what is named in a Slack export: its people and its channels. */
final class SlackDirectory {
  static final String PLATFORM = "slack";

  /** What Slack's exports call the folders of direct messages between two and between several. */
  private static final Pattern DIRECT = Pattern.compile("D[A-Z0-9]{6,}|mpdm-.*");

  private final Map<String, User> users = new HashMap<>();
  private final Map<String, String> channelNames = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> direct = new HashSet<>();
  private String workspace = "";

  private record User(String shown, boolean bot) {}

  /** Reads the lists that lie beside the channels' folders. */
  static SlackDirectory read(Sources sources, String root) {
    SlackDirectory directory = new SlackDirectory();
    directory.list(sources, root + "users.json", directory::user);
    directory.list(sources, root + "org_users.json", directory::user);
    directory.list(sources, root + "channels.json", directory::channel);
    directory.list(sources, root + "groups.json", directory::channel);
    directory.list(sources, root + "dms.json", directory::conversation);
    directory.list(sources, root + "mpims.json", directory::conversation);
    return directory;
  }

  private void list(Sources sources, String name, Consumer<JsonNode> each) {
    for (Entry entry : sources.files().entries()) {
      if (!entry.name().equals(name)) {
        continue;
      }
      Notes notes = sources.notes(entry);
      try (JsonPieces pieces = new JsonPieces(new Bytes(sources.files().peek(entry)), notes)) {
        for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
          if (Json.text(piece.value(), "id").isEmpty()) {
            notes.problem(piece.line(), "entry " + piece.index(), "has no \"id\"");
          } else {
            each.accept(piece.value());
          }
        }
      } catch (IOException e) {
        notes.problem(0, "", String.valueOf(e.getMessage()));
      }
    }
  }

  private void user(JsonNode user) {
    String id = Json.text(user, "id");
    boolean bot = user.path("is_bot").asBoolean() || id.equals("USLACKBOT");
    users.putIfAbsent(id, new User(shown(user), bot));
    if (workspace.isEmpty()) {
      workspace = Json.text(user, "team_id");
    }
  }

  /** The name a user chose to be shown by, or the nearest to it. */
  private static String shown(JsonNode user) {
    String chosen = Json.firstText(user.path("profile"), "display_name", "real_name");
    return chosen.isEmpty() ? Json.firstText(user, "real_name", "name") : chosen;
  }

  private void channel(JsonNode channel) {
    String id = Json.text(channel, "id");
    String name = Json.text(channel, "name");
    open.add(id);
    if (!name.isEmpty()) {
      open.add(name);
      channelNames.put(id, name);
    }
  }

  private void conversation(JsonNode conversation) {
    direct.add(Json.text(conversation, "id"));
    direct.add(Json.text(conversation, "name"));
  }

  /** Whether a folder holds messages between some people only. */
  boolean isDirect(String folder) {
    return direct.contains(folder) || DIRECT.matcher(folder).matches();
  }

  /** Whether a folder is a listed channel's, or channels are not listed at all. */
  boolean isChannel(String folder) {
    return open.isEmpty() || open.contains(folder);
  }

  ChannelRef channelOf(String folder) {
    return new ChannelRef(PLATFORM, workspace, Ids.of(channelNames.getOrDefault(folder, folder)));
  }

  /** A channel's name; null if it is not listed. */
  @Nullable String channelName(String id) {
    return channelNames.get(id);
  }

  /** A person's shown name; null if they are not listed. */
  @Nullable String shownName(String id) {
    User user = users.get(id);
    return user == null || user.shown.isEmpty() ? null : user.shown;
  }

  /**
   * A person.
   *
   * @param profile what a message itself tells of its author; may be a missing node
   */
  Author author(String id, JsonNode profile) {
    User user = users.getOrDefault(id, new User("", id.equals("USLACKBOT")));
    String shown =
        user.shown.isEmpty()
            ? Json.firstText(profile, "display_name", "real_name", "name")
            : user.shown;
    return ShownName.of(shown).of(new UserRef(PLATFORM, workspace, Ids.of(id)), user.bot);
  }

  /** A program that is no user. */
  Author bot(String id, String name) {
    return new Author(new UserRef(PLATFORM, workspace, Ids.of(id)), name, null, true);
  }

  /** The lists that make a folder the root of an export. */
  static List<String> lists() {
    return List.of("users.json", "channels.json", "groups.json");
  }
}
