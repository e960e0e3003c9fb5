package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.fake.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Discord's own description of its requests, which is no part of the project: handed in by a
 * property. Without it requests are not held against it, and said so; in CI that fails.
 */
final class OpenApi {
  private static final Logger LOG = LoggerFactory.getLogger(OpenApi.class);
  private static final String PROPERTY = "discord.openapi";
  private static final String HERE = "https://discord.example/openapi";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String JSON_BODY = "application/json";

  /** Numbers that JDA, as the description's authors allow, sends as texts. */
  private static final String PERMISSIONS = "default_member_permissions";

  private static final List<String> NUMBERS = List.of("contexts", "integration_types");

  /** What JDA sends with every request of a webhook's, also where it means nothing. */
  private static final String WAIT = "wait";

  /** What is said beside it for each value that would have been right. */
  private static final String NOISE = "must be the constant value";

  private final JsonNode description;
  private final JsonSchemaFactory factory;
  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

  private OpenApi(JsonNode description) {
    this.description = description;
    Json.objects(description).toList().forEach(OpenApi::prepare);
    ObjectNode shared = Json.object().put("$id", HERE);
    shared.set("$defs", description.path("components").path("schemas"));
    factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder ->
                builder.schemaLoaders(loaders -> loaders.schemas(Map.of(HERE, shared.toString()))));
  }

  /** The description that is handed in. */
  static OpenApi handedIn() {
    @Nullable Path file = file();
    if (file != null) {
      try {
        return new OpenApi(new ObjectMapper().readTree(file.toFile()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    String how =
        "hand in Discord's description of its API with -D%s=FILE: openapi.json of github.com/discord/discord-api-spec"
            .formatted(PROPERTY);
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(how);
    }
    LOG.warn("requests are not held against Discord's description: {}", how);
    return new OpenApi(MissingNode.getInstance());
  }

  private static @Nullable Path file() {
    @Nullable String handedIn = System.getProperty(PROPERTY);
    Path file = Path.of(handedIn == null ? "" : handedIn);
    return Files.isRegularFile(file) ? file : null;
  }

  /** Whether there is a description to hold requests against. */
  boolean isThere() {
    return !description.isMissingNode();
  }

  /** What is wrong with a request. */
  List<String> problems(RestCall call) {
    List<String> problems = new ArrayList<>();
    if (!isThere()) {
      return problems;
    }
    int blank = call.route().indexOf(' ');
    String method = call.route().substring(0, blank).toLowerCase(Locale.ROOT);
    JsonNode path = description.path("paths").path(call.route().substring(blank + 1));
    JsonNode operation = path.path(method);
    if (operation.isMissingNode()) {
      problems.add("not in Discord's description");
      return problems;
    }
    List<JsonNode> parameters =
        Stream.of(path, operation).flatMap(n -> Json.items(n.path("parameters"))).toList();
    call.path().forEach((name, value) -> check(call, parameters, "path", name, value, problems));
    call.query().forEach((name, value) -> check(call, parameters, "query", name, value, problems));
    body(call, operation.path("requestBody"), problems);
    return problems;
  }

  /** What is wrong with an answer of this fake's own. */
  List<String> problemsOfAnswer(RestCall call, JsonNode answer) {
    List<String> problems = new ArrayList<>();
    int blank = call.route().indexOf(' ');
    String method = call.route().substring(0, blank).toLowerCase(Locale.ROOT);
    JsonNode schema =
        description
            .path("paths")
            .path(call.route().substring(blank + 1))
            .path(method)
            .path("responses")
            .path("200")
            .path("content")
            .path(JSON_BODY)
            .path("schema");
    if (!schema.isMissingNode() && !answer.isMissingNode()) {
      validate(call.route() + " answer", schema, answer, problems);
    }
    return problems;
  }

  private void check(
      RestCall call,
      List<JsonNode> parameters,
      String in,
      String name,
      String value,
      List<String> problems) {
    parameters.stream()
        .filter(p -> p.path("in").asText().equals(in) && p.path("name").asText().equals(name))
        .findFirst()
        .ifPresentOrElse(
            p -> {
              JsonNode schema = p.path("schema");
              String key = call.route() + " " + in + " " + name;
              validate(key, schema, typed(resolved(schema), value), problems);
            },
            () -> {
              if (!name.equals(WAIT)) {
                problems.add("an unknown parameter in its " + in + ": " + name);
              }
            });
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText("");
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    return reference.isEmpty() ? schema : description.at("/components/schemas/" + name);
  }

  private static JsonNode typed(JsonNode schema, String value) {
    return switch (schema.path("type").asText("")) {
      case "integer" ->
          value.matches("-?\\d{1,18}")
              ? LongNode.valueOf(Long.parseLong(value))
              : TextNode.valueOf(value);
      case "boolean" ->
          value.matches("true|false")
              ? BooleanNode.valueOf(Boolean.parseBoolean(value))
              : TextNode.valueOf(value);
      default -> TextNode.valueOf(value);
    };
  }

  private void body(RestCall call, JsonNode expected, List<String> problems) {
    JsonNode schema = expected.path("content").path(JSON_BODY).path("schema");
    if (schema.isMissingNode()) {
      if (call.body().size() > 0) {
        problems.add("a body that is not expected");
      }
    } else if (call.body().isMissingNode()) {
      if (expected.path("required").asBoolean()) {
        problems.add("no body");
      }
    } else {
      validate(call.route(), schema, lenient(call), problems);
    }
  }

  /** A body, with what the description is known to be too strict about set right. */
  private static JsonNode lenient(RestCall call) {
    JsonNode body = call.body().deepCopy();
    asText(Stream.of(body), "recipient_id");
    asText(Json.objects(body).flatMap(o -> Json.items(o.path("attachments"))), "id");
    if (call.route().startsWith("PUT /applications/")) {
      for (JsonNode command : body) {
        withNumbers((ObjectNode) command);
        String permissions = command.path(PERMISSIONS).asText("");
        if (command.path(PERMISSIONS).isTextual() && permissions.matches("\\d{1,18}")) {
          ((ObjectNode) command).put(PERMISSIONS, Long.parseLong(permissions));
        }
      }
    }
    return body;
  }

  /** Turns ids that are sent as numbers into the texts that they are. */
  private static void asText(Stream<JsonNode> objects, String field) {
    objects
        .filter(o -> o.path(field).isIntegralNumber())
        .toList()
        .forEach(o -> ((ObjectNode) o).put(field, o.path(field).asText()));
  }

  /** Turns a command's texts that stand for numbers into such, as Discord does. */
  static void withNumbers(ObjectNode command) {
    for (String list : NUMBERS) {
      if (command.path(list).isArray()) {
        List<Integer> numbers = Json.items(command.path(list)).map(JsonNode::asInt).toList();
        ArrayNode array = command.putArray(list);
        numbers.forEach(array::add);
      }
    }
  }

  private void validate(String key, JsonNode schema, JsonNode value, List<String> problems) {
    JsonSchema compiled = schemas.computeIfAbsent(key, k -> factory.getSchema(schema));
    compiled.validate(value).stream()
        .map(ValidationMessage::getMessage)
        .filter(m -> !m.contains(NOISE))
        .forEach(problems::add);
  }

  /**
   * Makes an object of the description one of a schema: references lead to the schema's
   * definitions, and what says nothing of validity is left out.
   */
  private static void prepare(JsonNode object) {
    ObjectNode changed = (ObjectNode) object;
    changed.remove("x-discord-union");
    String reference = object.path("$ref").asText("");
    if (reference.startsWith(SCHEMAS)) {
      changed.put("$ref", HERE + "#/$defs/" + reference.substring(SCHEMAS.length()));
    }
  }
}
