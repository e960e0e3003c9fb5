package org.rapporteur.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "5m, PT5M",
    "90s, PT90S",
    "1h30m, PT90M",
    "2h5s, PT2H5S",
    "1h1m1s, PT1H1M1S",
    "30d, PT720H",
    "1d12h, PT36H"
  })
  void durationsAreWrittenAsPeopleDo(String written, Duration meant) {
    assertThat(Durations.parse(written)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5 m", "-5m", "1.5h", "30m1h", "m", "1234567h", "٥m"})
  void anythingElseIsRefusedWithTheRightForm(String written) {
    assertThatThrownBy(() -> Durations.parse(written))
        .hasMessage("'" + written + "' is no duration: write 5m, 90s or 1h30m");
  }
}
