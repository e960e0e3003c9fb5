package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.rapporteur.chat.fake.Json;

/** Discord's limits of a modal, from its reference. */
final class ModalLimits {
  private ModalLimits() {}

  static void check(JsonNode modal, List<String> problems) {
    Strictness.length("a modal's title", modal.path("title"), 1, 45, problems);
    Strictness.length("a modal's custom_id", modal.path("custom_id"), 1, 100, problems);
    if (modal.path("components").isEmpty()) {
      problems.add("a modal without components");
    }
    MessageLimits.most("components of a modal", modal.path("components").size(), 5, problems);
    Strictness.customIds(modal.path("components"), problems);
    Json.objects(modal.path("components")).forEach(c -> component(c, problems));
  }

  private static void component(JsonNode component, List<String> problems) {
    switch (component.path("type").asInt()) {
      case Components.LABEL -> {
        Strictness.length("a label", component.path("label"), 1, 45, problems);
        Strictness.length("a label's description", component.path("description"), 0, 100, problems);
      }
      case Components.TEXT_INPUT -> {
        Strictness.length("a value", component.path("value"), 0, 4_000, problems);
        Strictness.length("a placeholder", component.path("placeholder"), 0, 100, problems);
      }
      case Components.SELECT -> MessageLimits.select(component, problems);
      default -> {}
    }
  }
}
