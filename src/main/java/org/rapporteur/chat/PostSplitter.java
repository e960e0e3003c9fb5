package org.rapporteur.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;

/** Cuts a post into parts that fit a platform's limits. */
final class PostSplitter {
  private static final int LINES_OF_A_BUTTON = 2;

  private final Post whole;
  private final Limits limits;
  private final List<Post> parts = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<Button> buttons = new ArrayList<>();
  private int characters;
  private int used;

  private PostSplitter(Post whole, Limits limits) {
    this.whole = whole;
    this.limits = limits;
  }

  static List<Post> split(Post whole, Limits limits) {
    return new PostSplitter(whole, limits).run();
  }

  private List<Post> run() {
    String title = cut(whole.title(), limits.characters() / 4);
    take(title);
    for (Section section : whole.sections()) {
      String heading = cut(section.heading(), limits.characters() / 4);
      if (!fits(heading, section.lines().isEmpty() ? "" : section.lines().get(0).text())) {
        endPart();
      }
      take(heading);
      for (Line line : section.lines()) {
        if (!fits(line.text())) {
          goOn(heading);
        }
        String text = cut(line.text(), limits.characters() - characters - 1);
        lines.add(new Line(text, line.items(), line.least()));
        take(text);
      }
      section.buttons().forEach(button -> add(heading, button));
      endSection(heading);
    }
    endPart();
    if (parts.isEmpty()) {
      parts.add(Post.of("", List.of()));
    }
    Post first = parts.get(0);
    parts.set(0, new Post(title, first.sections(), whole.attachments()));
    return List.copyOf(parts);
  }

  /** Adds a button to the section, unless it is too long for any. */
  private void add(String heading, Button button) {
    int cost =
        cost(button.label())
            + cost(button.command())
            + cost(Objects.requireNonNullElse(button.asks(), ""));
    if (cost > limits.characters() / 4) {
      return;
    }
    if (!fits(cost, LINES_OF_A_BUTTON)) {
      goOn(heading);
    }
    take(cost, LINES_OF_A_BUTTON);
    buttons.add(button);
  }

  private boolean fits(String... texts) {
    int more = 0;
    int count = 0;
    for (String text : texts) {
      more += cost(text);
      count += text.isEmpty() ? 0 : 1;
    }
    return fits(more, count);
  }

  private boolean fits(int more, int count) {
    return characters + more <= limits.characters() && used + count <= limits.lines();
  }

  private void take(String text) {
    take(cost(text), text.isEmpty() ? 0 : 1);
  }

  private void take(int more, int count) {
    characters += more;
    used += count;
  }

  private static int cost(String text) {
    return text.isEmpty() ? 0 : text.length() + 1;
  }

  private void endSection(String heading) {
    if (!lines.isEmpty() || !buttons.isEmpty()) {
      sections.add(new Section(heading, lines, buttons));
      lines.clear();
      buttons.clear();
    }
  }

  /** Goes on with a section in a new part, under its heading again. */
  private void goOn(String heading) {
    endSection(heading);
    if (!sections.isEmpty()) {
      endPart();
      take(heading);
    }
  }

  /** Begins a new part, unless this one holds nothing but the title yet. */
  private void endPart() {
    if (!sections.isEmpty()) {
      parts.add(Post.of("", sections));
      sections.clear();
      characters = 0;
      used = 0;
    }
  }

  /** The text, or its beginning with an ellipsis, never half of a surrogate pair. */
  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Math.max(0, most - 1);
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }
}
