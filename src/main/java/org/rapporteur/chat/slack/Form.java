package org.rapporteur.chat.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewState;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatListener.Choice;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandSpec.Option;
import org.rapporteur.chat.CommandTexts;

/**
 * A modal that asks for what a command needs still.
 *
 * @param command what is called when it is submitted, without the slash
 * @param options values that are known already, by option name; none where the answer follows the
 *     command as text
 * @param channel where it is called, as the house writes it
 * @param answerTo Slack's address for the answer; null where there is none, as at home
 * @param replaces whether the answer takes the place of the message that was acted on
 */
record Form(
    String command,
    Map<String, String> options,
    String channel,
    @Nullable String answerTo,
    boolean replaces) {
  /** What says that a submitted modal is one of these. */
  static final String CALLBACK = "form";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ASKED = "asked";
  private static final int MOST_TITLE = 24;
  private static final int MOST_LABEL = 75;
  private static final int MOST_VALUE = 150;
  private static final int MOST_TEXT = 3_000;

  Form {
    options = Map.copyOf(options);
  }

  /** The modal of a single question. */
  View asking(String title, String question) {
    return view(title, List.of(field(ASKED, question, false, text(ASKED, true))));
  }

  /**
   * The modal for the other options of a command that is offered on a message.
   *
   * @param texts in the language of who fills it in
   * @param choices what is on offer for an option; empty for free text
   */
  View forOptions(CommandSpec spec, CommandTexts texts, Function<Option, List<Choice>> choices) {
    List<LayoutBlock> fields = new ArrayList<>();
    for (Option option : spec.options()) {
      if (!options.containsKey(option.name())) {
        List<Choice> offered =
            choices.apply(option).stream().filter(c -> c.value().length() <= MOST_VALUE).toList();
        BlockElement element =
            offered.isEmpty()
                ? text(option.name(), option.type().isText())
                : select(option.name(), offered);
        fields.add(field(option.name(), texts.help(spec, option), !option.required(), element));
      }
    }
    return view(texts.onMessage(spec), fields);
  }

  /** What was filled in, as the options of the command or as text that follows it. */
  Form submitted(ViewState state) {
    Map<String, String> filled = new LinkedHashMap<>();
    state
        .getValues()
        .forEach(
            (block, elements) ->
                elements.values().stream()
                    .map(Form::value)
                    .filter(v -> !v.isBlank())
                    .forEach(v -> filled.put(block, v)));
    String asked = filled.remove(ASKED);
    if (asked != null) {
      return new Form(command + " " + asked, options, channel, answerTo, replaces);
    }
    filled.putAll(options);
    return new Form(command, filled, channel, answerTo, replaces);
  }

  /** The first field, to which a refusal is shown. */
  static Optional<String> firstField(View view) {
    return view.getBlocks().stream()
        .filter(InputBlock.class::isInstance)
        .map(LayoutBlock::getBlockId)
        .findFirst();
  }

  /** The form whose modal this is; empty when it is none of ours. */
  static Optional<Form> read(String metadata) {
    try {
      return Optional.ofNullable(JSON.readValue(metadata, Form.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private View view(String title, List<LayoutBlock> fields) {
    try {
      return View.builder()
          .type("modal")
          .callbackId(CALLBACK)
          .privateMetadata(JSON.writeValueAsString(this))
          .title(ViewTitle.builder().type("plain_text").text(cut(title, MOST_TITLE)).build())
          .submit(ViewSubmit.builder().type("plain_text").text("Send").build())
          .close(ViewClose.builder().type("plain_text").text("Cancel").build())
          .blocks(fields)
          .build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a form is plain data", e);
    }
  }

  private static InputBlock field(
      String name, String label, boolean optional, BlockElement element) {
    return InputBlock.builder()
        .blockId(name)
        .label(plain(label))
        .optional(optional)
        .element(element)
        .build();
  }

  private static PlainTextInputElement text(String name, boolean several) {
    return PlainTextInputElement.builder()
        .actionId(name)
        .multiline(several)
        .maxLength(MOST_TEXT)
        .build();
  }

  private static StaticSelectElement select(String name, List<Choice> choices) {
    return StaticSelectElement.builder()
        .actionId(name)
        .placeholder(plain("Choose"))
        .options(
            choices.stream()
                .map(c -> OptionObject.builder().text(plain(c.label())).value(c.value()).build())
                .toList())
        .build();
  }

  private static String value(ViewState.Value value) {
    if (value.getSelectedOption() != null) {
      return value.getSelectedOption().getValue();
    }
    return value.getValue() == null ? "" : value.getValue();
  }

  private static PlainTextObject plain(String text) {
    return PlainTextObject.builder().text(cut(text, MOST_LABEL)).emoji(false).build();
  }

  private static String cut(String text, int most) {
    return SlackText.cut(SlackText.defused(text), most);
  }
}
