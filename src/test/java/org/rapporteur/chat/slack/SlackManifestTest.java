package org.rapporteur.chat.slack;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.CommandSpec;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the operator pastes into Slack's pages is what the bot needs, and no more. */
class SlackManifestTest {
  private static final Path MANIFEST = Path.of("bot-config", "slack-manifest.yaml");
  private static final String SCHEMA = "slack.manifest.schema";
  private static final String OUR_URL = "https://YOUR-HOST/slack/events";

  /** The events the adapter handles, with the scope of each from its page in Slack's reference. */
  private static final Map<String, Set<String>> EVENTS =
      Map.ofEntries(
          Map.entry("message.channels", Set.of("channels:history")),
          Map.entry("message.groups", Set.of("groups:history")),
          Map.entry("reaction_added", Set.of("reactions:read")),
          Map.entry("reaction_removed", Set.of("reactions:read")),
          Map.entry("member_joined_channel", Set.of("channels:read", "groups:read")),
          Map.entry("member_left_channel", Set.of("channels:read", "groups:read")),
          Map.entry("channel_archive", Set.of("channels:read")),
          Map.entry("channel_deleted", Set.of("channels:read")),
          Map.entry("channel_rename", Set.of("channels:read")),
          Map.entry("channel_unarchive", Set.of("channels:read")),
          Map.entry("group_archive", Set.of("groups:read")),
          Map.entry("group_deleted", Set.of("groups:read")),
          Map.entry("group_rename", Set.of("groups:read")),
          Map.entry("group_unarchive", Set.of("groups:read")),
          Map.entry("app_home_opened", Set.of()),
          Map.entry("app_uninstalled", Set.of()),
          Map.entry("tokens_revoked", Set.of()));

  /** What else needs a scope: each that no event needs, with what the bot does with it. */
  private static final Map<String, String> METHODS =
      Map.of(
          "chat:write", "chat.postMessage, chat.update",
          "commands", "slash commands and shortcuts",
          "files:write", "files.getUploadURLExternal, files.completeUploadExternal",
          "reactions:write", "reactions.add, reactions.remove",
          "users:read", "users.info");

  private final String written = read();
  private final JsonNode manifest = parse(written);
  private final List<CommandSpec> specs = OfferedCommands.specs();

  @Test
  void offersTheFirstWordOfEachCommandAndNoOther() {
    assertThat(texts("/features/slash_commands", "command"))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            specs.stream().map(s -> "/" + s.name().replaceFirst(" .*", "")).collect(toSet()));
  }

  @Test
  void eachHintIsTheRightFormOfACommand() {
    Set<String> usages = specs.stream().map(CommandSpec::usage).collect(toSet());
    for (JsonNode command : manifest.at("/features/slash_commands")) {
      String name = command.path("command").asText();
      assertThat(command.path("usage_hint").asText().split(" \\| ", -1))
          .as(name)
          .allSatisfy(form -> assertThat(usages).contains(name + " " + form));
    }
  }

  @Test
  void aCommandOfOneWordIsDescribedAsInItsHelp() {
    Map<String, String> helps =
        specs.stream()
            .filter(s -> !s.name().contains(" "))
            .collect(toMap(s -> "/" + s.name(), CommandSpec::help));
    for (JsonNode command : manifest.at("/features/slash_commands")) {
      String description = command.path("description").asText();
      assertThat(description)
          .isEqualTo(helps.getOrDefault(command.path("command").asText(), description));
    }
  }

  @Test
  void typedMentionsAndLinksArriveAsTyped() {
    assertThat(manifest.at("/features/slash_commands"))
        .allMatch(c -> c.path("should_escape").isBoolean() && !c.path("should_escape").asBoolean());
  }

  @Test
  void offersOnMessagesWhatTheCommandsOfferThere() {
    Map<String, String> offered =
        nodes("/features/shortcuts")
            .filter(s -> s.path("type").asText().equals("message"))
            .collect(toMap(s -> s.path("callback_id").asText(), s -> s.path("name").asText()));
    assertThat(manifest.at("/features/shortcuts")).hasSize(offered.size());
    assertThat(offered)
        .isNotEmpty()
        .isEqualTo(
            specs.stream()
                .filter(s -> s.onMessage() != null)
                .collect(toMap(CommandSpec::name, s -> String.valueOf(s.onMessage()))));
    assertThat(offered.values()).allMatch(label -> label.length() <= 24);
  }

  @Test
  void asksForTheScopesThatTheAdapterNeedsAndForNoneOfAPerson() {
    assertThat(texts("/oauth_config/scopes/bot", "")).containsExactlyElementsOf(Scopes.BOT);
    assertThat(manifest.at("/oauth_config/scopes")).hasSize(1);
  }

  @Test
  void everyScopeIsNeededAndNoneIsMissing() {
    Set<String> needed = new TreeSet<>(METHODS.keySet());
    EVENTS.values().forEach(needed::addAll);
    assertThat(Scopes.BOT).containsExactlyElementsOf(needed);
  }

  @Test
  void subscribesToTheEventsThatTheAdapterHandles() {
    assertThat(texts("/settings/event_subscriptions/bot_events", ""))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(EVENTS.keySet());
  }

  @Test
  void askersCanBeToldInTheAppHome() {
    JsonNode home = manifest.at("/features/app_home");
    assertThat(home.path("home_tab_enabled").asBoolean()).isTrue();
    assertThat(home.path("messages_tab_enabled").asBoolean()).isTrue();
  }

  @Test
  void isWrittenForSocketModeAndOneWorkspace() {
    JsonNode settings = manifest.path("settings");
    assertThat(settings.path("socket_mode_enabled").asBoolean()).isTrue();
    assertThat(settings.path("interactivity").path("is_enabled").asBoolean()).isTrue();
    assertThat(settings.path("token_rotation_enabled").asBoolean(true)).isFalse();
    assertThat(settings.path("org_deploy_enabled").asBoolean(true)).isFalse();
    assertThat(manifest.findValues("url")).isEmpty();
    assertThat(manifest.findValues("request_url")).isEmpty();
    assertThat(manifest.findValues("redirect_urls")).isEmpty();
  }

  @Test
  void keepsToSlacksSchema() throws IOException {
    assertThat(broken(manifest)).isEmpty();
  }

  @Test
  void keepsToSlacksSchemaForHttpAndSeveralWorkspaces() throws IOException {
    JsonNode other = parse(written.replaceAll("(?m)^( *)# (.*https://YOUR-HOST.*)$", "$1$2"));
    assertThat(other.at("/settings/event_subscriptions/request_url").asText()).isEqualTo(OUR_URL);
    assertThat(other.at("/settings/interactivity/request_url").asText()).isEqualTo(OUR_URL);
    assertThat(other.at("/features/slash_commands"))
        .allMatch(command -> command.path("url").asText().equals(OUR_URL));
    assertThat(other.at("/oauth_config/redirect_urls/0").asText())
        .isEqualTo("https://YOUR-HOST" + OAuth.REDIRECT);
    assertThat(broken(other)).isEmpty();
  }

  @Test
  void slacksSchemaCatchesALabelThatIsTooLong() throws IOException {
    JsonNode wrong = manifest.deepCopy();
    ((ObjectNode) wrong.at("/features/shortcuts/0")).put("name", "x".repeat(25));
    assertThat(broken(wrong)).singleElement().asString().contains("24");
  }

  private Set<ValidationMessage> broken(JsonNode manifest) throws IOException {
    JsonNode schema = new ObjectMapper().readTree(schemaFile().toFile());
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(schema)
        .validate(manifest);
  }

  /** Slack's schema does not lie in the project; without it, a test is skipped, but fails in CI. */
  private static Path schemaFile() {
    @Nullable String handedIn = System.getProperty(SCHEMA);
    Path file = Path.of(handedIn == null ? "" : handedIn);
    if (!Files.isRegularFile(file)) {
      String how =
          "hand in Slack's manifest schema with -D%s=FILE: version 2 of github.com/slackapi/manifest-schema"
              .formatted(SCHEMA);
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(how);
      }
      Assumptions.abort(how);
    }
    return file;
  }

  /** The texts of a list, or those of a field in each of its objects. */
  private List<String> texts(String list, String field) {
    return nodes(list).map(n -> field.isEmpty() ? n.asText() : n.path(field).asText()).toList();
  }

  private Stream<JsonNode> nodes(String list) {
    return StreamSupport.stream(manifest.at(list).spliterator(), false);
  }

  private static String read() {
    try {
      return Files.readString(MANIFEST);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode parse(String yaml) {
    Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    return new ObjectMapper().valueToTree(loaded);
  }
}
