package org.rapporteur.chat.slack.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Slack's limits of Block Kit, as its reference gives them for each block and element. Checks one
 * message's or view's blocks and keeps what broke them.
 */
final class BlockLimits {
  private static final Set<String> SELECTS =
      Set.of(
          "users_select",
          "conversations_select",
          "channels_select",
          "multi_users_select",
          "multi_conversations_select",
          "multi_channels_select");
  private static final Set<String> INPUTS =
      Set.of(
          "plain_text_input",
          "datepicker",
          "timepicker",
          "datetimepicker",
          "email_text_input",
          "url_text_input",
          "number_input",
          "rich_text_input",
          "file_input");

  private final List<String> problems = new ArrayList<>();
  private final Set<String> blockIds = new HashSet<>();
  private final Set<String> actionIds = new HashSet<>();

  List<String> problems() {
    return problems;
  }

  void check(JsonNode blocks) {
    if (!blocks.isMissingNode() && !blocks.isArray()) {
      problems.add("blocks that are no list");
    }
    blocks.forEach(this::block);
  }

  private void block(JsonNode block) {
    if (block.has("block_id")) {
      unique("block_id", block.path("block_id").asText(), blockIds);
    }
    String type = block.path("type").asText();
    switch (type) {
      case "section" -> section(block);
      case "header" -> TextLimit.PLAIN_150.check("a header", block.path("text"), problems);
      case "divider", "file", "video", "table", "context_actions" -> {}
      case "markdown" -> longest("a markdown block", block.path("text"), 12_000);
      case "rich_text" -> atMost("a rich text's elements", block.path("elements"), 1, 100);
      case "image" -> image(block);
      case "context" -> {
        atMost("a context's elements", block.path("elements"), 1, 10);
        block.path("elements").forEach(this::contextElement);
      }
      case "actions" -> {
        atMost("an actions block's elements", block.path("elements"), 1, 25);
        block.path("elements").forEach(this::element);
      }
      case "input" -> {
        TextLimit.PLAIN_2000.check("an input's label", block.path("label"), problems);
        if (block.has("hint")) {
          TextLimit.PLAIN_2000.check("an input's hint", block.path("hint"), problems);
        }
        element(block.path("element"));
      }
      default -> problems.add("a block of unknown type \"" + type + "\"");
    }
  }

  private void section(JsonNode block) {
    boolean fields = block.has("fields");
    if (block.has("text") || !fields) {
      TextLimit.ANY_3000.check("a section's text", block.path("text"), problems);
    }
    if (fields) {
      atMost("a section's fields", block.path("fields"), 1, 10);
      block.path("fields").forEach(f -> TextLimit.ANY_2000.check("a section's field", f, problems));
    }
    if (block.has("accessory")) {
      if (block.path("accessory").path("type").asText().equals("image")) {
        image(block.path("accessory"));
      } else {
        element(block.path("accessory"));
      }
    }
  }

  private void contextElement(JsonNode element) {
    if (element.path("type").asText().equals("image")) {
      image(element);
    } else {
      TextLimit.ANY_2000.check("a context's text", element, problems);
    }
  }

  private void image(JsonNode image) {
    longest("an image's address", image.path("image_url"), 3_000);
    longest("an image's alternative text", image.path("alt_text"), 2_000);
    if (image.path("alt_text").asText().isEmpty()) {
      problems.add("an image without alternative text");
    }
  }

  private void element(JsonNode element) {
    String type = element.path("type").asText();
    if (element.has("action_id")) {
      unique("action_id", element.path("action_id").asText(), actionIds);
    } else if (!element.has("url")) {
      problems.add("a " + type + " without an action_id");
    }
    if (element.has("placeholder")) {
      TextLimit.PLAIN_150.check("a placeholder", element.path("placeholder"), problems);
    }
    if (element.has("confirm")) {
      confirm(element.path("confirm"));
    }
    switch (type) {
      case "button", "workflow_button" -> button(element);
      case "overflow" -> options(element.path("options"), 1, 5, TextLimit.PLAIN_75);
      case "checkboxes", "radio_buttons" ->
          options(element.path("options"), 1, 10, TextLimit.ANY_75);
      case "static_select", "multi_static_select" -> select(element);
      case "external_select", "multi_external_select" -> {}
      default -> {
        if (INPUTS.contains(type)) {
          longest("an input's initial value", element.path("initial_value"), 3_000);
        } else if (!SELECTS.contains(type)) {
          problems.add("an element of unknown type \"" + type + "\"");
        }
      }
    }
  }

  private void button(JsonNode button) {
    TextLimit.PLAIN_75.check("a button's text", button.path("text"), problems);
    longest("a button's value", button.path("value"), 2_000);
    longest("a button's address", button.path("url"), 3_000);
    longest("a button's label for readers", button.path("accessibility_label"), 75);
    if (button.has("style")
        && !Set.of("primary", "danger").contains(button.path("style").asText())) {
      problems.add("a button of style \"" + button.path("style").asText() + "\"");
    }
  }

  private void select(JsonNode select) {
    if (!select.has("option_groups")) {
      options(select.path("options"), 1, 100, TextLimit.PLAIN_75);
      return;
    }
    atMost("option groups", select.path("option_groups"), 1, 100);
    for (JsonNode group : select.path("option_groups")) {
      TextLimit.PLAIN_75.check("an option group's label", group.path("label"), problems);
      options(group.path("options"), 1, 100, TextLimit.PLAIN_75);
    }
  }

  private void options(JsonNode options, int least, int most, TextLimit text) {
    atMost("options", options, least, most);
    for (JsonNode option : options) {
      text.check("an option's text", option.path("text"), problems);
      longest("an option's value", option.path("value"), 150);
      if (option.has("description")) {
        TextLimit.ANY_75.check("an option's description", option.path("description"), problems);
      }
    }
  }

  private void confirm(JsonNode confirm) {
    new TextLimit(true, 100).check("a confirmation's title", confirm.path("title"), problems);
    TextLimit.ANY_300.check("a confirmation's text", confirm.path("text"), problems);
    new TextLimit(true, 30).check("a confirmation's button", confirm.path("confirm"), problems);
    new TextLimit(true, 30).check("a confirmation's way out", confirm.path("deny"), problems);
  }

  private void atMost(String what, JsonNode list, int least, int most) {
    if (list.size() < least || list.size() > most) {
      problems.add(what + ": " + list.size());
    }
  }

  private void longest(String what, JsonNode text, int most) {
    if (text.asText().length() > most) {
      problems.add(what + " of " + text.asText().length() + " characters");
    }
  }

  private void unique(String what, String id, Set<String> seen) {
    if (id.isEmpty() || id.length() > 255) {
      problems.add(what + " of " + id.length() + " characters");
    }
    if (!seen.add(id)) {
      problems.add(what + " twice: " + id);
    }
  }
}
