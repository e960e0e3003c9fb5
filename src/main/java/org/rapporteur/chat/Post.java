package org.rapporteur.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something the bot shows, free of any platform. All text in it is plain: a renderer escapes it
 * whole, and form comes from the structure alone, so nothing an attendee wrote can format, mention
 * or link.
 *
 * @param title may be empty
 * @param attachments files that go with it
 */
public record Post(String title, List<Section> sections, List<Attachment> attachments) {
  public Post {
    sections = List.copyOf(sections);
    attachments = List.copyOf(attachments);
  }

  /**
   * A group of lines.
   *
   * @param heading may be empty
   */
  public record Section(String heading, List<Line> lines, List<Button> buttons) {
    public Section {
      lines = List.copyOf(lines);
      buttons = List.copyOf(buttons);
    }

    public static Section of(String heading, List<Line> lines) {
      return new Section(heading, lines, List.of());
    }
  }

  /**
   * One line. A line that rests on exactly one item may show its text; one that rests on several,
   * or on none, shows counts and words of ours, and of theirs only what so many of them share.
   *
   * @param items the numbers of the items it rests on
   * @param least how many of several items must be left for it to be shown; 0 where it only counts
   * @param author who is named in it, as the text has it; null when nobody is
   */
  public record Line(String text, List<Integer> items, int least, @Nullable String author) {
    public Line {
      items = List.copyOf(items);
    }

    public Line(String text, List<Integer> items) {
      this(text, items, 0);
    }

    public Line(String text, List<Integer> items, int least) {
      this(text, items, least, null);
    }

    /** The same line, in which somebody is named. */
    public Line naming(String name) {
      return new Line(text, items, least, name);
    }

    private Line withoutAuthor() {
      return author == null ? this : new Line(text.replace(author, "someone"), items, least);
    }

    private Line without(Set<Integer> erased) {
      List<Integer> left = items.stream().filter(i -> !erased.contains(i)).toList();
      if (items.size() == 1) {
        return left.isEmpty() ? new Line("#" + items.get(0) + " was taken back.", items) : this;
      }
      return least > 0 && left.size() < least
          ? new Line("Too few of those who said this let it stand.", left)
          : least > 0 ? new Line(text, left, least) : this;
    }

    public static Line of(String text, Integer... items) {
      return new Line(text, List.of(items));
    }
  }

  /**
   * A button that calls a command.
   *
   * @param command as it would be typed, without the slash: {@code floor flag 12}
   * @param asks what the platform asks for before calling; its answer follows the command as text
   */
  public record Button(String label, String command, @Nullable String asks) {}

  /**
   * A file to hand over.
   *
   * @param name what the reader sees, such as {@code items.csv}
   * @param path where it lies on this machine
   */
  public record Attachment(String name, String mediaType, String path) {
    /**
     * What it holds.
     *
     * @throws DeliveryException a passing one if it can't be read: perhaps it is not written yet
     */
    public byte[] bytes() throws DeliveryException {
      try {
        return Files.readAllBytes(Path.of(path));
      } catch (IOException e) {
        throw DeliveryException.passing("the file " + name + " can't be read yet", Duration.ZERO);
      }
    }
  }

  public static Post of(String text) {
    return new Post("", List.of(Section.of("", List.of(Line.of(text)))), List.of());
  }

  public static Post of(String title, List<Section> sections) {
    return new Post(title, sections, List.of());
  }

  public Post with(List<Attachment> files) {
    return new Post(title, sections, files);
  }

  /** The same post without what it shows of some items. */
  public Post without(Set<Integer> items) {
    return with(line -> line.without(items));
  }

  /** The same post without the names of those whose items it shows. */
  public Post withoutAuthors() {
    return with(Line::withoutAuthor);
  }

  private Post with(UnaryOperator<Line> change) {
    List<Section> kept = new ArrayList<>();
    for (Section section : sections) {
      Set<Line> lines = new LinkedHashSet<>();
      for (Line line : section.lines) {
        lines.add(change.apply(line));
      }
      kept.add(new Section(section.heading, List.copyOf(lines), section.buttons));
    }
    return new Post(title, kept, attachments);
  }

  /** Title, headings and lines as plain text, a line each: for logs, tests and fallbacks. */
  public String text() {
    List<String> out = new ArrayList<>();
    if (!title.isEmpty()) {
      out.add(title);
    }
    for (Section section : sections) {
      if (!section.heading.isEmpty()) {
        out.add(section.heading);
      }
      section.lines.forEach(line -> out.add(line.text));
    }
    return out.stream().collect(Collectors.joining("\n"));
  }

  /**
   * Cuts it into posts of at most so many characters and lines, between lines where it can; a
   * single line that is longer is cut, as are a title and a heading that take more than a quarter;
   * a button that does is left out. Title and attachments stay with the first part, a heading is
   * repeated where its section goes on.
   *
   * @throws IllegalArgumentException if a limit is below what a title needs
   */
  public List<Post> split(Limits limits) {
    return PostSplitter.split(this, limits);
  }
}
