package org.rapporteur.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.CommandTexts;
import org.rapporteur.hostile.Fuzzed;
import org.rapporteur.hostile.Mischief;

/**
 * Whatever is typed, picked or begun, its caller is told what to do, and it is no fault of ours.
 */
final class HostileCommandsTest {
  private static final List<String> WHO = List.of("Mo", "Ana", "Zoë", "Ben");
  private static final String FAULT = "a fault of mine";

  private Conversation talk = meeting();
  private int calls;

  private static Conversation meeting() {
    return Conversation.readInEarnest()
        .says("Zoë", "Who pays for the training of judges?")
        .says("Ben", "Who pays for the training of the judges?")
        .says("Zoë", "Are journalists protected?")
        .says("Ben", "thanks");
  }

  /** A meeting that many calls were made in grows, and a closed one takes none. */
  private void begin() {
    if (calls++ % 40 == 0) {
      talk = meeting();
    }
  }

  @Fuzzed
  void aLine(@ForAll Random random) {
    begin();
    Mischief mischief = new Mischief(random);
    CommandSpec spec = mischief.oneOf(talk.commands().specs());
    List<String> words = new ArrayList<>(List.of("/" + spec.name()));
    for (CommandSpec.Option option : spec.options()) {
      switch (mischief.below(5)) {
        case 0 -> words.add(mischief.text());
        case 1 -> words.add("#" + (1 + mischief.below(4)));
        case 2 -> words.add(option.name() + " " + mischief.line());
        case 3 -> words.add("\"" + mischief.line() + "\" " + option.name());
        default -> words.add(mischief.oneOf(List.of("Keiko Tanaka", "1h", "x", "human-rights")));
      }
    }
    String line = String.join(" ", words);
    String typed = mischief.onceIn(4) ? mischief.spoilt(line) : line;

    talk.types(mischief.oneOf(WHO), typed).isNotTold(FAULT);
  }

  @Fuzzed
  void whatAPlatformParsed(@ForAll Random random) {
    begin();
    Mischief mischief = new Mischief(random);
    CommandSpec spec = mischief.oneOf(talk.commands().specs());
    Map<String, String> options = new LinkedHashMap<>(Map.of(mischief.text(), mischief.text()));
    for (CommandSpec.Option option : spec.options()) {
      options.put(
          option.name(),
          mischief.onceIn(2) ? mischief.text() : String.valueOf(1 + mischief.below(4)));
    }

    talk.picks(mischief.oneOf(WHO), spec.name(), options).isNotTold(FAULT);
  }

  @Fuzzed
  void whatIsBegun(@ForAll Random random) {
    begin();
    Mischief mischief = new Mischief(random);
    CommandSpec spec = mischief.oneOf(talk.commands().specs());
    String option = spec.options().isEmpty() ? "" : mischief.oneOf(spec.options()).name();

    assertThat(talk.offered(mischief.oneOf(WHO), spec.name(), option, mischief.text()))
        .hasSizeLessThanOrEqualTo(25);
    assertThat(talk.shown(mischief.oneOf(WHO), Locale.FRENCH, spec.name() + " " + mischief.text()))
        .hasSizeLessThanOrEqualTo(25);
    assertThat(talk.shown(mischief.oneOf(WHO), Locale.ENGLISH, mischief.text()))
        .hasSizeLessThanOrEqualTo(25);
  }

  @Fuzzed
  void theLanguageOfTheCaller(@ForAll Random random) {
    Mischief mischief = new Mischief(random);
    CommandTexts texts = CommandTexts.in(Locale.forLanguageTag(mischief.text()));

    assertThat(texts.heading()).isNotBlank();
    assertThat(texts.described(mischief.oneOf(talk.commands().specs()))).isNotBlank();
  }
}
