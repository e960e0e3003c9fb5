package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.CommandTexts;
import org.rapporteur.chat.Role;
import org.rapporteur.chat.slack.OfferedCommands;

/** The commands as Discord is told them, and that it can take them. */
final class CommandTreeTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int OF_A_GROUP = 1;
  private static final int GROUP = 2;
  private static final int STRING = 3;
  private static final int BOOLEAN = 5;

  /** As Discord's documentation has it; lower-case where a script knows cases. */
  private static final Pattern NAME =
      Pattern.compile("^[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}$");

  private final List<CommandSpec> specs = OfferedCommands.specs();
  private final CommandTree tree = new CommandTree(specs);
  private final List<JsonNode> told = told(tree);

  private static List<JsonNode> told(CommandTree tree) {
    return tree.data().stream()
        .map(
            command -> {
              try {
                return JSON.readTree(command.toData().toString());
              } catch (JsonProcessingException e) {
                throw new AssertionError(e);
              }
            })
        .toList();
  }

  private JsonNode named(String name) {
    return told.stream()
        .filter(c -> c.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<JsonNode> options(JsonNode of) {
    List<JsonNode> options = new ArrayList<>();
    of.path("options").forEach(options::add);
    return options.stream();
  }

  private static JsonNode option(JsonNode of, String name) {
    return options(of).filter(o -> o.path("name").asText().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void attendeesCommandsStandAloneForAllAndTheOthersUnderOneForModerators() {
    assertThat(
            told.stream()
                .filter(c -> c.path("type").asInt() == 1)
                .map(c -> c.path("name").asText()))
        .containsExactlyInAnyOrder(
            "ask",
            "floor-mine",
            "floor-upvote",
            "floor-withdraw",
            "floor-forget-me",
            "floor-help",
            "floor");
    assertThat(named("ask").path("default_member_permissions").isNull()).isTrue();
    assertThat(named("floor-mine").path("default_member_permissions").isNull()).isTrue();
    assertThat(named("floor").path("default_member_permissions").asLong())
        .isEqualTo(Permission.MESSAGE_MANAGE.getRawValue());
    assertThat(options(named("floor")).map(o -> o.path("name").asText()))
        .contains("flag", "not-reached", "open", "close", "topic", "theme")
        .doesNotContain("mine", "ask", "help");
  }

  @Test
  void whatIsOfferedOnMessagesIsForModeratorsToo() {
    assertThat(told.stream().filter(c -> c.path("type").asInt() == 3))
        .extracting(
            c -> c.path("name").asText(),
            c -> c.path("default_member_permissions").asLong(),
            c -> c.has("description"))
        .containsExactlyInAnyOrder(
            tuple("Flag to speaker", Permission.MESSAGE_MANAGE.getRawValue(), false),
            tuple("Collect as question", Permission.MESSAGE_MANAGE.getRawValue(), false));
  }

  @Test
  void everythingIsForServersAlone() {
    assertThat(told).allSatisfy(c -> assertThat(c.path("contexts")).hasToString("[\"0\"]"));
  }

  @Test
  void eachCommandIsFoundAgainByTheNameThatIsCalled() {
    List<String> called = new ArrayList<>();
    for (JsonNode command : told) {
      String name = command.path("name").asText();
      if (command.path("type").asInt() == 1) {
        List<String> subcommands = subcommands(command).toList();
        if (subcommands.isEmpty()) {
          called.add(name);
        }
        subcommands.forEach(s -> called.add(name + " " + s));
      }
    }
    assertThat(called).hasSameSizeAs(specs);
    assertThat(called.stream().map(tree::slash).map(Optional::orElseThrow))
        .containsExactlyInAnyOrderElementsOf(specs);
    assertThat(tree.slash("floor flag").map(CommandSpec::name)).hasValue("floor flag");
    assertThat(tree.slash("floor-withdraw").map(CommandSpec::name)).hasValue("floor withdraw");
    assertThat(tree.slash("floor topic add").map(CommandSpec::name)).hasValue("floor topic add");
    assertThat(tree.onMessage("Flag to speaker").map(CommandSpec::name)).hasValue("floor flag");
    assertThat(tree.slash("floor mine")).isEmpty();
    assertThat(tree.onMessage("floor flag")).isEmpty();
  }

  /** The names below a command's own, those of two words included. */
  private static Stream<String> subcommands(JsonNode of) {
    Stream<String> own =
        options(of)
            .filter(o -> o.path("type").asInt() == OF_A_GROUP)
            .map(o -> o.path("name").asText());
    Stream<String> grouped =
        options(of)
            .filter(o -> o.path("type").asInt() == GROUP)
            .flatMap(g -> subcommands(g).map(s -> g.path("name").asText() + " " + s));
    return Stream.concat(own, grouped);
  }

  @Test
  void optionsAreTypedAndCompletedByWhatTheyAre() {
    JsonNode ask = named("ask");
    assertThat(option(ask, "text").path("type").asInt()).isEqualTo(STRING);
    assertThat(option(ask, "text").path("required").asBoolean()).isTrue();
    assertThat(option(ask, "text").path("max_length").asInt()).isEqualTo(4_000);
    assertThat(option(ask, "text").path("autocomplete").asBoolean()).isTrue();
    assertThat(option(ask, "anonymous").path("type").asInt()).isEqualTo(BOOLEAN);

    JsonNode flag = option(named("floor"), "flag");
    assertThat(option(flag, "item").path("autocomplete").asBoolean()).isTrue();
    assertThat(option(flag, "speaker").path("autocomplete").asBoolean()).isTrue();
    assertThat(option(flag, "note").path("autocomplete").asBoolean()).isFalse();
    JsonNode state = option(option(named("floor"), "list"), "state");
    assertThat(state.path("choices")).extracting(c -> c.path("value").asText()).contains("flagged");
    assertThat(state.path("autocomplete").asBoolean()).isFalse();
    assertThat(option(option(named("floor"), "open"), "ends").path("autocomplete").asBoolean())
        .isTrue();
  }

  @Test
  void requiredOptionsStandFirst() {
    CommandSpec spec =
        new CommandSpec(
            "note",
            Role.ATTENDEE,
            "Notes",
            List.of(
                Option.flag("loud", "shouts"),
                Option.required("text", CommandSpec.Type.TEXT, "what")));
    assertThat(options(told(new CommandTree(List.of(spec))).get(0)))
        .extracting(o -> o.path("name").asText())
        .containsExactly("text", "loud");
  }

  @Test
  void aGroupOfMoreThanDiscordTakesIsRefusedByName() {
    List<CommandSpec> many =
        IntStream.rangeClosed(1, 26)
            .mapToObj(i -> new CommandSpec("floor do" + i, Role.MODERATOR, "Does", List.of()))
            .toList();

    assertThatThrownBy(() -> new CommandTree(many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Discord takes 25 subcommands of /floor, and /floor do26 is one more: begin its name"
                + " with another word");
  }

  @Test
  void speaksTheLanguagesThatItHasWordsIn() {
    CommandSpec flag = tree.slash("floor flag").orElseThrow();
    for (DiscordLocale language :
        List.of(
            DiscordLocale.FRENCH,
            DiscordLocale.SPANISH,
            DiscordLocale.RUSSIAN,
            DiscordLocale.CHINESE_CHINA,
            DiscordLocale.ARABIC)) {
      CommandTexts texts = CommandTexts.in(language.toLocale());
      JsonNode told = option(named("floor"), "flag");
      assertSays(told, "description", language, texts.help(flag), flag.help());
      assertSays(told, "name", language, texts.name(flag), "flag");
      assertSays(option(told, "item"), "name", language, texts.name(flag, flag.item()), "item");
      assertSays(
          named("Flag to speaker"), "name", language, texts.onMessage(flag), "Flag to speaker");
      CommandSpec mine = tree.slash("floor-mine").orElseThrow();
      assertSays(named("floor-mine"), "name", language, "floor-" + texts.name(mine), "floor-mine");
    }
  }

  /** Discord is told what is said in a language, unless it is the same as in English. */
  private static void assertSays(
      JsonNode of, String property, DiscordLocale language, String said, String english) {
    JsonNode localised = of.path(property + "_localizations").path(language.getLocale());
    if (said.equals(english)) {
      assertThat(localised.isMissingNode()).isTrue();
    } else {
      assertThat(localised.asText()).isEqualTo(said);
    }
  }

  @Test
  void discordCanTakeIt() {
    assertThat(told.stream().filter(c -> c.path("type").asInt() == 1))
        .hasSizeLessThanOrEqualTo(100);
    assertThat(told.stream().filter(c -> c.path("type").asInt() == 3)).hasSizeLessThanOrEqualTo(5);
    for (JsonNode command : told) {
      boolean typed = command.path("type").asInt() == 1;
      assertThat(characters(command)).isLessThanOrEqualTo(8_000);
      assertCanBeTaken(command, typed);
    }
  }

  private static void assertCanBeTaken(JsonNode node, boolean typed) {
    names(node, "name")
        .forEach(
            name -> {
              assertThat(name).hasSizeBetween(1, 32);
              if (typed) {
                assertThat(name).matches(NAME).isEqualTo(name.toLowerCase(Locale.ROOT));
              }
            });
    names(node, "description").forEach(d -> assertThat(d).hasSizeBetween(1, 100));
    assertThat(options(node)).hasSizeLessThanOrEqualTo(25);
    assertThat(node.path("choices")).hasSizeLessThanOrEqualTo(25);
    for (String language : languages(node)) {
      assertThat(options(node).map(o -> name(o, language))).doesNotHaveDuplicates();
    }
    options(node).forEach(o -> assertCanBeTaken(o, true));
  }

  private static List<String> languages(JsonNode node) {
    List<String> languages = new ArrayList<>(List.of("en-US"));
    options(node)
        .forEach(o -> o.path("name_localizations").fieldNames().forEachRemaining(languages::add));
    return languages;
  }

  private static String name(JsonNode node, String language) {
    return node.path("name_localizations").path(language).asText(node.path("name").asText());
  }

  private static List<String> names(JsonNode node, String property) {
    List<String> names = new ArrayList<>();
    if (node.has(property)) {
      names.add(node.path(property).asText());
    }
    node.path(property + "_localizations").forEach(said -> names.add(said.asText()));
    return names;
  }

  /** Names, descriptions and values of a command in all, in the longest language of each. */
  private static int characters(JsonNode node) {
    int own =
        Stream.of("name", "description")
            .mapToInt(p -> names(node, p).stream().mapToInt(String::length).max().orElse(0))
            .sum();
    int choices = 0;
    for (JsonNode choice : node.path("choices")) {
      choices += choice.path("name").asText().length() + choice.path("value").asText().length();
    }
    return own + choices + options(node).mapToInt(CommandTreeTest::characters).sum();
  }
}
