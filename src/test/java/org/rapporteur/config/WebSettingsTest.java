package org.rapporteur.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

final class WebSettingsTest {
  @Test
  void theSchemaStatesTheBoundsThatTheRecordChecks() throws IOException {
    JsonNode web = BotConfigTest.schema("rapporteur").at("/properties/web/properties");

    hold(web, "port", n -> new WebSettings("localhost", n, Optional.empty(), 10, 10));
    hold(web, "messageLength", n -> new WebSettings("localhost", 1, Optional.empty(), n, 10));
    hold(web, "messagesPerMinute", n -> new WebSettings("localhost", 1, Optional.empty(), 10, n));
  }

  private static void hold(JsonNode schema, String key, IntFunction<WebSettings> settings) {
    int least = schema.path(key).path("minimum").asInt();
    int most = schema.path(key).path("maximum").asInt();
    assertThatCode(() -> settings.apply(least)).doesNotThrowAnyException();
    assertThatCode(() -> settings.apply(most)).doesNotThrowAnyException();
    String reason = "%s: must be %d to %d".formatted(key, least, most);
    assertThatThrownBy(() -> settings.apply(least - 1)).hasMessage(reason);
    assertThatThrownBy(() -> settings.apply(most + 1)).hasMessage(reason);
  }
}
