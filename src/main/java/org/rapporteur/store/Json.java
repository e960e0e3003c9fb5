package org.rapporteur.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.UserRef;
import org.rapporteur.session.Event;

/**
 * The JSON that is stored. An event's type is the name of its record and stands beside its payload;
 * channels, accounts and messages are arrays, for they are many. What is not known is refused: a
 * record that was read in part would be another record.
 */
final class Json {
  private final Map<String, Class<? extends Event>> events = leaves(Event.class);
  private final Map<String, Class<? extends ChatEvent>> chatEvents = leaves(ChatEvent.class);
  private final Recent recent = new Recent();
  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addDeserializer(ChannelRef.class, new Channels(recent)))
          .addMixIn(ChannelRef.class, PlaceAndId.class)
          .addMixIn(UserRef.class, PlaceAndId.class)
          .addMixIn(MessageRef.class, ChannelAndId.class)
          .addMixIn(Place.class, Named.class)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"platform", "workspace", "id"})
  private interface PlaceAndId {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"channel", "id"})
  private interface ChannelAndId {}

  /** Places say which of them they are. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(Place.Channel.class),
    @JsonSubTypes.Type(Place.Below.class),
    @JsonSubTypes.Type(Place.Reaction.class),
    @JsonSubTypes.Type(Place.Direct.class)
  })
  private interface Named {}

  String write(Object value) {
    try {
      return Columns.text(mapper.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON for a " + value.getClass().getName(), e);
    }
  }

  /**
   * Reads a value.
   *
   * @throws IllegalStateException if it is none of that type: the store is damaged
   */
  <T> T read(String json, Class<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      e.clearLocation();
      throw new IllegalStateException("the store holds no readable " + type.getSimpleName(), e);
    }
  }

  /** The name an event is stored under. */
  static String type(Object event) {
    return event.getClass().getSimpleName();
  }

  Event event(String type, String json) {
    return read(json, named(events, type));
  }

  ChatEvent chatEvent(String type, String json) {
    return read(json, named(chatEvents, type));
  }

  private static <E> Class<? extends E> named(Map<String, Class<? extends E>> types, String type) {
    Class<? extends E> found = types.get(type);
    if (found == null) {
      throw new IllegalStateException("the store holds a '" + type + "', which nobody knows");
    }
    return found;
  }

  /** The records of a sealed hierarchy by their simple names. */
  static <E> Map<String, Class<? extends E>> leaves(Class<E> root) {
    Map<String, Class<? extends E>> found = new HashMap<>();
    records(root).forEach(type -> found.put(type.getSimpleName(), type.asSubclass(root)));
    return found;
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Json::records)
        : Stream.of(type);
  }

  /** Reads channels, equal ones as one object. */
  private static final class Channels extends StdDeserializer<ChannelRef> {
    private static final long serialVersionUID = 1L;

    private final transient Recent recent;

    Channels(Recent recent) {
      super(ChannelRef.class);
      this.recent = recent;
    }

    @Override
    public ChannelRef deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String[] parts = context.readValue(parser, String[].class);
      if (parts.length != 3) {
        return context.reportInputMismatch(this, "a channel is an array of three");
      }
      return recent.same(new ChannelRef(parts[0], parts[1], parts[2]), ChannelRef.class);
    }
  }
}
