package org.rapporteur.chat.discord;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.components.Component;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.label.LabelChildComponent;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;
import org.rapporteur.chat.ChatListener.Choice;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.CommandTexts;

/**
 * A modal that asks for what a command needs still. Its id says what is called when it is
 * submitted: {@code ask COMMAND}, or {@code on MESSAGE COMMAND}.
 *
 * @param command what is called, without its slash
 * @param message the message it is called on, as the house writes it; empty where the answer
 *     follows the command as text
 */
record Form(String command, String message) {
  private static final Pattern ID = Pattern.compile("(?:ask|on (\\S+)) (.+)", Pattern.DOTALL);
  private static final String ASKED = "asked";

  /** What was filled in, by field; a field that was left empty is not among it. */
  record Filled(Map<String, String> values, List<String> written) {
    /** The answer to a single question. */
    String answer() {
      return values.getOrDefault(ASKED, "");
    }
  }

  /** The form whose modal this is; empty when it is none of ours. */
  static Optional<Form> read(String id) {
    Matcher m = ID.matcher(id);
    return m.matches()
        ? Optional.of(new Form(m.group(2), m.group(1) == null ? "" : m.group(1)))
        : Optional.empty();
  }

  private String id() {
    return (message.isEmpty() ? "ask " : "on " + message + " ") + command;
  }

  /** The modal of a single question. */
  Modal asking(String title, String question) {
    return modal(title, List.of(label(title, question, text(ASKED, true, true))));
  }

  /**
   * The modal for a command's options other than the message.
   *
   * @param choices what is on offer for an option; empty for free text
   */
  Modal forOptions(CommandSpec spec, CommandTexts texts, Function<Option, List<Choice>> choices) {
    List<Label> fields = new ArrayList<>();
    for (Option option : spec.options()) {
      if (!option.equals(spec.item()) && fields.size() < Modal.MAX_COMPONENTS) {
        List<SelectOption> offered = offered(choices.apply(option));
        LabelChildComponent field =
            offered.isEmpty()
                ? text(option.name(), option.type().isText(), option.required())
                : StringSelectMenu.create(option.name())
                    .addOptions(offered)
                    .setMinValues(option.required() ? 1 : 0)
                    .setRequired(option.required())
                    .build();
        fields.add(label(texts.name(spec, option), texts.help(spec, option), field));
      }
    }
    return modal(texts.onMessage(spec), fields);
  }

  /** What somebody filled in. */
  static Filled filled(List<ModalMapping> fields) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> written = new ArrayList<>();
    for (ModalMapping field : fields) {
      boolean chosen = field.getType() == Component.Type.STRING_SELECT;
      String value = chosen ? String.join(" ", field.getAsStringList()) : field.getAsString();
      if (!value.isBlank()) {
        values.put(field.getCustomId(), value);
        if (!chosen) {
          written.add(value);
        }
      }
    }
    return new Filled(values, written);
  }

  private Modal modal(String title, List<Label> fields) {
    return Modal.create(id(), DiscordText.cut(title, Modal.MAX_TITLE_LENGTH))
        .addComponents(fields)
        .build();
  }

  /** A label takes half of what a help may be long: the longer goes below it. */
  private static Label label(String name, String help, LabelChildComponent field) {
    return help.length() <= Label.LABEL_MAX_LENGTH
        ? Label.of(help, field)
        : Label.of(
            DiscordText.cut(name, Label.LABEL_MAX_LENGTH),
            DiscordText.cut(help, Label.DESCRIPTION_MAX_LENGTH),
            field);
  }

  private static TextInput text(String name, boolean several, boolean required) {
    return TextInput.create(name, several ? TextInputStyle.PARAGRAPH : TextInputStyle.SHORT)
        .setRequired(required)
        .build();
  }

  private static List<SelectOption> offered(List<Choice> choices) {
    Set<String> values = new HashSet<>();
    return choices.stream()
        .filter(c -> c.value().length() <= SelectOption.VALUE_MAX_LENGTH && values.add(c.value()))
        .limit(StringSelectMenu.OPTIONS_MAX_AMOUNT)
        .map(
            c ->
                SelectOption.of(
                    DiscordText.cut(c.label(), SelectOption.LABEL_MAX_LENGTH), c.value()))
        .toList();
  }
}
