package org.rapporteur.chat.discord;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandGroupData;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.CommandTexts;
import org.rapporteur.chat.Role;

/**
 * The commands as Discord registers them. Discord hides commands only whole and takes 25
 * subcommands of one, so what attendees may call is a command of its own, its words joined by a
 * hyphen, and what they may not is a subcommand, those of three words within a group, hidden at
 * first from whoever may not manage messages. Servers change that as they like; rights are looked
 * up at each call anyway.
 */
final class CommandTree {
  private static final int MOST_SUBCOMMANDS = 25;

  /** The languages of Discord that we have words in. */
  private static final List<DiscordLocale> LANGUAGES =
      Stream.of(DiscordLocale.values())
          .filter(
              l ->
                  CommandTexts.nearest(l.toLocale())
                      .filter(n -> !n.equals(Locale.ENGLISH))
                      .isPresent())
          .toList();

  private final Map<String, CommandSpec> slash = new LinkedHashMap<>();
  private final Map<String, CommandSpec> onMessage = new LinkedHashMap<>();
  private final Map<String, SlashCommandData> groups = new LinkedHashMap<>();
  private final List<CommandData> data = new ArrayList<>();

  /**
   * @throws IllegalArgumentException if Discord can't take the commands, saying which
   */
  CommandTree(List<CommandSpec> specs) {
    specs.forEach(this::add);
    specs.stream().filter(s -> s.onMessage() != null).forEach(this::addOnMessage);
  }

  /** What to register. */
  List<CommandData> data() {
    return List.copyOf(data);
  }

  /** The command whose whole name, subcommand included, was called. */
  Optional<CommandSpec> slash(String name) {
    return Optional.ofNullable(slash.get(name));
  }

  /** The command that was called on a message. */
  Optional<CommandSpec> onMessage(String name) {
    return Optional.ofNullable(onMessage.get(name));
  }

  private void add(CommandSpec spec) {
    int space = spec.name().indexOf(' ');
    if (spec.role() == Role.ATTENDEE || space < 0) {
      addAlone(spec);
    } else {
      addTo(spec.name().substring(0, space), spec, spec.name().substring(space + 1));
    }
  }

  private void addAlone(CommandSpec spec) {
    String name = joined(spec.name());
    String before = name.substring(0, spec.name().lastIndexOf(' ') + 1);
    SlashCommandData command = open(Commands.slash(name, spec.help()), spec.role());
    localised(name, texts -> before + texts.name(spec), command::setNameLocalization);
    localised(spec.help(), texts -> texts.help(spec), command::setDescriptionLocalization);
    command.addOptions(options(spec));
    data.add(command);
    slash.put(name, spec);
  }

  private void addTo(String group, CommandSpec spec, String name) {
    SlashCommandData whole = groups.get(group);
    if (whole == null) {
      whole = open(Commands.slash(group, "For moderators"), spec.role());
      groups.put(group, whole);
      data.add(whole);
    }
    int space = name.indexOf(' ');
    String last = name.substring(space + 1);
    SubcommandData subcommand = new SubcommandData(last, spec.help()).addOptions(options(spec));
    localised(last, texts -> texts.name(spec), subcommand::setNameLocalization);
    localised(spec.help(), texts -> texts.help(spec), subcommand::setDescriptionLocalization);
    if (space < 0) {
      checkRoom(whole, spec);
      whole.addSubcommands(subcommand);
    } else {
      family(whole, spec, name.substring(0, space)).addSubcommands(subcommand);
    }
    slash.put(group + " " + name, spec);
  }

  /** The subcommands of one word, such as all of {@code /floor theme}. */
  private static SubcommandGroupData family(SlashCommandData whole, CommandSpec spec, String word) {
    Optional<SubcommandGroupData> there =
        whole.getSubcommandGroups().stream().filter(g -> g.getName().equals(word)).findFirst();
    if (there.isPresent()) {
      return there.get();
    }
    checkRoom(whole, spec);
    SubcommandGroupData family = new SubcommandGroupData(word, "For moderators");
    whole.addSubcommandGroups(family);
    return family;
  }

  private static void checkRoom(SlashCommandData whole, CommandSpec spec) {
    if (whole.getSubcommands().size() + whole.getSubcommandGroups().size() == MOST_SUBCOMMANDS) {
      throw new IllegalArgumentException(
          "Discord takes %d subcommands of /%s, and /%s is one more: begin its name with another word"
              .formatted(MOST_SUBCOMMANDS, whole.getName(), spec.name()));
    }
  }

  private void addOnMessage(CommandSpec spec) {
    String name = String.valueOf(spec.onMessage());
    CommandData command = open(Commands.message(name), spec.role());
    localised(name, texts -> texts.onMessage(spec), command::setNameLocalization);
    data.add(command);
    onMessage.put(name, spec);
  }

  private static <T extends CommandData> T open(T command, Role role) {
    command.setContexts(InteractionContextType.GUILD);
    if (role != Role.ATTENDEE) {
      command.setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MESSAGE_MANAGE));
    }
    return command;
  }

  private static String joined(String words) {
    return words.replace(' ', '-');
  }

  private static List<OptionData> options(CommandSpec spec) {
    return spec.options().stream()
        .sorted(Comparator.comparing(o -> !o.required()))
        .map(o -> option(spec, o))
        .toList();
  }

  private static OptionData option(CommandSpec spec, Option option) {
    boolean flag = option.type() == CommandSpec.Type.FLAG;
    OptionData typed =
        new OptionData(
            flag ? OptionType.BOOLEAN : OptionType.STRING,
            option.name(),
            option.help(),
            option.required());
    if (!flag) {
      option.choices().forEach(c -> typed.addChoices(choice(spec, option, c)));
      typed.setAutoComplete(isCompleted(option.type()));
      most(option.type()).ifPresent(most -> typed.setRequiredLength(1, most));
    }
    localised(option.name(), texts -> texts.name(spec, option), typed::setNameLocalization);
    localised(option.help(), texts -> texts.help(spec, option), typed::setDescriptionLocalization);
    return typed;
  }

  private static Command.Choice choice(CommandSpec spec, Option option, String choice) {
    Command.Choice offered = new Command.Choice(choice, choice);
    localised(choice, texts -> texts.choice(spec, option, choice), offered::setNameLocalization);
    return offered;
  }

  private static boolean isCompleted(CommandSpec.Type type) {
    return switch (type) {
      case ITEM, SPEAKER, TOPIC, THEME, TOPIC_SET, TOPIC_CHANGES, DURATION, QUESTION -> true;
      case TEXT, NAMES, NAME, CHOICE, FLAG -> false;
    };
  }

  /** How long a value may be; empty where the choices say it. */
  private static Optional<Integer> most(CommandSpec.Type type) {
    return switch (type) {
      case TEXT, QUESTION -> Optional.of(4_000);
      case NAMES, TOPIC_CHANGES -> Optional.of(1_000);
      case ITEM -> Optional.of(200); // the link to a message is at most 100 long
      case SPEAKER, TOPIC, THEME, TOPIC_SET, NAME -> Optional.of(100);
      case DURATION -> Optional.of(20);
      case CHOICE, FLAG -> Optional.empty();
    };
  }

  /** Says something in the other languages, where it is not the same there. */
  private static void localised(
      String english,
      Function<CommandTexts, String> words,
      BiConsumer<DiscordLocale, String> localisation) {
    for (DiscordLocale language : LANGUAGES) {
      String said = words.apply(CommandTexts.in(language.toLocale()));
      if (!said.equals(english)) {
        localisation.accept(language, said);
      }
    }
  }
}
