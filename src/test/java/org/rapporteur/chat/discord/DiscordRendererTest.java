package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;

final class DiscordRendererTest {
  private static Section section(String heading, String... lines) {
    return Section.of(heading, List.of(lines).stream().map(text -> Line.of(text, 1)).toList());
  }

  private static Post.Button button(String label, String command) {
    return new Post.Button(label, command, null);
  }

  private static List<String> descriptions(Post part) {
    return Renderer.create(part).getEmbeds().stream().map(MessageEmbed::getDescription).toList();
  }

  private static List<Button> buttons(MessageCreateData message) {
    return message.getComponents().stream()
        .flatMap(row -> row.asActionRow().getButtons().stream())
        .toList();
  }

  @Test
  void saysAShortPostAsContentAlone() {
    MessageCreateData message = Renderer.create(Post.of("#12 was *collected*.\nThank you."));

    assertThat(message.getContent()).isEqualTo("#12 was \\*collected\\*.\nThank you.");
    assertThat(message.getEmbeds()).isEmpty();
    assertThat(message.getComponents()).isEmpty();
  }

  @Test
  void saysWhatACardIsInTheContentAndAllElseInAnEmbed() {
    Post digest =
        Post.of(
            "Digest 3",
            List.of(
                section("New", "#1 Who pays?", "# 2", " "),
                section("", "3 upvotes"),
                section("Topics", "finance_law")));

    assertThat(Renderer.create(digest).getContent()).isEqualTo("**Digest 3**");
    assertThat(descriptions(digest))
        .containsExactly(
            "**New**\n- #1 Who pays?\n- \\# 2\n3 upvotes\n\n**Topics**\nfinance\\_law");
  }

  @Test
  void putsButtonsBelowInRowsOfFive() {
    List<Post.Button> buttons =
        IntStream.rangeClosed(1, 7).mapToObj(n -> button("Live #" + n, "floor live " + n)).toList();
    Post post =
        Post.of(
            "Queue",
            List.of(
                new Section("Ana", List.of(), buttons),
                new Section(
                    "Ben",
                    List.of(),
                    List.of(new Post.Button("Answer", "floor answered 9", "The answer")))));

    assertThat(Renderer.create(post).getComponents())
        .extracting(row -> row.asActionRow().getButtons().stream().map(Button::getLabel).toList())
        .containsExactly(
            List.of("Live #1", "Live #2", "Live #3", "Live #4", "Live #5"),
            List.of("Live #6", "Live #7", "Answer"));
    assertThat(buttons(Renderer.create(post)).get(7).getCustomId())
        .isEqualTo("8 floor answered 9\nThe answer");
  }

  @Test
  void givesEqualButtonsIdsOfTheirOwn() {
    Post post =
        Post.of(
            "",
            List.of(
                new Section(
                    "", List.of(), Collections.nCopies(3, button("My items", "floor mine")))));

    assertThat(buttons(Renderer.create(post)))
        .extracting(Button::getCustomId)
        .containsExactly("1 floor mine", "2 floor mine", "3 floor mine");
  }

  @Test
  void leavesOutAButtonThatDiscordCanNotHold() {
    Post post =
        Post.of(
            "",
            List.of(
                new Section(
                    "",
                    List.of(Line.of("Which one?")),
                    List.of(
                        button("Long", "floor flag 1 " + "x".repeat(86)),
                        button("\u202E\u200B", "floor mine"),
                        button("Broken", "floor\nmine"),
                        button("l".repeat(90), "floor flag 1 " + "x".repeat(85))))));

    assertThat(buttons(Renderer.create(post)))
        .extracting(Button::getLabel)
        .containsExactly("l".repeat(79) + "…");
  }

  @Test
  void sendsNoEmptyMessage() {
    for (Post post :
        List.of(
            Post.of("", List.of()),
            Post.of("\u2068\u2069", List.of(section("\u200B", "", "\u202E", " \n "))))) {
      assertThat(Renderer.create(post).getContent()).isEqualTo("—");
      assertThat(Renderer.edit(post).getContent()).isEqualTo("—");
    }
  }

  @Test
  void callsNobody() {
    Post post = Post.of("@everyone", List.of(section("<@&1>", "<@1> @here", "https://un.org")));
    DataObject sent = Renderer.create(post).toData();

    assertThat(DataObject.fromJson(sent.toJson()).getObject("allowed_mentions").toMap())
        .containsEntry("parse", List.of())
        .containsEntry("replied_user", false);
    assertThat(sent.getString("content")).isEqualTo("**@\u2060everyone**");
    assertThat(descriptions(post))
        .containsExactly("**\\<\u2060@&1>**\n- \\<\u2060@1> @\u2060here\n- https:\u2060//un.org");
  }

  @Test
  void clearsInAnEditWhatTheMessageNoLongerSaysAndKeepsItsFiles() {
    DataObject edit = DataObject.fromJson(Renderer.edit(Post.of("Closed.")).toData().toJson());

    assertThat(edit.getString("content")).isEqualTo("Closed.");
    assertThat(edit.getArray("embeds").isEmpty()).isTrue();
    assertThat(edit.getArray("components").isEmpty()).isTrue();
    assertThat(edit.getObject("allowed_mentions").getArray("parse").isEmpty()).isTrue();
    assertThat(edit.hasKey("attachments")).isFalse();
  }

  @Test
  void carriesACommandThroughDiscordAndBack() {
    ButtonId asking = new ButtonId(12, "floor answered 12 \"Ana\" \\ سؤال", "The answer");
    ButtonId plain = new ButtonId(1, "floor mine", null);

    assertThat(asking.written().flatMap(ButtonId::read)).contains(asking);
    assertThat(plain.written().flatMap(ButtonId::read)).contains(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1 ", " floor", "x floor", "floor mine", "1 a\nb\nc", "9999999999 a"})
  void readsNoCommandFromAnIdThatIsNotOurs(String written) {
    assertThat(ButtonId.read(written)).isEmpty();
  }

  /** Posts that cost the most for each line and for each character. */
  private static List<Post> dearest() {
    Post.Button button = new Post.Button("L", "c", "a");
    List<Post> posts = new ArrayList<>();
    for (String line : List.of("x", "*", "*".repeat(80), "<@".repeat(40), "🙂*".repeat(40))) {
      posts.add(Post.of(line, Collections.nCopies(300, section("", line))));
      posts.add(Post.of(line, Collections.nCopies(300, section(line, line))));
      posts.add(Post.of(line, Collections.nCopies(300, section(line, line, line))));
      posts.add(Post.of(line, List.of(Section.of(line, Collections.nCopies(300, Line.of(line))))));
      posts.add(
          Post.of(line, Collections.nCopies(300, new Section(line, List.of(), List.of(button)))));
      posts.add(Post.of("", List.of(new Section("", List.of(), Collections.nCopies(300, button)))));
      posts.add(Post.of(line.repeat(1_000)));
      posts.add(Post.of(line.repeat(1_000), List.of(section(line.repeat(1_000), line))));
      posts.add(
          Post.of("", List.of(section(line.repeat(9), line.repeat(1_000), line.repeat(1_000)))));
    }
    posts.add(Post.of(" \u200B".repeat(9_000) + "x"));
    return posts;
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("dearest")
  void keepsEveryLimit(Post post) {
    assertThat(post.split(Renderer.LIMITS)).allSatisfy(DiscordRendererTest::isWithinLimits);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void keepsEveryLimitWhateverTheShape(long seed) {
    Random random = new Random(seed);
    List<Section> sections = new ArrayList<>();
    for (int s = 0; s < 100; s++) {
      List<Line> lines =
          random
              .ints(random.nextInt(8), 1, 20)
              .mapToObj(n -> Line.of(DiscordHostile.text(random).repeat(n * n), n))
              .toList();
      List<Post.Button> buttons =
          random
              .ints(random.nextInt(3) == 0 ? random.nextInt(70) : 0, 0, 2)
              .mapToObj(
                  n ->
                      new Post.Button(
                          DiscordHostile.text(random).repeat(1 + n),
                          "floor flag 1 " + DiscordHostile.text(random),
                          n == 0 ? null : "Which one?"))
              .toList();
      sections.add(new Section(DiscordHostile.text(random), lines, buttons));
    }

    assertThat(Post.of(DiscordHostile.text(random), sections).split(Renderer.LIMITS))
        .allSatisfy(DiscordRendererTest::isWithinLimits);
  }

  @Test
  void losesNoButtonInTheLargestQueue() {
    List<Section> sections = new ArrayList<>();
    for (int n = 1; n <= 200; n++) {
      sections.add(
          new Section(
              "Speaker " + n,
              List.of(Line.of("#" + n + " " + "*".repeat(n))),
              List.of(button("Live #" + n, "floor live " + n), button("Mine", "floor mine"))));
    }

    assertThat(
            Post.of("Queue", sections).split(Renderer.LIMITS).stream()
                .mapToLong(part -> buttons(Renderer.create(part)).size())
                .sum())
        .isEqualTo(400);
  }

  private static void isWithinLimits(Post part) {
    MessageCreateData message = Renderer.create(part);
    MessageEditData edit = Renderer.edit(part);
    assertThat(edit.getContent()).isEqualTo(message.getContent());
    assertThat(edit.getEmbeds()).isEqualTo(message.getEmbeds());
    assertThat(message.getContent().isBlank() && message.getEmbeds().isEmpty()).isFalse();
    assertThat(message.getContent()).hasSizeLessThanOrEqualTo(2_000);
    assertThat(message.getEmbeds()).hasSizeLessThanOrEqualTo(10);
    List<String> descriptions = new ArrayList<>();
    for (MessageEmbed embed : message.getEmbeds()) {
      String description = String.valueOf(embed.getDescription());
      assertThat(description).hasSizeBetween(1, 4_096).isNotBlank();
      descriptions.add(description);
    }
    assertThat(descriptions.stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(6_000);
    isDead(message.getContent());
    descriptions.forEach(DiscordRendererTest::isDead);
    assertThat(message.getComponents()).hasSizeLessThanOrEqualTo(5);
    List<Button> buttons = buttons(message);
    assertThat(buttons).extracting(Button::getCustomId).doesNotHaveDuplicates();
    for (Button button : buttons) {
      assertThat(button.getLabel()).hasSizeBetween(1, 80).isNotBlank();
      assertThat(String.valueOf(button.getCustomId())).hasSizeBetween(1, 100);
      assertThat(ButtonId.read(String.valueOf(button.getCustomId()))).isPresent();
    }
  }

  /** Whether nothing works in a text but the bold headings and the lists that we make. */
  private static void isDead(String text) {
    for (String line : text.split("\n", -1)) {
      String bare = line.startsWith("- ") ? line.substring(2) : line;
      boolean bold = bare.length() > 4 && bare.startsWith("**") && bare.endsWith("**");
      assertThat(DiscordHostile.workingIn(bold ? bare.substring(2, bare.length() - 2) : bare))
          .as(text)
          .isEmpty();
    }
  }
}
