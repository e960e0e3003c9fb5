package org.rapporteur.chat.discord;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import org.rapporteur.chat.Limits;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Section;

/**
 * Draws a post as a message of Discord's. A few plain lines are its content. Where there is a title
 * or a heading, the title is the content, which phones show as what the message says, and all else
 * stands in embeds. Nobody is called by it, whatever it says.
 */
final class Renderer {
  /**
   * What one message holds. Discord takes 6,000 characters of embeds; a text takes twice its length
   * when all of it must be defused, and the dearest line, a heading, four more than that. A button
   * takes the room of two lines, and 25 are all that a message has.
   */
  static final Limits LIMITS = new Limits(2_800, 50);

  /** So many characters of a line fit an embed when all of them must be defused. */
  private static final int MOST_RAW = 2_000;

  private static final String NOTHING = "—";

  private Renderer() {}

  /**
   * A message to post; its files are not in it.
   *
   * @param part one of those that {@link Post#split} made within {@link #LIMITS}
   */
  static MessageCreateData create(Post part) {
    return filled(new MessageCreateBuilder(), part).build();
  }

  /** What a message is to say from now on; the files with it stay as they are. */
  static MessageEditData edit(Post part) {
    return filled(new MessageEditBuilder(), part).build();
  }

  private static <R extends MessageRequest<R>> R filled(R request, Post part) {
    String title = bold(part.title());
    List<String> lines = lines(part);
    String whole = String.join("\n", lines);
    boolean plain =
        title.isEmpty()
            && part.sections().stream().allMatch(section -> bold(section.heading()).isEmpty())
            && whole.length() <= Message.MAX_CONTENT_LENGTH;
    List<MessageEmbed> embeds = plain ? List.of() : embeds(lines);
    String content = plain ? whole : title;
    return request
        .setContent(content.isEmpty() && embeds.isEmpty() ? NOTHING : content)
        .setEmbeds(embeds)
        .setComponents(rows(part))
        .setAllowedMentions(EnumSet.noneOf(Message.MentionType.class))
        .mentionRepliedUser(false);
  }

  /** Headings and lines as Discord takes them, an empty one above a heading. */
  private static List<String> lines(Post part) {
    List<String> lines = new ArrayList<>();
    for (Section section : part.sections()) {
      String heading = bold(section.heading());
      if (!heading.isEmpty()) {
        if (!lines.isEmpty()) {
          lines.add("");
        }
        lines.add(heading);
      }
      List<String> seen =
          section.lines().stream()
              .map(line -> DiscordText.visible(line.text()).strip())
              .filter(DiscordText::isSeen)
              .toList();
      String point = heading.isEmpty() || seen.size() < 2 ? "" : "- ";
      seen.forEach(line -> addLine(lines, point, line));
    }
    return lines;
  }

  /** Adds a line, as several where it could become too long for one embed. */
  private static void addLine(List<String> lines, String point, String line) {
    int from = 0;
    while (from < line.length()) {
      int to = DiscordText.whole(line, Math.min(from + MOST_RAW, line.length()));
      lines.add((from == 0 ? point : "") + DiscordText.defused(line.substring(from, to)));
      from = to;
    }
  }

  private static List<MessageEmbed> embeds(List<String> lines) {
    List<MessageEmbed> embeds = new ArrayList<>();
    StringBuilder description = new StringBuilder();
    for (String line : lines) {
      if (description.length() + 1 + line.length() > MessageEmbed.DESCRIPTION_MAX_LENGTH) {
        endEmbed(embeds, description);
      }
      description.append(description.isEmpty() ? "" : "\n").append(line);
    }
    endEmbed(embeds, description);
    return embeds;
  }

  private static void endEmbed(List<MessageEmbed> embeds, StringBuilder description) {
    if (!description.isEmpty()) {
      embeds.add(new EmbedBuilder().setDescription(description).build());
      description.setLength(0);
    }
  }

  private static List<ActionRow> rows(Post part) {
    List<Button> buttons = new ArrayList<>();
    part.sections().stream()
        .flatMap(section -> section.buttons().stream())
        .forEach(button -> button(button, buttons.size() + 1).ifPresent(buttons::add));
    return buttons.isEmpty() ? List.of() : ActionRow.partitionOf(buttons);
  }

  /** The button; none where Discord can't hold what it does or shows nothing on it. */
  private static Optional<Button> button(Post.Button button, int place) {
    String label = DiscordText.line(button.label());
    return new ButtonId(place, button.command(), button.asks())
        .written()
        .filter(id -> DiscordText.isSeen(label))
        .map(id -> Button.secondary(id, DiscordText.cut(label, Button.LABEL_MAX_LENGTH)));
  }

  private static String bold(String text) {
    String line = DiscordText.line(text);
    return DiscordText.isSeen(line) ? "**" + DiscordText.defused(line) + "**" : "";
  }
}
