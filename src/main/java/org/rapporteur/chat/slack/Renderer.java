package org.rapporteur.chat.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextListElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.Limits;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;

/**
 * Draws a post in Block Kit. Titles and labels are {@code plain_text} without emoji and all else is
 * the {@code text} of {@code rich_text}, neither of which Slack parses.
 */
final class Renderer {
  /**
   * What one message holds. Slack takes 50 blocks a message and, as was found by trying, about
   * 12,000 characters of blocks; a part within these limits becomes at most 45 blocks and 10,000
   * characters. Each block stands for a line at least. The dearest line, one under a heading, costs
   * 142 characters of structure and its text a third more when all of it must be defused.
   */
  static final Limits LIMITS = new Limits(3_400, 38);

  private static final int MOST_TITLE = 150;
  private static final int MOST_LABEL = 75;
  private static final int MOST_BUTTONS = 25;
  private static final int MOST_VALUE = 2_000;
  private static final int MOST_ELEMENT = 2_900;
  private static final int MOST_FALLBACK = 3_000;

  private final List<LayoutBlock> blocks = new ArrayList<>();
  private int buttons;

  private Renderer() {}

  /**
   * The blocks of a post; none where it shows nothing.
   *
   * @param part one of those that {@link Post#split} made within {@link #LIMITS}
   */
  static List<LayoutBlock> blocks(Post part) {
    Renderer renderer = new Renderer();
    renderer.title(part.title());
    part.sections().forEach(renderer::section);
    return List.copyOf(renderer.blocks);
  }

  /** What notifications and readers aloud take instead of the blocks: at most 3,000 characters. */
  static String text(Post part) {
    StringBuilder text = new StringBuilder();
    String whole = SlackText.defused(part.text());
    int at = 0;
    while (at < whole.length()) {
      String next = SlackText.escaped(Character.toString(whole.codePointAt(at)));
      if (text.length() + next.length() >= MOST_FALLBACK) {
        return text.append("…").toString();
      }
      text.append(next);
      at = whole.offsetByCodePoints(at, 1);
    }
    return text.toString();
  }

  private void title(String title) {
    if (!title.isBlank()) {
      blocks.add(HeaderBlock.builder().text(plain(title, MOST_TITLE)).build());
    }
  }

  private void section(Section section) {
    List<BlockElement> elements = elements(section);
    if (!elements.isEmpty()) {
      blocks.add(RichTextBlock.builder().elements(elements).build());
    }
    List<BlockElement> row = new ArrayList<>();
    for (Button button : section.buttons()) {
      String value = new ButtonValue(button.command(), button.asks()).written();
      if (value.length() <= MOST_VALUE && !button.label().isBlank()) {
        row.add(button(button, value));
      }
    }
    for (int from = 0; from < row.size(); from += MOST_BUTTONS) {
      int to = Math.min(from + MOST_BUTTONS, row.size());
      blocks.add(ActionsBlock.builder().elements(List.copyOf(row.subList(from, to))).build());
    }
  }

  private ButtonElement button(Button button, String value) {
    buttons++;
    return ButtonElement.builder()
        .text(plain(button.label(), MOST_LABEL))
        .actionId((button.asks() == null ? "call:" : "ask:") + buttons)
        .value(value)
        .build();
  }

  /** Several lines under a heading are a list, all else is a paragraph. */
  private static List<BlockElement> elements(Section section) {
    List<String> lines =
        section.lines().stream().map(Line::text).filter(text -> !text.isBlank()).toList();
    String heading = section.heading().isBlank() ? "" : section.heading();
    List<BlockElement> elements = new ArrayList<>();
    if (heading.isEmpty() || lines.size() < 2) {
      List<RichTextElement> texts = new ArrayList<>();
      if (!heading.isEmpty()) {
        texts.addAll(texts(lines.isEmpty() ? heading : heading + "\n", bold()));
      }
      texts.addAll(texts(String.join("\n", lines), null));
      if (!texts.isEmpty()) {
        elements.add(paragraph(texts));
      }
      return elements;
    }
    elements.add(paragraph(texts(heading, bold())));
    List<RichTextElement> points = new ArrayList<>();
    lines.forEach(line -> points.add(paragraph(texts(line, null))));
    elements.add(RichTextListElement.builder().style("bullet").elements(points).build());
    return elements;
  }

  private static RichTextSectionElement paragraph(List<RichTextElement> texts) {
    return RichTextSectionElement.builder().elements(texts).build();
  }

  private static List<RichTextElement> texts(
      String text, RichTextSectionElement.@Nullable TextStyle style) {
    String defused = SlackText.defused(text);
    List<RichTextElement> texts = new ArrayList<>();
    int from = 0;
    while (from < defused.length()) {
      int to = SlackText.whole(defused, Math.min(from + MOST_ELEMENT, defused.length()));
      texts.add(
          RichTextSectionElement.Text.builder()
              .text(defused.substring(from, to))
              .style(style)
              .build());
      from = to;
    }
    return texts;
  }

  private static RichTextSectionElement.TextStyle bold() {
    return RichTextSectionElement.TextStyle.builder().bold(true).build();
  }

  private static PlainTextObject plain(String text, int most) {
    return PlainTextObject.builder()
        .text(SlackText.cut(SlackText.defused(text), most))
        .emoji(false)
        .build();
  }
}
