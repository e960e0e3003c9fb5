package org.rapporteur.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.CommandSpec;
import org.rapporteur.chat.Role;
import org.rapporteur.chat.UserRef;
import org.rapporteur.session.Session;
import org.rapporteur.session.SessionFixture;

class OrganisersTest {
  private final Conversation talk = Conversation.beforeAnySession();

  @Test
  void aModeratorOpensASessionAndIsItsOrganiser() {
    talk.types(
            "Mo",
            "/floor open Panel on topics of the day topics climate ends 1h30m speakers Ana Ruiz,Bo")
        .isTold(
            "\"Panel on topics of the day\" is open: its channels are collected from now.",
            "It ends in 1 h 30 min, at 11:30 UTC.",
            "Topics: climate.",
            "Speakers: Ana Ruiz, Bo.");

    Session session = talk.state().session();
    assertThat(session.title()).isEqualTo("Panel on topics of the day");
    assertThat(session.topics()).extracting(Session.TopicLabel::id).containsExactly("finance");
    assertThat(session.speakers()).containsExactly("Ana Ruiz", "Bo");
    talk.says("Amina", "Who pays?").types("Amina", "/floor mine").isTold("#1 Who pays?");

    talk.types("Ana", "/floor close")
        .isRefused("/floor close is for the session's organisers: Mo, who opened it.");
    talk.types("Ana", "/floor extend 10m")
        .isRefused("/floor extend is for the session's organisers: Mo, who opened it.");
    talk.types("Mo", "/floor close").isTold("\"Panel on topics of the day\" is closed.");
  }

  @Test
  void openingGoesWrongHelpfully() {
    String form = " Write: /floor open TITLE [topics SET] [ends 10m] [speakers A,B]";
    talk.types("Mo", "/floor open").isRefused("The title is missing." + form);
    talk.types("Mo", "/floor open Panel topics climte")
        .isRefused("There is no topic set 'climte'. Did you mean climate?" + form);
    talk.types("Amina", "/floor open Panel")
        .isRefused("/floor open is for moderators: for whoever is in the moderator channel.");
    talk.typesIn(Conversation.FLOOR, "Mo", "/floor open Panel")
        .isRefused(
            "The configuration has no session with this moderator channel: a session is opened in"
                + " one it knows.");
  }

  @Test
  void oneSessionAtATimeIsOpenInAChannel() {
    talk.types("Mo", "/floor open Morning").again().isTold("\"Morning\" is open");
    talk.types("Mo", "/floor open Afternoon")
        .isRefused("\"Morning\" is open here. /floor close closes it.");
    talk.types("Ana", "/floor open Afternoon")
        .isRefused("\"Morning\" is open here. /floor close closes it.");

    talk.types("Mo", "/floor close").then().minutes(1);
    talk.types("Ana", "/floor open Afternoon").isTold("\"Afternoon\" is open");
  }

  @Test
  void theTimeBoxIsExtendedFromItsEndOrFromNow() {
    talk.types("Mo", "/floor open Panel").isTold("It ends with /floor close.");
    talk.types("Mo", "/floor extend 10").isTold("The session ends in 10 min, at 10:10 UTC now.");
    talk.minutes(4);
    talk.types("Mo", "/floor extend 1h").again().isTold("The session ends in 1 h 6 min");
    assertThat(talk.state().session().endsAt())
        .isEqualTo(SessionFixture.OPENS.plus(Duration.ofMinutes(70)));
    talk.types("Mo", "/floor extend soon")
        .isRefused("'soon' is no duration: it takes 90, 10m or 1h30m. Write: /floor extend 10m");
    talk.types("Mo", "/floor extend ١٥m").isTold("at 11:25 UTC");
  }

  @Test
  void closingHandsTheFinalDigestToTheOrganisers() {
    talk.types("Mo", "/floor open Panel").then().says("Amina", "Who pays?");

    talk.types("Mo", "/floor close")
        .isTold("\"Panel\" is closed. Its final digest, of 1 item, goes to the organisers.")
        .again()
        .isTold("\"Panel\" is closed.");
    assertThat(talk.postsTo(Conversation.ORGANISERS)).hasSize(1);
    talk.types("Mo", "/floor close").isRefused("\"Panel\" is closed already.");
  }

  @Test
  void aClosedSessionIsReadAnsweredInWritingAndNotedAndNothingElse() {
    talk.types("Mo", "/floor open Panel").then().says("Amina", "Who pays?");
    talk.types("Mo", "/floor close");

    for (String line :
        new String[] {
          "flag 1", "live 1", "not-reached 1", "defer 1", "dismiss 1 no", "restore 1", "merge 1 1",
          "unmerge 1", "tag 1 +human-rights", "promote 1", "add Why?", "undo", "digest", "extend 5"
        }) {
      talk.types("Mo", "/floor " + line)
          .isRefused(
              "The session \"Panel\" is closed: /floor %s is for an open one."
                  .formatted(line.replaceFirst(" .*", "")));
    }
    talk.types("Mo", "/floor answered 1 The fund does.").isTold("#1 answered in writing.");
    talk.types("Mo", "/floor answered 1")
        .isRefused("The session \"Panel\" is closed: after it, items are answered in writing.");
    talk.types("Mo", "/floor note 1 sent by mail").isTold("#1 noted.");
    talk.types("Mo", "/floor list").isTold("#1");
    talk.types("Mo", "/floor show 1").isTold("sent by mail");
    talk.types("Mo", "/floor stats").isTold("questions 1");
    talk.types("Mo", "/floor queue").isTold("Nothing is flagged.");
    talk.types("Amina", "/floor mine").isTold("answered: The fund does.");
  }

  @Test
  void everyModeratorIsOrganiserOfASessionThatOpenedByItselfAndNamesNobody() {
    Conversation.inAnOpenSession().types("Ana", "/floor extend 10m").isTold("in 10 min");
  }

  @Test
  void organisersNamedInTheConfigurationAloneCloseASessionThatOpenedByItself() {
    Conversation named = Conversation.inAnOpenSession(organisedBy("Ana"));

    named
        .types("Mo", "/floor close")
        .isRefused("/floor close is for the session's organisers: those its configuration names.");
    named.types("Ana", "/floor close").isTold("is closed");
  }

  @Test
  void attendeesAreRefusedEveryOtherCommand() {
    talk.types("Mo", "/floor open Panel");
    for (CommandSpec spec : talk.commands().specs()) {
      if (spec.role() == Role.MODERATOR) {
        talk.types("Amina", "/" + spec.name())
            .isRefused(
                "/%s is for moderators: for whoever is in the moderator channel."
                    .formatted(spec.name()));
      } else if (spec.role() == Role.ORGANISER && !spec.name().equals("floor open")) {
        talk.types("Amina", "/" + spec.name())
            .isRefused(
                "/%s is for the session's organisers: the moderator who opened it."
                    .formatted(spec.name()));
      }
    }
  }

  @Test
  void withoutASessionModeratorsAreToldHowToOpenOne() {
    talk.types("Mo", "/floor list")
        .isRefused("There is no session here. /floor open TITLE opens one.");
    talk.types("Amina", "/floor mine")
        .isRefused("There is no session here. Its moderators open it.");
  }

  @Test
  void moderatorsCommandFromTheFloorAsWell() {
    talk.types("Mo", "/floor open Panel").then().says("Amina", "Who pays?");
    talk.typesIn(Conversation.FLOOR, "Mo", "/floor flag 1 Omar")
        .isTold("#1 flagged to Omar Haddad");
  }

  private static Session organisedBy(String who) {
    Session s = new SessionFixture().session();
    UserRef organiser = Conversation.author(who).user();
    return new Session(
        s.id(),
        s.title(),
        s.opensAt(),
        s.endsAt(),
        s.sources(),
        s.moderatorChannel(),
        s.organiserChannel(),
        s.topicSet(),
        s.topics(),
        s.speakers(),
        s.attribution(),
        s.language(),
        Set.of(organiser));
  }
}
