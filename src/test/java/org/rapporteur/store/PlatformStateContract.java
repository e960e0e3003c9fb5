package org.rapporteur.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rapporteur.chat.PlatformState;

/** What every memory of an adapter keeps to. */
abstract class PlatformStateContract {
  /** The memory of a platform: the same one when it is asked for again. */
  abstract PlatformState of(String platform);

  private PlatformState slack() {
    return of("slack");
  }

  @Test
  void remembersWhatWasPut() {
    assertThat(slack().get("mark/C1")).isEmpty();

    slack().put("mark/C1", "1700.1");
    slack().put("empty", "");

    assertThat(slack().get("mark/C1")).contains("1700.1");
    assertThat(slack().get("empty")).contains("");
  }

  @Test
  void theLastValueOfAKeyCounts() {
    slack().put("mark/C1", "1700.1");
    slack().put("mark/C1", "1700.2");
    slack().put("mark/C1", "1700.2");

    assertThat(slack().get("mark/C1")).contains("1700.2");
    assertThat(slack().keys("")).containsExactly("mark/C1");
  }

  @Test
  void forgetsWhatIsRemoved() {
    slack().put("team/T1", "one");
    slack().put("team/T2", "two");

    slack().remove("team/T1");
    slack().remove("team/T1");

    assertThat(slack().get("team/T1")).isEmpty();
    assertThat(slack().get("team/T2")).contains("two");
  }

  @Test
  void givesTheKeysOfAPrefixInOrder() {
    for (String key : new String[] {"team/T2", "team/T1", "teams", "team", "mark/C1", "Team/T3"}) {
      slack().put(key, "x");
    }

    assertThat(slack().keys("team/")).containsExactly("team/T1", "team/T2");
    assertThat(slack().keys("")).hasSize(6).isSorted();
    assertThat(slack().keys("none")).isEmpty();
  }

  @Test
  void takesPrefixesAndValuesLiterally() {
    slack().put("a%b_c'", "'; drop table platform_state; -- 从什么时候 \ud83d\ude42");
    slack().put("axbyc'", "other");

    assertThat(slack().keys("a%b_")).containsExactly("a%b_c'");
    assertThat(slack().get("a%b_c'"))
        .contains("'; drop table platform_state; -- 从什么时候 \ud83d\ude42");
  }

  @Test
  void platformsKnowNothingOfEachOther() {
    slack().put("key", "slack's");
    of("discord").put("key", "discord's");
    of("discord").put("other", "discord's");

    of("discord").remove("key");

    assertThat(slack().get("key")).contains("slack's");
    assertThat(slack().keys("")).containsExactly("key");
    assertThat(of("discord").keys("")).containsExactly("other");
  }
}
