package org.rapporteur.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the floor speaks of beside its topics, from its rise to a topic of the session. */
class ThemesTest {
  private final Conversation talk = Conversation.readInEarnest();

  private void ordinaryChat() {
    talk.says("Ana", "The agenda of this afternoon was sent round by the secretariat yesterday")
        .minutes(2)
        .says("Bo", "Can the interpreters come a little closer to the microphone?")
        .minutes(2)
        .says("Cy", "We look forward to the statement of the chair after the coffee break")
        .minutes(2);
  }

  private void speakOfSpyware() {
    talk.says("Dee", "What about commercial spyware sold to governments?")
        .says("Eli", "Our members were targeted with commercial spyware last year")
        .minutes(1)
        .says("Fay", "Does the draft say anything on commercial spyware?")
        .says("Gus", "Export of commercial spyware must be dealt with")
        .minutes(1)
        .looks();
  }

  @Test
  void whatThreePeopleSpeakOfIsATheme() {
    ordinaryChat();
    speakOfSpyware();

    talk.types("Mo", "floor theme list").isTold("t1 commercial spyware — new · 4 people · #4–#7");
  }

  @Test
  void oneLoudVoiceIsNone() {
    ordinaryChat();
    for (int i = 0; i < 6; i++) {
      talk.says("Dee", "Please speak of commercial spyware at last, point " + i);
    }
    talk.looks();

    talk.types("Mo", "floor theme list").isTold("No theme yet");
  }

  @Test
  void itKeepsItsIdAndGrows() {
    ordinaryChat();
    speakOfSpyware();
    talk.minutes(2).says("Hal", "Who sells that commercial spyware?").looks();

    talk.types("Mo", "floor theme list").isTold("t1 ", "5 people").isNotTold("t2 ");
  }

  @Test
  void itStandsInTheDigestWithItsButtons() {
    ordinaryChat();
    speakOfSpyware();

    assertThat(talk.types("Mo", "floor digest").then().postsTo(Conversation.MODERATORS))
        .anySatisfy(post -> assertThat(post).contains("Themes", "t1 commercial spyware"));
  }

  @Test
  void moderatorsMakeItATopicThatItsItemsCarryAndNewOnesToo() {
    ordinaryChat();
    speakOfSpyware();

    talk.types("Mo", "floor theme confirm t1 as Spyware").isTold("t1 is the topic spyware now");
    talk.says("Hal", "Is commercial spyware a weapon?");

    assertThat(talk.state().topics(talk.item(4))).containsExactly("spyware");
    assertThat(talk.state().topics(talk.item(8))).containsExactly("spyware");
    assertThat(talk.state().topics(talk.item(1))).isEmpty();
    talk.minutes(1).looks();
    talk.types("Mo", "floor theme list").isTold("No theme yet");
    talk.types("Mo", "floor list topic spyware").isTold("5 items");
  }

  @Test
  void whatAModeratorTookAwayNoThemeBringsBack() {
    ordinaryChat();
    speakOfSpyware();
    talk.types("Mo", "floor theme confirm t1 as Spyware");
    talk.types("Mo", "floor tag 4 -spyware");
    talk.types("Mo", "floor topic add Spyware keywords commercial spyware, spyware")
        .isTold("3 items of this session carry it.");

    assertThat(talk.state().topics(talk.item(4))).isEmpty();
    assertThat(talk.state().topics(talk.item(5))).containsExactly("spyware");
  }

  @Test
  void aConfirmedTopicCanBeTakenBack() {
    ordinaryChat();
    speakOfSpyware();
    talk.types("Mo", "floor theme confirm t1 as Spyware");

    talk.types("Ana", "floor topic remove spyware").isTold("Topic spyware is off");

    assertThat(talk.state().topics(talk.item(4))).isEmpty();
    talk.types("Mo", "floor theme list").isTold("t1 ");
  }

  @Test
  void itIsRenamedDismissedAndRestored() {
    ordinaryChat();
    speakOfSpyware();

    talk.types("Mo", "floor theme rename t1 Spyware trade").isTold("Spyware trade");
    talk.types("Mo", "floor theme dismiss spyware trade").isTold("t1 is dismissed.");
    talk.minutes(1).says("Hal", "Commercial spyware again?").looks();
    talk.types("Mo", "floor theme list").isTold("No theme yet");
    talk.types("Mo", "floor theme confirm t1")
        .isRefused("Theme t1 is dismissed. /floor theme restore t1 brings it back.");
    talk.types("Mo", "floor theme restore t1").isTold("Spyware trade");
    talk.types("Mo", "floor theme list").isTold("Spyware trade");
  }

  @Test
  void itGoesWithThePeopleBehindIt() {
    ordinaryChat();
    speakOfSpyware();
    talk.types("Dee", "floor forget-me yes");
    talk.types("Mo", "floor theme list").isTold("3 people");

    talk.types("Eli", "floor forget-me yes");

    talk.types("Mo", "floor theme list").isTold("No theme yet").isNotTold("spyware");
    talk.types("Mo", "floor theme dismiss t1")
        .isRefused("There is no theme 't1'. There is none here. Write: /floor theme dismiss THEME");
  }

  @Test
  void aTopicIsAddedForThisSessionAndFoundInWhatWasSaid() {
    talk.says("Dee", "Will ransomware be covered?").says("Eli", "Who pays for interpreters?");

    talk.types("Mo", "floor topic add Extortion keywords ransomware, extortion")
        .isTold("Extortion (extortion) is on: 1 item of this session carries it.");
    talk.says("Fay", "Is extorsion by ransomware a crime?");

    assertThat(talk.state().topics(talk.item(1))).containsExactly("extortion");
    assertThat(talk.state().topics(talk.item(2))).isEmpty();
    assertThat(talk.state().topics(talk.item(3))).containsExactly("extortion");
    talk.types("Mo", "floor topic add nothing keywords +++")
        .isRefused("'+++' is too much. Write: /floor topic add NAME [keywords A,B]");
  }
}
