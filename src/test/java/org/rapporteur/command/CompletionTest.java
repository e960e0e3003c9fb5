package org.rapporteur.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CompletionTest {
  private final Conversation talk =
      Conversation.inAnOpenSession()
          .says("Amina", "Who pays for the training?")
          .says("Luis", "Which rights are protected?")
          .says("Amina", "Who audits?");

  private List<String> line(String who, String typed) {
    return talk.offered(who, "floor", "", typed);
  }

  @Test
  void commandsAreOfferedByTheirBeginningToThoseWhoMayCallThem() {
    assertThat(line("Mo", "floor f")).containsExactly("floor forget-me ", "floor flag ");
    assertThat(line("Mo", "/fl")).contains("floor flag ").doesNotContain("ask ");
    assertThat(line("Mo", "/floor op")).containsExactly("floor open ");
    assertThat(line("Mo", "dis")).containsExactly("floor dismiss ", "floor theme dismiss ");
    assertThat(line("Amina", "")).contains("ask ", "floor mine").doesNotContain("floor flag ");
    assertThat(line("Amina", "floor flag ")).isEmpty();
  }

  @Test
  void aLineIsCompletedWordByWord() {
    assertThat(line("Mo", "floor flag "))
        .containsExactly("floor flag 1 ", "floor flag 2 ", "floor flag 3 ");
    assertThat(line("Mo", "floor flag 2")).containsExactly("floor flag 2 ");
    assertThat(line("Mo", "floor flag 2 "))
        .containsExactly("floor flag 2 Keiko Tanaka ", "floor flag 2 Omar Haddad ");
    assertThat(line("Mo", "floor flag 2 om")).containsExactly("floor flag 2 Omar Haddad ");
    assertThat(line("Mo", "floor flag 2 Keiko Ta")).containsExactly("floor flag 2 Keiko Tanaka ");
    assertThat(line("Mo", "floor flag 2 Keiko Tanaka please")).isEmpty();
    assertThat(line("Mo", "floor list "))
        .contains("floor list new ", "floor list topic ", "floor list top ");
    assertThat(line("Mo", "floor list topic hu")).containsExactly("floor list topic human-rights ");
    assertThat(line("Mo", "floor tag 1 +hu")).containsExactly("floor tag 1 +human-rights ");
    assertThat(line("Mo", "floor extend ")).contains("floor extend 10m ");
  }

  @Test
  void valuesOfOneOptionAreOfferedBestFirst() {
    assertThat(talk.offered("Mo", "floor flag", "item", "")).containsExactly("1", "2", "3");
    assertThat(talk.offered("Mo", "floor flag", "item", "rights")).containsExactly("2");
    assertThat(talk.offered("Mo", "floor flag", "speaker", "kieko"))
        .containsExactly("Keiko Tanaka");
    assertThat(talk.offered("Mo", "floor open", "topics", "c"))
        .containsExactly("climate", "cybercrime-convention");
    assertThat(talk.offered("Mo", "floor tag", "topics", "+human-rights -da"))
        .containsExactly("+human-rights -data-protection");
  }

  @Test
  void whatIsOfferedIsExplainedInTheLanguageOfWhoTypes() {
    assertThat(talk.shown("Mo", Locale.FRENCH, "floor defer"))
        .containsExactly("/floor defer N — Remet une contribution à plus tard");
    assertThat(talk.shown("Mo", Locale.FRENCH, "floor list "))
        .contains("nouvelles", "topic — seulement ce qui s’y rapporte");
    assertThat(talk.shown("Mo", Locale.ENGLISH, "floor list "))
        .contains("new", "topic — only what carries it");
  }

  @Test
  void onlyItemsACommandSuitsAreOffered() {
    talk.types("Mo", "/floor dismiss 2 off topic");
    talk.types("Mo", "/floor flag 1 Keiko");

    assertThat(talk.offered("Mo", "floor restore", "item", "")).containsExactly("2");
    assertThat(talk.offered("Mo", "floor flag", "item", "")).containsExactly("3");
    assertThat(talk.offered("Mo", "floor unmerge", "item", "")).isEmpty();
    assertThat(talk.offered("Amina", "floor withdraw", "item", "")).containsExactly("1", "3");
    assertThat(talk.offered("Amina", "floor flag", "item", "")).isEmpty();
  }

  @Test
  void atMostTwentyFiveAreOffered() {
    for (int i = 0; i < 40; i++) {
      talk.says("Zoe", "Question " + i + "?");
    }
    assertThat(talk.offered("Mo", "floor flag", "item", "")).hasSize(25);
    assertThat(talk.offered("Mo", "floor flag", "item", "4").subList(0, 3))
        .containsExactly("4", "40", "41");
  }
}
