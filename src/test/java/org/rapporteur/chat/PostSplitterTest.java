package org.rapporteur.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.chat.Post.Attachment;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;

final class PostSplitterTest {
  private static final Limits SMALL = new Limits(200, 5);

  private static Section section(String heading, int from, int to) {
    return Section.of(
        heading, IntStream.rangeClosed(from, to).mapToObj(n -> Line.of("#" + n, n)).toList());
  }

  @Test
  void leavesAPostThatFitsAsItIs() {
    Post post = Post.of("Digest 1", List.of(section("New", 1, 3)));

    assertThat(post.split(SMALL)).containsExactly(post);
    assertThat(post.split(Limits.none())).containsExactly(post);
  }

  @Test
  void keepsAPostOfATitleAlone() {
    Post post = Post.of("Digest 1", List.of());

    assertThat(post.split(SMALL)).containsExactly(post);
  }

  @Test
  void cutsBetweenLinesAndRepeatsTheHeading() {
    Attachment file = new Attachment("a.csv", "text/csv", "a.csv");
    Post post = Post.of("Digest 1", List.of(section("New", 1, 6))).with(List.of(file));

    assertThat(post.split(SMALL))
        .containsExactly(
            Post.of("Digest 1", List.of(section("New", 1, 3))).with(List.of(file)),
            Post.of("", List.of(section("New", 4, 6))));
  }

  @Test
  void beginsASectionInANewPartRatherThanLeaveItsHeadingAlone() {
    Post post = Post.of("Digest 1", List.of(section("New", 1, 2), section("Rising", 3, 4)));

    assertThat(post.split(SMALL))
        .containsExactly(
            Post.of("Digest 1", List.of(section("New", 1, 2))),
            Post.of("", List.of(section("Rising", 3, 4))));
  }

  @Test
  void putsButtonsUnderTheLastOfTheirLines() {
    Button button = new Button("Flag", "floor flag 6", null);
    Section lines = section("#6", 1, 6);
    Post post = Post.of("", List.of(new Section("#6", lines.lines(), List.of(button))));

    List<Post> parts = post.split(SMALL);

    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).sections().get(0).buttons()).isEmpty();
    assertThat(parts.get(1).sections().get(0).buttons()).containsExactly(button);
  }

  @Test
  void countsAButtonAsTwoLinesAndGoesOnWithTheRestInANewPart() {
    List<Button> buttons =
        IntStream.rangeClosed(1, 4)
            .mapToObj(n -> new Button("Flag", "floor flag " + n, n == 4 ? "The speaker" : null))
            .toList();
    Post post = Post.of("", List.of(new Section("#1", section("", 1, 1).lines(), buttons)));

    assertThat(post.split(SMALL))
        .containsExactly(
            Post.of(
                "", List.of(new Section("#1", section("", 1, 1).lines(), buttons.subList(0, 1)))),
            Post.of("", List.of(new Section("#1", List.of(), buttons.subList(1, 3)))),
            Post.of("", List.of(new Section("#1", List.of(), buttons.subList(3, 4)))));
  }

  @Test
  void leavesAButtonOutThatIsTooLongForAny() {
    Button tooLong = new Button("Flag", "floor flag " + "9".repeat(40), null);
    Button button = new Button("Flag", "floor flag 1", null);
    Post post = Post.of("", List.of(new Section("#1", List.of(), List.of(tooLong, button))));

    assertThat(post.split(SMALL))
        .containsExactly(Post.of("", List.of(new Section("#1", List.of(), List.of(button)))));
  }

  @Test
  void cutsALineThatNoPartCanHold() {
    Post post = Post.of("T", List.of(Section.of("H", List.of(Line.of("x".repeat(500), 1)))));

    List<Post> parts = post.split(SMALL);

    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).text()).endsWith("x…").hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void cutsALongLineAfterOthersInAPartOfItsOwn() {
    Post post =
        Post.of(
            "", List.of(Section.of("H", List.of(Line.of("a", 1), Line.of("b".repeat(300), 2)))));

    List<Post> parts = post.split(SMALL);

    assertThat(parts).hasSize(2);
    assertThat(parts.get(1).text()).startsWith("H\nbbb").endsWith("b…").hasSizeGreaterThan(190);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void loosesNoLineAndKeepsEveryLimit(long seed) {
    Random random = new Random(seed);
    Limits limits = new Limits(200 + random.nextInt(300), 3 + random.nextInt(10));
    List<Section> sections = new ArrayList<>();
    int number = 0;
    for (int s = 0; s < 12; s++) {
      List<Line> lines = new ArrayList<>();
      for (int l = random.nextInt(8); l > 0; l--) {
        String text = random.nextInt(6) == 0 ? "" : "🙂".repeat(1 + random.nextInt(160));
        lines.add(Line.of(text, ++number));
      }
      sections.add(Section.of(random.nextBoolean() ? "" : "h".repeat(random.nextInt(90)), lines));
    }
    Post post = Post.of("t".repeat(random.nextInt(90)), sections);

    List<Post> parts = post.split(limits);

    assertThat(parts)
        .allSatisfy(
            part -> {
              assertThat(part.text()).hasSizeLessThanOrEqualTo(limits.characters());
              assertThat(part.text().lines().filter(l -> !l.isEmpty()).count())
                  .isLessThanOrEqualTo(limits.lines());
              assertThat(part.text())
                  .doesNotContainPattern("[\\ud800-\\udbff](?![\\udc00-\\udfff])");
            });
    assertThat(numbers(parts)).isEqualTo(numbers(List.of(post)));
  }

  private static List<Integer> numbers(List<Post> posts) {
    return posts.stream()
        .flatMap(p -> p.sections().stream())
        .flatMap(s -> s.lines().stream())
        .flatMap(l -> l.items().stream())
        .toList();
  }
}
