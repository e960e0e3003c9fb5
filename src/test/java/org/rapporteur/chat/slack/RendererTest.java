package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;

final class RendererTest {
  /** The SDK's blocks as they go over the wire: their fields in snake_case, without the nulls. */
  private static final JsonMapper WIRE =
      JsonMapper.builder()
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              com.fasterxml.jackson.annotation.JsonInclude.Value.construct(
                  Include.NON_NULL, Include.ALWAYS))
          .build();

  private static final List<String> HOSTILE =
      List.of(
          "<!channel> <!here|x> <@U1> <#C1|general> <!subteam^S1>",
          "@here @CHANNEL @everyone: *bold* _it_ ~no~ `code` ```block```",
          "https://evil.example/?a=1&b=2 www.evil.example <https://evil.example|the agenda>",
          "\u202Eetalp eht no\u202C \u2066سؤال عن المادة ٣\u2069 \u200B\u200D\uFEFF",
          ":tada: :+1::skin-tone-2: <!date^0^{date}|x> &lt;!channel&gt; &amp;",
          "\"quoted\" \\ back \u0000\u0007 line\nbreak\ttab",
          "w".repeat(40_000),
          "🙂".repeat(20_000),
          "://@herewww.".repeat(3_000),
          "");

  private static JsonNode wire(Post part) {
    return WIRE.valueToTree(Renderer.blocks(part));
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return WIRE.readTree(text);
  }

  private static Section section(String heading, String... lines) {
    return Section.of(heading, Collections.unmodifiableList(lines(lines)));
  }

  private static List<Line> lines(String... lines) {
    List<Line> list = new ArrayList<>();
    for (String line : lines) {
      list.add(Line.of(line, 1));
    }
    return list;
  }

  @Test
  void drawsTitleHeadingsListsAndButtons() throws JsonProcessingException {
    Post post =
        Post.of(
            "Digest 3",
            List.of(
                section("New", "#1 Who pays?", "#2 Who hosts?"),
                new Section(
                    "",
                    lines("#3 Is it free?", "", "2 upvotes"),
                    List.of(
                        new Button("Live", "floor live 3", null),
                        new Button("Answer", "floor answer 3", "The answer")))));
    String bold =
        "{'bold':true,'italic':false,'strike':false,'highlight':false,'client_highlight':false,"
            + "'underline':false,'unlink':false,'code':false}";

    assertThat(wire(post))
        .isEqualTo(
            json(
                """
                [{"type":"header","text":{"type":"plain_text","text":"Digest 3","emoji":false}},
                 {"type":"rich_text","elements":[
                   {"type":"rich_text_section","elements":[
                     {"type":"text","text":"New","style":BOLD}]},
                   {"type":"rich_text_list","style":"bullet","elements":[
                     {"type":"rich_text_section","elements":[
                       {"type":"text","text":"#1 Who pays?"}]},
                     {"type":"rich_text_section","elements":[
                       {"type":"text","text":"#2 Who hosts?"}]}]}]},
                 {"type":"rich_text","elements":[
                   {"type":"rich_text_section","elements":[
                     {"type":"text","text":"#3 Is it free?\\n2 upvotes"}]}]},
                 {"type":"actions","elements":[
                   {"type":"button","action_id":"call:1","value":"{\\"c\\":\\"floor live 3\\"}",
                    "text":{"type":"plain_text","text":"Live","emoji":false}},
                   {"type":"button","action_id":"ask:2",
                    "value":"{\\"c\\":\\"floor answer 3\\",\\"a\\":\\"The answer\\"}",
                    "text":{"type":"plain_text","text":"Answer","emoji":false}}]}]"""
                    .replace("BOLD", bold.replace('\'', '"'))));
  }

  @Test
  void drawsNothingOfAnEmptyPost() {
    assertThat(Renderer.blocks(Post.of("", List.of(section("", "", " "))))).isEmpty();
    assertThat(Renderer.text(Post.of("", List.of()))).isEmpty();
  }

  @Test
  void writesAFallbackThatCallsNobody() {
    Post post = Post.of("Q & A", List.of(section("", "<!channel> @here https://un.org <@U1>")));

    assertThat(Renderer.text(post))
        .isEqualTo("Q &amp; A\n&lt;!channel&gt; @\u2060here https:\u2060//un.org &lt;@U1&gt;");
    assertThat(Renderer.text(Post.of("&".repeat(5_000))))
        .hasSizeBetween(2_990, 3_000)
        .endsWith("&amp;…");
  }

  @Test
  void carriesACommandThroughSlackAndBack() {
    ButtonValue value = new ButtonValue("floor answer 12 \"Ana\" \\ سؤال", "The answer");

    assertThat(ButtonValue.read(value.written())).contains(value);
    assertThat(ButtonValue.read(new ButtonValue("floor mine", null).written()))
        .contains(new ButtonValue("floor mine", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{\"c\":7}", "floor live 3", "{\"c\":null}"})
  void readsNoCommandFromAValueThatIsNotOurs(String written) {
    assertThat(ButtonValue.read(written)).isEmpty();
  }

  @Test
  void cutsALongLineIntoTextsBetweenCharacters() {
    JsonNode blocks = wire(Post.of("x" + "🙂".repeat(1_600)));

    assertThat(blocks.findValuesAsText("text"))
        .containsExactly("x" + "🙂".repeat(1_449), "🙂".repeat(151));
  }

  /** The largest and most hostile digest: 600 items, with buttons at each or in long rows. */
  private static Post digest() {
    List<Section> sections = new ArrayList<>();
    for (int n = 1; n <= 600; n++) {
      String text = HOSTILE.get(n % HOSTILE.size());
      List<Button> buttons =
          IntStream.range(0, n % 50 == 0 ? 120 : n % 4)
              .mapToObj(
                  b ->
                      new Button(
                          text.length() > 200 ? "x".repeat(200) : "Flag " + text,
                          "floor flag 7",
                          b % 2 == 0 ? null : "<!here> " + b))
              .toList();
      sections.add(
          new Section(
              n % 3 == 0 ? "" : "#" + n + " " + text,
              lines("#" + n + " " + text, text, "3 upvotes"),
              buttons));
    }
    return Post.of("Digest <!channel> " + "t".repeat(400), sections);
  }

  /** Posts that cost the most structure for each line. */
  private static List<Post> dearest() {
    String links = "://".repeat(12);
    Button button = new Button("L", "c", "a");
    List<Post> posts = new ArrayList<>();
    for (String line : List.of("x", links, links + links)) {
      posts.add(Post.of(line, Collections.nCopies(300, section("", line))));
      posts.add(Post.of(line, Collections.nCopies(300, section(line, line))));
      posts.add(Post.of(line, Collections.nCopies(300, section(line, line, line))));
      posts.add(Post.of(line, List.of(Section.of(line, Collections.nCopies(300, Line.of(line))))));
      posts.add(
          Post.of(line, Collections.nCopies(300, new Section(line, List.of(), List.of(button)))));
      posts.add(
          Post.of(line, Collections.nCopies(300, new Section("", lines(line), List.of(button)))));
      posts.add(
          Post.of(line, Collections.nCopies(300, new Section("", List.of(), List.of(button)))));
    }
    posts.add(Post.of(links.repeat(300)));
    posts.add(digest());
    return posts;
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("dearest")
  void keepsEveryLimit(Post post) {
    assertThat(post.split(Renderer.LIMITS)).allSatisfy(RendererTest::isWithinLimits);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void keepsEveryLimitWhateverTheShape(long seed) {
    Random random = new Random(seed);
    List<Section> sections = new ArrayList<>();
    for (int s = 0; s < 200; s++) {
      List<Line> lines =
          random
              .ints(random.nextInt(8), 1, 9)
              .mapToObj(n -> Line.of(Hostile.text(random).repeat(n), n))
              .toList();
      List<Button> buttons =
          random
              .ints(random.nextInt(3) == 0 ? random.nextInt(70) : 0, 0, 2)
              .mapToObj(
                  n -> new Button(Hostile.text(random), "floor x", n == 0 ? null : "Which one?"))
              .toList();
      sections.add(new Section(Hostile.text(random), lines, buttons));
    }

    assertThat(Post.of(Hostile.text(random), sections).split(Renderer.LIMITS))
        .allSatisfy(RendererTest::isWithinLimits);
  }

  @Test
  void losesNoButtonInTheLargestDigest() {
    long offered = digest().sections().stream().mapToLong(s -> s.buttons().size()).sum();

    assertThat(
            digest().split(Renderer.LIMITS).stream()
                .mapToLong(p -> wire(p).findValues("action_id").size())
                .sum())
        .isEqualTo(offered);
  }

  private static void isWithinLimits(Post part) {
    JsonNode blocks = wire(part);
    assertThat(blocks.size()).isLessThanOrEqualTo(45);
    assertThat(characters(blocks)).isLessThanOrEqualTo(10_000);
    List<String> ids = blocks.findValuesAsText("action_id");
    assertThat(ids).doesNotHaveDuplicates();
    for (JsonNode block : blocks) {
      assertThat(block.path("type").asText()).isIn("header", "rich_text", "actions");
      if (block.path("type").asText().equals("actions")) {
        assertThat(block.path("elements").size()).isBetween(1, 25);
        for (JsonNode button : block.path("elements")) {
          assertThat(button.at("/text/text").asText()).hasSizeBetween(1, 75);
          assertThat(button.path("value").asText()).hasSizeBetween(1, 2_000);
          assertThat(ButtonValue.read(button.path("value").asText())).isPresent();
        }
      }
    }
    assertThat(blocks.path(0).at("/text/text").asText()).hasSizeLessThanOrEqualTo(150);
    assertThat(blocks.findValuesAsText("emoji")).allMatch("false"::equals);
    for (JsonNode node : elements(blocks, new ArrayList<>())) {
      assertThat(node.path("type").asText())
          .isIn("rich_text_section", "rich_text_list", "text", "button");
      if (node.path("type").asText().equals("text")) {
        assertThat(node.path("text").asText()).hasSizeBetween(1, 3_000);
        isDead(node.path("text").asText());
      }
    }
    String fallback = Renderer.text(part);
    assertThat(fallback).hasSizeLessThanOrEqualTo(3_000).doesNotContain("<").doesNotContain(">");
    isDead(fallback);
  }

  private static void isDead(String text) {
    assertThat(text).doesNotContainPattern("(?i)@(here|channel|everyone)|://|www\\.");
  }

  private static List<JsonNode> elements(JsonNode node, List<JsonNode> found) {
    for (JsonNode child : node) {
      child.path("elements").forEach(found::add);
      elements(child.path("elements"), found);
    }
    return found;
  }

  /** Characters of the JSON, a character that JSON escapes counting once. */
  private static int characters(JsonNode blocks) {
    return blocks.toString().replaceAll("\\\\(?:u[0-9A-Fa-f]{4}|.)", "x").length();
  }
}
