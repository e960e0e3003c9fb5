package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.discord.fake.Permission;
import org.rapporteur.chat.discord.fake.Person;

/** What the operator is told of the channels as they change, and moderators once each. */
final class DiscordHealthTest {
  private static final String BOT = "Rapporteur";

  private final DiscordScene scene = new DiscordScene();
  private final Person owner = scene.discord.user("Olga");

  @AfterEach
  void closes() {
    scene.close();
  }

  private void awaitsProblem(String part) {
    scene.awaits(
        part + ", not " + scene.chat().problems(),
        () -> scene.chat().problems().stream().anyMatch(p -> p.contains(part)));
    assertThat(scene.chat().check().ok()).isFalse();
    assertThat(scene.chat().check().detail()).contains(part);
  }

  private void awaitsHealth() {
    scene.awaits("no problems", () -> scene.chat().problems().isEmpty());
    assertThat(scene.chat().check().ok()).isTrue();
  }

  private void awaitsWarnings(int count) {
    scene.awaits(count + " warnings", () -> warnings().size() == count);
  }

  private List<String> warnings() {
    return scene.discord.shown(scene.desk);
  }

  private int tries() {
    return scene.discord.calls("POST /channels/{channel_id}/messages").size();
  }

  @Test
  void aPermissionThatIsTakenAwayIsNamedAndModeratorsAreToldOnceUntilItBreaksAgain()
      throws Exception {
    scene.starts();
    awaitsHealth();
    scene.discord.setting().denies(scene.floor, BOT, Permission.ADD_REACTIONS);
    awaitsProblem(
        "the bot lacks 'Add Reactions' in #floor (discord:%s): give it to the bot's role"
            .formatted(scene.floor));
    awaitsWarnings(1);
    assertThat(warnings().get(0)).contains("I can't do my work", "'Add Reactions'", "#floor");

    scene.discord.setting().renames("desk", "town-hall-desk"); // looks again, tells nothing anew
    scene.stops();
    scene.starts();
    awaitsProblem("'Add Reactions'");
    scene.discord.setting().allows(scene.floor, BOT, Permission.ADD_REACTIONS);
    awaitsHealth();
    scene.discord.setting().denies(scene.floor, BOT, Permission.ADD_REACTIONS);
    awaitsWarnings(2);
    scene.discord.setting().allows(scene.floor, BOT, Permission.ADD_REACTIONS);
    awaitsHealth();

    scene
        .chat()
        .post(new Place.Channel(scene.ref(scene.desk)), Post.of("The floor is open."), "n1");
    assertThat(warnings()).hasSize(3).last().isEqualTo("The floor is open.");
    assertThat(owner.direct()).isEmpty();
  }

  @Test
  void aSourceThatWasDeletedIsToldOnceInTheModeratorsChannel() {
    scene.starts();
    awaitsHealth();
    scene.discord.setting().deletes(scene.floor);

    awaitsProblem("discord:%s is no channel the bot can see".formatted(scene.floor));
    awaitsWarnings(1);
    scene.stops();
    scene.starts();
    awaitsProblem("is no channel");
    assertThat(warnings()).hasSize(1);
  }

  @Test
  void whereTheModeratorsChannelDoesNotWorkTheServersOwnerIsTold() {
    scene.starts();
    awaitsHealth();
    scene.discord.setting().denies(scene.desk, BOT, Permission.SEND_MESSAGES);

    awaitsProblem("the bot lacks 'Send Messages' in #desk (discord:%s)".formatted(scene.desk));
    scene.awaits("a message to the owner", () -> owner.direct().size() == 1);
    assertThat(owner.direct().get(0).text()).contains("I can't do my work", "'Send Messages'");
    assertThat(warnings()).isEmpty();
    scene.discord.setting().denies(scene.floor, BOT, Permission.ADD_REACTIONS);
    scene.awaits("another message to the owner", () -> owner.direct().size() == 2);
  }

  @Test
  void anOwnerWhoTakesNoMessagesIsAskedOnce() {
    owner.closesDirectMessages(true);
    scene.starts();
    scene.discord.setting().denies(scene.desk, BOT, Permission.SEND_MESSAGES);
    awaitsProblem("'Send Messages'");
    scene.awaits("the try", () -> tries() == 1);
    scene.discord.setting().denies(scene.floor, BOT, Permission.ADD_REACTIONS);
    scene.awaits("a try for what is new", () -> tries() == 2);
    scene.stops();
    scene.starts();
    awaitsProblem("'Add Reactions'");

    assertThat(tries()).isEqualTo(2);
    assertThat(owner.direct()).isEmpty();
  }

  @Test
  void aModeratorsChannelThatWasDeletedIsToldToTheOwner() {
    scene.starts();
    awaitsHealth();
    scene.discord.setting().deletes(scene.desk);

    awaitsProblem("discord:%s is no channel the bot can see".formatted(scene.desk));
    scene.awaits("a message to the owner", () -> owner.direct().size() == 1);
  }

  @Test
  void aModeratorsChannelThatIsOpenToEverybodyMakesNobodyAModerator() {
    scene.discord.setting().allows(scene.desk, "@everyone", Permission.VIEW_CHANNEL);
    scene.starts();

    awaitsProblem("#desk (discord:%s) is open to everybody".formatted(scene.desk));
    scene.discord.setting().denies(scene.desk, "@everyone", Permission.VIEW_CHANNEL);
    awaitsHealth();
  }

  @Test
  void everyMissingPermissionIsNamedAtOnceAndARoleOnTheServerMendsThemAll() {
    scene.discord.setting().lets(BOT, Permission.VIEW_CHANNEL);
    scene
        .discord
        .setting()
        .lets("@everyone", Permission.VIEW_CHANNEL, Permission.USE_APPLICATION_COMMANDS);
    scene.starts();

    awaitsProblem(
        "the bot lacks 'Add Reactions', 'Read Message History', 'Create Public Threads',"
            + " 'Send Messages in Threads' in #floor");
    awaitsProblem(
        "the bot lacks 'Send Messages', 'Embed Links', 'Attach Files', 'Read Message History' in"
            + " #desk");
    scene
        .discord
        .setting()
        .lets(
            BOT,
            Permission.VIEW_CHANNEL,
            Permission.ADD_REACTIONS,
            Permission.SEND_MESSAGES,
            Permission.EMBED_LINKS,
            Permission.ATTACH_FILES,
            Permission.READ_MESSAGE_HISTORY,
            Permission.CREATE_PUBLIC_THREADS,
            Permission.SEND_MESSAGES_IN_THREADS);
    awaitsHealth();
  }

  @Test
  void aForumCantBeTheModeratorsChannel() {
    String forum = scene.discord.setting().forum("ideas");
    scene.heard.opens(scene.ref(scene.floor), scene.ref(forum), scene.clock.instant());
    scene.starts();

    awaitsProblem("#ideas (discord:%s) can't be used for moderators".formatted(forum));
  }

  @Test
  void aRenamedChannelIsCalledByItsNewName() {
    scene.discord.setting().denies(scene.floor, BOT, Permission.ADD_REACTIONS);
    scene.starts();
    awaitsProblem("#floor");
    scene.discord.setting().renames(scene.floor, "town-hall");

    awaitsProblem("#town-hall");
  }

  @Test
  void theInvitationInTheReadmeAsksForWhatIsNeeded() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains(
            "&scope=bot+applications.commands&permissions="
                + net.dv8tion.jda.api.Permission.getRaw(Checkup.INVITED));
  }
}
