package org.rapporteur.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.session.Event;

/** Holds what is stored to what was stored: a record must be readable for ever. */
final class JsonTest {
  private final Json json = new Json();

  static Stream<Object> everyKindOfEvent() {
    return Stream.of(Event.class, ChatEvent.class)
        .flatMap(root -> Json.leaves(root).values().stream())
        .flatMap(type -> Stream.of(Sample.full(type), Sample.bare(type)));
  }

  @ParameterizedTest
  @MethodSource("everyKindOfEvent")
  void everyKindOfEventComesBackAsItWas(Object event) {
    String written = json.write(event);

    assertThat(read(Json.type(event), written)).isEqualTo(event);
  }

  private Object read(String type, String written) {
    return Json.leaves(Event.class).containsKey(type)
        ? json.event(type, written)
        : json.chatEvent(type, written);
  }

  /** A line of events-v1.txt may never change; a new kind of event adds one. */
  @Test
  void everyKindOfEventIsWrittenAsInTheFirstVersion() throws IOException {
    Map<String, String> written = new TreeMap<>();
    Json.leaves(Event.class)
        .forEach((name, type) -> written.put(name, json.write(Sample.full(type))));

    try (InputStream first = JsonTest.class.getResourceAsStream("events-v1.txt")) {
      assertThat(first).isNotNull();
      assertThat(
              written.entrySet().stream()
                  .map(e -> e.getKey() + " " + e.getValue() + "\n")
                  .collect(Collectors.joining()))
          .isEqualTo(new String(first.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> json.event("ItemPainted", "{}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ItemPainted");
    assertThatThrownBy(() -> json.event("ItemDeferred", "{\"number\":1,\"colour\":2}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the store holds no readable ItemDeferred");
    assertThatThrownBy(() -> json.read("[\"web\",\"floor\"]", ChannelRef.class))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void equalChannelsAreReadAsOneObject() {
    String written = json.write(ChannelRef.parse("slack:T1/C1"));

    assertThat(json.read(written, ChannelRef.class)).isSameAs(json.read(written, ChannelRef.class));
  }
}
