package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Post.Button;
import org.rapporteur.chat.Post.Line;
import org.rapporteur.chat.Post.Section;
import org.rapporteur.chat.Reply;
import org.rapporteur.chat.slack.fake.BlockTypes;
import org.rapporteur.chat.slack.fake.Call;
import org.rapporteur.chat.slack.fake.Message;
import org.rapporteur.chat.slack.fake.View;

/** What goes over the wire is Block Kit by the types that Slack publishes. */
final class SlackBlockTypesTest {
  private static final List<Button> BUTTONS =
      List.of(
          new Button("Live", "floor live 1", null),
          new Button("<!channel> *Answer*", "floor answered 1", "The answer <!here> & more"),
          new Button("Defer, Keiko Tanaka: 1", "floor deferred 1", null));

  private static Post digest(Random random) {
    List<Section> sections = new ArrayList<>();
    for (int s = 0; s < 12; s++) {
      List<Line> lines =
          IntStream.range(0, s * 3)
              .mapToObj(i -> Line.of("#" + i + " " + Hostile.text(random).repeat(20), i))
              .toList();
      sections.add(new Section(Hostile.text(random), lines, s % 2 == 0 ? BUTTONS : List.of()));
    }
    sections.add(Section.of("Long", List.of(Line.of("w🙂".repeat(5_000), 1))));
    return Post.of("Final digest <!channel> " + "🙂".repeat(200), sections);
  }

  /**
   * The SDK writes each style that a text does not have as {@code false}, also those that Slack has
   * and its types leave out; what is false is as if it were not there.
   */
  private static JsonNode withoutAbsentStyles(JsonNode sent) {
    for (JsonNode style : sent.findValues("style")) {
      if (style instanceof ObjectNode object) {
        List<String> absent = new ArrayList<>();
        object
            .properties()
            .forEach(
                s -> {
                  if (s.getValue().isBoolean() && !s.getValue().asBoolean()) {
                    absent.add(s.getKey());
                  }
                });
        object.remove(absent);
      }
    }
    return sent;
  }

  @Test
  void everythingTheBotSendsIsRightByTheirTypes() throws Exception {
    BlockTypes types = new BlockTypes();
    try (SlackScene scene = SlackScene.overHttp().starts()) {
      int n = 0;
      for (Post part : digest(new Random(7)).split(Renderer.LIMITS)) {
        scene.chat().post(new Place.Channel(scene.ref(scene.desk)), part, "n" + n++);
      }
      Post card = Post.of("Item", List.of(new Section("#1", List.of(Line.of("x", 1)), BUTTONS)));
      scene.chat().post(new Place.Channel(scene.ref(scene.floor)), card, "card");
      Message posted = scene.slack.messages(scene.floor).get(0);
      scene.heard.answers(call -> Reply.of(card));

      View unused = scene.mod.clicks(posted, "<!channel> *Answer*").modal();
      unused = scene.mod.shortcut("floor flag", posted).modal();
      View home = scene.mod.opensHome();
      scene.heard.answers(call -> Reply.refused(Hostile.text(new Random(8)) + " no"));
      unused = scene.mod.clicks(home, "Live").modal();

      List<Call> posts = scene.slack.calls("chat.postMessage");
      IntStream.range(0, posts.size())
          .forEach(
              i -> types.blocks("post-" + i, withoutAbsentStyles(posts.get(i).json("blocks"))));
      for (String method : List.of("views.open", "views.publish")) {
        List<Call> views = scene.slack.calls(method);
        assertThat(views).hasSizeGreaterThan(1);
        IntStream.range(0, views.size())
            .forEach(
                i ->
                    types.view(
                        method.replace('.', '-') + "-" + i,
                        withoutAbsentStyles(views.get(i).json("view"))));
      }
    }
    assertThat(types.problems()).isEmpty();
  }
}
