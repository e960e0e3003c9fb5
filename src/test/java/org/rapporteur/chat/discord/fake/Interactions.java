package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;

/** Commands, clicks, half-typed options and submitted modals on their way to the bot. */
final class Interactions {
  private static final int SLASH = 1;
  private static final int ON_MESSAGE = 3;

  private final World world;
  private final AppMethods app;
  private final InteractionMethods answers;

  Interactions(World world, AppMethods app, InteractionMethods answers) {
    this.world = world;
    this.app = app;
    this.answers = answers;
  }

  Interaction command(Account user, Channel place, String line, Map<String, Object> options) {
    ObjectNode data = slash(user, place, line).filled(options);
    return send(new Interaction(world, Interaction.COMMAND, user, place, null), data);
  }

  Interaction typing(
      Account user,
      Channel place,
      String line,
      String option,
      String typed,
      Map<String, Object> others) {
    ObjectNode data = slash(user, place, line).typed(option, typed, others);
    return send(new Interaction(world, Interaction.AUTOCOMPLETE, user, place, null), data);
  }

  Interaction onMessage(Account user, String name, Message message) {
    JsonNode command = offered(user, message.place, name, ON_MESSAGE);
    ObjectNode data =
        Json.object()
            .put("id", command.path("id").asText())
            .put("name", name)
            .put("type", ON_MESSAGE)
            .put("target_id", message.id());
    data.putObject("resolved").putObject("messages").set(message.id(), message.rendered(world.bot));
    return send(new Interaction(world, Interaction.COMMAND, user, message.place, null), data);
  }

  /** A click on the button of that label. */
  Interaction click(Account user, Message message, String label) {
    JsonNode button =
        Json.objects(message.json().path("components"))
            .filter(c -> c.path("type").asInt() == Components.BUTTON)
            .filter(c -> c.path("label").asText().equals(label))
            .findFirst()
            .orElseThrow(
                () -> new AssertionError("no button " + label + " among " + message.buttons()));
    if (button.path("disabled").asBoolean() || !button.has("custom_id")) {
      throw new AssertionError("nothing happens when it is clicked: " + button);
    }
    return component(user, message, button, null);
  }

  /** The choice of one option of the menu that has it. */
  Interaction choose(Account user, Message message, String option) {
    for (JsonNode menu : Json.objects(message.json().path("components")).toList()) {
      for (JsonNode one : menu.path("options")) {
        if (one.path("label").asText().equals(option)) {
          return component(user, message, menu, one.path("value").asText());
        }
      }
    }
    throw new AssertionError("no option " + option + " in " + message.json().path("components"));
  }

  private Interaction component(
      Account user, Message message, JsonNode component, @Nullable String value) {
    ObjectNode data =
        Json.object()
            .put("component_type", component.path("type").asInt())
            .put("custom_id", component.path("custom_id").asText())
            .put("id", component.path("id").asInt());
    if (value != null) {
      data.putArray("values").add(value);
    }
    return send(new Interaction(world, Interaction.COMPONENT, user, message.place, message), data);
  }

  Interaction submit(Account user, Modal modal, Map<String, String> values) {
    Interaction from = modal.from;
    return send(
        new Interaction(world, Interaction.MODAL, user, from.place, from.source),
        modal.filled(values));
  }

  private SlashOptions slash(Account user, Channel place, String line) {
    String[] path = line.split(" ");
    return new SlashOptions(world, offered(user, place, path[0], SLASH), path);
  }

  /** A registered command that somebody is offered in a channel. */
  private JsonNode offered(Account user, Channel place, String name, int type) {
    JsonNode command =
        app.command(name, type)
            .orElseThrow(() -> new AssertionError("no such command is registered: " + name));
    if (!isOffered(user, place, command)) {
      throw new AssertionError(user.name + " is not offered " + name);
    }
    return command;
  }

  boolean isOffered(Account user, Channel place, String name) {
    return app.command(name, SLASH)
        .or(() -> app.command(name, ON_MESSAGE))
        .filter(command -> isOffered(user, place, command))
        .isPresent();
  }

  private static boolean isOffered(Account user, Channel place, JsonNode command) {
    Set<Permission> may = place.permissions(user);
    int context = place.guild == null ? 1 : 0;
    JsonNode contexts = command.path("contexts");
    boolean here = !contexts.isArray() || Json.items(contexts).anyMatch(c -> c.asInt() == context);
    long needed = command.path("default_member_permissions").asLong(0);
    boolean forAdministrators = command.path("default_member_permissions").asText("").equals("0");
    boolean allowed =
        may.contains(Permission.ADMINISTRATOR)
            || (!forAdministrators && (Permission.bits(may) & needed) == needed);
    return here
        && allowed
        && (place.guild == null || may.contains(Permission.USE_APPLICATION_COMMANDS));
  }

  private Interaction send(Interaction interaction, ObjectNode data) {
    Channel place = interaction.place;
    Guild guild = place.guild;
    ObjectNode payload =
        Json.object()
            .put("id", interaction.id)
            .put("application_id", world.appId)
            .put("type", interaction.type)
            .put("token", interaction.token)
            .put("version", 1)
            .put("channel_id", place.id)
            .put("locale", interaction.user.locale)
            .put("context", guild == null ? 1 : 0)
            .put("attachment_size_limit", 10_485_760)
            .put("app_permissions", bits(place.permissions(world.bot)));
    payload.set("data", data);
    ObjectNode channel = place.json();
    payload.set("channel", channel);
    payload.putArray("entitlements");
    ObjectNode owners = payload.putObject("authorizing_integration_owners");
    if (guild == null) {
      owners.put("0", "0");
      payload.set("user", interaction.user.json());
    } else {
      owners.put("0", guild.id);
      channel.put("permissions", bits(place.permissions(interaction.user)));
      payload.put("guild_id", guild.id).put("guild_locale", "en-US");
      ArrayNode features =
          payload
              .putObject("guild")
              .put("id", guild.id)
              .put("locale", "en-US")
              .putArray("features");
      features.add("COMMUNITY");
      ObjectNode member = interaction.user.memberJson();
      member.set("user", interaction.user.json());
      payload.set("member", member.put("permissions", bits(place.permissions(interaction.user))));
    }
    Message source = interaction.source;
    if (source != null) {
      payload.set("message", source.rendered(world.bot));
    }
    answers.expect(interaction);
    world.events.raw("INTERACTION_CREATE", guild, payload);
    return interaction;
  }

  private static String bits(Set<Permission> permissions) {
    return Long.toString(Permission.bits(permissions));
  }
}
