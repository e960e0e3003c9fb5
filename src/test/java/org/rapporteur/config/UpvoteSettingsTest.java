package org.rapporteur.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UpvoteSettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"👍", "👍🏽", "+1", "+1::skin-tone-2", "heart", "❤️", "eyes", "custom_emoji"})
  void anyReactionSupports(String reaction) {
    assertThat(UpvoteSettings.DEFAULT.counts(reaction)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"👎", "👎🏿", "-1", "-1::skin-tone-5", ":thumbsdown:", "❌", "🙅🏽‍♀️", "no_entry"})
  void disagreementDoesNotInAnySkinTone(String reaction) {
    assertThat(UpvoteSettings.DEFAULT.counts(reaction)).isFalse();
  }

  @Test
  void organisersMayCountEverything() {
    assertThat(new UpvoteSettings(Set.of()).counts("👎")).isTrue();
  }

  @Test
  void whatOrganisersIgnoreIsIgnoredInAnySkinTone() {
    UpvoteSettings settings = new UpvoteSettings(Set.of(":wave:", "✋🏼"));

    assertThat(settings.counts("wave")).isFalse();
    assertThat(settings.counts("✋🏿")).isFalse();
  }
}
