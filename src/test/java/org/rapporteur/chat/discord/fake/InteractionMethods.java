package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;

/** How the bot answers interactions: at once by a callback, later by the interaction's token. */
final class InteractionMethods {
  private static final String CALLBACK =
      "/interactions/{interaction_id}/{interaction_token}/callback";
  private static final String WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}";
  private static final String ORIGINAL = WEBHOOK + "/messages/@original";
  private static final String ONE = WEBHOOK + "/messages/{message_id}";
  private static final Duration FIRST = Duration.ofSeconds(3);
  private static final Duration TOKEN = Duration.ofMinutes(15);

  private static final int MESSAGE = 4;
  private static final int LATER = 5;
  private static final int CHANGE_LATER = 6;
  private static final int CHANGE = 7;
  private static final int CHOICES = 8;
  private static final int MODAL = 9;

  private final World world;
  private final Talk talk;
  private final Drafts drafts;
  private final Strictness strictness;
  private final Map<String, Interaction> byToken = new LinkedHashMap<>();

  InteractionMethods(World world, Talk talk, Drafts drafts, Strictness strictness) {
    this.world = world;
    this.talk = talk;
    this.drafts = drafts;
    this.strictness = strictness;
  }

  void register(Routes routes) {
    routes.addSecret("POST " + CALLBACK, this::callback);
    routes.addSecret("POST " + WEBHOOK, this::followUp);
    routes.addSecret("GET " + ORIGINAL, call -> original(call).rendered(world.bot));
    routes.addSecret("PATCH " + ORIGINAL, call -> change(call, original(call)));
    routes.addSecret("DELETE " + ORIGINAL, call -> delete(original(call)));
    routes.addSecret("GET " + ONE, call -> one(call).rendered(world.bot));
    routes.addSecret("PATCH " + ONE, call -> change(call, one(call)));
    routes.addSecret("DELETE " + ONE, call -> delete(one(call)));
  }

  void expect(Interaction interaction) {
    byToken.put(interaction.token, interaction);
  }

  private JsonNode callback(RestCall call) {
    Interaction interaction = byToken.get(call.in("interaction_token"));
    if (interaction == null || !interaction.id.equals(call.in("interaction_id"))) {
      throw new Refusal(Refusal.Code.UNKNOWN_INTERACTION);
    }
    if (interaction.isAcknowledged()) {
      throw new Refusal(Refusal.Code.ALREADY_ACKNOWLEDGED);
    }
    if (isOlder(interaction, FIRST)) {
      throw new Refusal(Refusal.Code.UNKNOWN_INTERACTION);
    }
    int type = call.body().path("type").asInt();
    JsonNode data = call.body().path("data");
    if (!allowed(interaction).contains(type)) {
      world.violations.add(
          call.route() + ": answer " + type + " to an interaction of type " + interaction.type);
      throw new Refusal(Refusal.Code.INVALID_FORM, "type");
    }
    switch (type) {
      case MESSAGE -> {
        strictness.message(call.route(), data, call.files());
        interaction.original = post(interaction, drafts.draft(data, call.files()));
      }
      case LATER -> {
        Talk.Draft promise = new Talk.Draft("");
        promise.fields.put(
            "flags", Drafts.LOADING | (data.path("flags").asInt() & Drafts.EPHEMERAL));
        interaction.original = post(interaction, promise);
      }
      case CHANGE_LATER -> interaction.original = interaction.source;
      case CHANGE -> {
        Message source = Objects.requireNonNull(interaction.source);
        strictness.change(call.route(), data, call.files());
        drafts.change(source, data, call.files());
        interaction.original = source;
      }
      case CHOICES -> {
        strictness.choices(call.route(), data.path("choices"));
        interaction.choices = data.path("choices");
      }
      default -> {
        strictness.modal(call.route(), data);
        interaction.modal = data.deepCopy();
      }
    }
    interaction.callback = type;
    return Boolean.parseBoolean(call.query().getOrDefault("with_response", "false"))
        ? told(interaction)
        : MissingNode.getInstance();
  }

  /** The answers that fit an interaction. */
  private static Set<Integer> allowed(Interaction interaction) {
    boolean fromMessage = interaction.source != null;
    return switch (interaction.type) {
      case Interaction.AUTOCOMPLETE -> Set.of(CHOICES);
      case Interaction.COMMAND -> Set.of(MESSAGE, LATER, MODAL);
      case Interaction.COMPONENT -> Set.of(MESSAGE, LATER, CHANGE_LATER, CHANGE, MODAL);
      default ->
          fromMessage ? Set.of(MESSAGE, LATER, CHANGE_LATER, CHANGE) : Set.of(MESSAGE, LATER);
    };
  }

  private ObjectNode told(Interaction interaction) {
    ObjectNode answer = Json.object();
    ObjectNode about =
        answer.putObject("interaction").put("id", interaction.id).put("type", interaction.type);
    Message original = interaction.original;
    if (original != null) {
      about
          .put("response_message_id", original.id())
          .put("response_message_loading", Interaction.isLoading(original))
          .put("response_message_ephemeral", original.isEphemeral())
          .put("channel_id", original.channel());
    }
    if (original != null && (interaction.callback == MESSAGE || interaction.callback == CHANGE)) {
      answer
          .putObject("resource")
          .put("type", interaction.callback)
          .set("message", original.rendered(world.bot));
    }
    return answer;
  }

  private Message post(Interaction interaction, Talk.Draft draft) {
    if ((draft.fields.path("flags").asInt() & Drafts.EPHEMERAL) != 0) {
      draft.onlyFor = interaction.user.id;
    }
    draft.fields.put("webhook_id", world.appId).put("application_id", world.appId);
    draft.fields.set("interaction_metadata", metadata(interaction));
    draft.callsPeople = false;
    return talk.post(interaction.place, world.bot, draft);
  }

  private static ObjectNode metadata(Interaction interaction) {
    ObjectNode metadata = Json.object().put("id", interaction.id).put("type", interaction.type);
    metadata.set("user", interaction.user.json());
    ObjectNode owners = metadata.putObject("authorizing_integration_owners");
    if (interaction.place.guild != null) {
      owners.put("0", interaction.place.guild.id);
    }
    Message source = interaction.source;
    if (interaction.type == Interaction.COMPONENT && source != null) {
      metadata.put("interacted_message_id", source.id());
    }
    if (interaction.type == Interaction.MODAL) {
      metadata.set("triggering_interaction_metadata", metadata.deepCopy().put("type", 2));
    }
    return metadata;
  }

  /** An interaction that was answered and whose token still lives. */
  private Interaction living(RestCall call) {
    Interaction interaction = byToken.get(call.in("webhook_token"));
    if (interaction == null
        || !call.in("webhook_id").equals(world.appId)
        || !interaction.isAcknowledged()) {
      throw new Refusal(Refusal.Code.UNKNOWN_WEBHOOK);
    }
    if (isOlder(interaction, TOKEN)) {
      throw new Refusal(Refusal.Code.INVALID_WEBHOOK_TOKEN);
    }
    return interaction;
  }

  private boolean isOlder(Interaction interaction, Duration age) {
    return interaction.at.plus(age).isBefore(world.clock.instant());
  }

  private JsonNode followUp(RestCall call) {
    Interaction interaction = living(call);
    strictness.message(call.route(), call.body(), call.files());
    Message original = interaction.original;
    if (original != null && !original.deleted() && Interaction.isLoading(original)) {
      drafts.change(original, call.body(), call.files());
      return original.rendered(world.bot);
    }
    Message message = post(interaction, drafts.draft(call.body(), call.files()));
    interaction.followUps.add(message);
    return message.rendered(world.bot);
  }

  private Message original(RestCall call) {
    return there(living(call).original);
  }

  private Message one(RestCall call) {
    Interaction interaction = living(call);
    String id = call.in("message_id");
    Optional<Message> original = Optional.ofNullable(interaction.original);
    return there(
        original
            .filter(m -> m.id().equals(id))
            .or(() -> interaction.followUps.stream().filter(m -> m.id().equals(id)).findFirst())
            .orElse(null));
  }

  private static Message there(@Nullable Message message) {
    if (message == null || message.deleted()) {
      throw new Refusal(Refusal.Code.UNKNOWN_MESSAGE);
    }
    return message;
  }

  private JsonNode change(RestCall call, Message message) {
    strictness.change(call.route(), call.body(), call.files());
    drafts.change(message, call.body(), call.files());
    return message.rendered(world.bot);
  }

  private JsonNode delete(Message message) {
    talk.delete(message);
    return MissingNode.getInstance();
  }

  /** What one person alone sees and still does, in order. */
  List<Message> alone(Account account) {
    return byToken.values().stream()
        .flatMap(i -> Stream.concat(Stream.ofNullable(i.original), i.followUps.stream()))
        .filter(m -> account.id.equals(m.onlyFor()) && !m.deleted())
        .distinct()
        .toList();
  }
}
