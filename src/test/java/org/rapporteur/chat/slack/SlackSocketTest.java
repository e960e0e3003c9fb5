package org.rapporteur.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.chat.fake.Fault;

/** The connection of Socket Mode, and what can become of it. */
final class SlackSocketTest {
  private final SlackScene scene = SlackScene.overSocket();

  @BeforeEach
  void starts() {
    scene.starts();
  }

  @AfterEach
  void closes() {
    scene.close();
  }

  @Test
  void aConnectionThatDiedInSilenceIsToldAfterThirtySecondsAndMadeAnew() {
    scene.says("Before");
    int opened = scene.slack.calls("apps.connections.open").size();
    scene.slack.fails("apps.connections.open", 1, Fault.answerHeld());
    scene.slack.network().fallsSilent();
    scene.ana.says(scene.floor, "Does anybody hear me?");
    scene.awaits("another try", () -> scene.slack.calls("apps.connections.open").size() > opened);
    scene.clock.advance(Duration.ofSeconds(29));
    assertThat(scene.chat().check().ok()).isTrue();
    scene.clock.advance(Duration.ofSeconds(1));
    assertThat(scene.chat().check().ok()).isFalse();
    assertThat(scene.chat().check().detail())
        .startsWith("Slack is not connected since 2026-03-10T10:00:00Z");

    scene.slack.releases();
    scene.awaits("health", () -> scene.chat().check().ok());
    scene.awaitsText("Does anybody hear me?");
    scene.says("And now?");
  }

  @Test
  void aRefusalForAWhileIsOutlived() {
    scene.slack.fails("apps.connections.open", 3, Fault.error("internal_error"));
    scene.slack.network().cut();
    scene.ana.says(scene.floor, "Who pays?");

    scene.slack.network().awaitConnections(2);
    scene.awaitsText("Who pays?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"warning", "refresh_requested", "link_disabled"})
  void anAnnouncedEndLosesNothing(String reason) {
    List<String> texts = IntStream.range(0, 60).mapToObj(i -> "Question " + i).toList();
    for (String text : texts) {
      scene.ana.says(scene.floor, text);
      if (text.endsWith("20")) {
        scene.slack.network().disconnects(reason);
      }
    }
    scene.slack.network().awaitConnections(2);
    scene.awaits("all", () -> scene.heard.texts().size() == texts.size());

    assertThat(scene.heard.texts()).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  void whatComesAgainAfterACutIsTheSame() {
    scene.says("Who pays?");
    scene.slack.network().cut();
    scene.slack.network().awaitConnections(2);
    int told = scene.heard.told().size();
    scene.slack.network().redeliversLast();

    scene.awaits("it once more", () -> scene.heard.told().size() > told);
    assertThat(scene.heard.heard()).hasSize(1);
  }

  @Test
  void aFrameThatIsNoJsonIsKeptAndTheNextIsHeard() {
    scene.slack.network().sendsRaw("{\"type\": \"events_api\", ");
    scene.says("Who pays?");

    scene.awaits("the frame", () -> !scene.heard.unreadables().isEmpty());
  }
}
