package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.discord.fake.Message;
import org.rapporteur.chat.discord.fake.Person;

/** What people do in Discord's kinds of channels, as the sessions are told of it. */
final class DiscordEventsTest {
  private final DiscordScene scene = new DiscordScene();

  @AfterEach
  void closes() {
    scene.close();
  }

  private ChatEvent.Posted heard(String text) {
    scene.awaitsText(text);
    return scene.heard.heard(ChatEvent.Posted.class).stream()
        .filter(p -> p.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private <T extends ChatEvent> List<T> heard(Class<T> kind, int count) {
    scene.awaits(
        count + " of " + kind.getSimpleName(), () -> scene.heard.heard(kind).size() >= count);
    assertThat(scene.heard.heard(kind)).hasSize(count);
    return scene.heard.heard(kind);
  }

  @Test
  void everyKindOfChannelWithMessagesCanBeASource() {
    List<String> channels =
        List.of(
            scene.discord.setting().announcementChannel("news"),
            scene.discord.setting().voiceChannel("hall"),
            scene.discord.setting().stageChannel("podium"));
    channels.forEach(scene::opens);
    scene.starts();

    for (String channel : channels) {
      Message said = scene.ana.posts(channel, "Said in " + channel);
      assertThat(heard("Said in " + channel).message())
          .isEqualTo(new MessageRef(scene.ref(channel), said.id()));
    }
  }

  @Test
  void whatStandsInAMessagesThreadAnswersTheMessage() {
    scene.starts();
    Message asked = scene.says("Who pays?");
    Message below = scene.ben.postsBelow(asked, "The fund.");

    ChatEvent.Posted posted = heard("The fund.");
    assertThat(posted.message()).isEqualTo(scene.ref(below));
    assertThat(posted.message().channel()).isEqualTo(scene.ref(scene.floor));
    assertThat(posted.replyTo()).isEqualTo(scene.ref(asked));
  }

  @Test
  void aThreadOfTheChannelIsHeardAsTheChannelWithoutDiscordsNotices() {
    scene.starts();
    String water = scene.ana.startsThread(scene.floor, "Water");
    Message said = scene.ben.posts(water, "Who owns the springs?");

    assertThat(heard("Who owns the springs?").message()).isEqualTo(scene.ref(said));
    assertThat(scene.heard.texts()).containsExactly("Who owns the springs?");
  }

  @Test
  void aForumPostIsItsTitleAndItsFirstMessageWhichTheOthersAnswer() {
    String ideas = scene.discord.setting().forum("ideas");
    scene.opens(ideas);
    scene.starts();
    Message first = scene.ana.postsForum(ideas, "A bridge", "Who builds it?");
    scene.ben.posts(first.channel(), "The city.");

    ChatEvent.Posted post = heard("A bridge\nWho builds it?");
    assertThat(post.message())
        .isEqualTo(new MessageRef(scene.ref(ideas), first.channel() + "." + first.id()));
    assertThat(post.replyTo()).isNull();
    assertThat(heard("The city.").replyTo()).isEqualTo(post.message());
  }

  @Test
  void aThreadThatASessionNamesIsASourceByItself() {
    String water = scene.ana.startsThread(scene.discord.channel("lobby"), "Water");
    scene.opens(water);
    scene.starts();
    Message said = scene.ana.posts(water, "Who owns the springs?");

    assertThat(heard("Who owns the springs?").message())
        .isEqualTo(new MessageRef(scene.ref(water), said.id()));
  }

  @Test
  void repliesNameWhatTheyAnswerAndFilesAreNoted() {
    scene.starts();
    Message asked = scene.says("Who pays?");
    scene.ben.replies(asked, "The fund.");
    scene.ana.postsFiles(scene.floor, "Is this the last draft?", "draft.pdf", "map.png");
    scene.ana.postsFiles(scene.floor, "", "silent.pdf");

    assertThat(heard("The fund.").replyTo()).isEqualTo(scene.ref(asked));
    assertThat(heard("Is this the last draft?\n📎 draft.pdf\n📎 map.png").replyTo()).isNull();
    heard("📎 silent.pdf");
  }

  @Test
  void previewsAndNewThreadsAreNoEdits() {
    scene.starts();
    Message asked = scene.says("See https://un.org/");
    scene.discord.unfurls(asked);
    scene.ben.startsThread(asked, "The link");
    scene.ana.edits(asked, "See https://un.org/ please");
    scene.discord.unfurls(asked);
    scene.says("And now?");

    ChatEvent.Edited edited = heard(ChatEvent.Edited.class, 1).get(0);
    assertThat(edited.text()).isEqualTo("See https://un.org/ please");
    assertThat(edited.message()).isEqualTo(scene.ref(asked));
  }

  @Test
  void deletionsAreToldWhetherOneByOneOrManyAtOnce() {
    scene.starts();
    Message one = scene.says("1");
    Message two = scene.says("2");
    Message three = scene.says("3");
    Message below = scene.ben.postsBelow(two, "below");
    heard("below");
    scene.ben.deletes(below);
    scene.mod.deletesAll(one, three);

    assertThat(heard(ChatEvent.Deleted.class, 3))
        .extracting(ChatEvent.Deleted::message)
        .containsExactly(scene.ref(below), scene.ref(one), scene.ref(three));
  }

  @Test
  void aDeletedThreadTakesItsMessagesAlongAndNoOthers() {
    scene.starts();
    Message asked = scene.says("Who pays?");
    Message first = scene.ben.postsBelow(asked, "The fund.");
    Message second = scene.ben.postsBelow(asked, "Or the bank.");
    heard("Or the bank.");
    scene.discord.setting().deletes(first.channel());

    assertThat(heard(ChatEvent.Deleted.class, 2))
        .extracting(ChatEvent.Deleted::message)
        .containsExactlyInAnyOrder(scene.ref(first), scene.ref(second));
    scene.says("And now?");
    assertThat(scene.heard.heard(ChatEvent.Deleted.class)).hasSize(2);
  }

  @Test
  void reactionsComeAndGoAndAreClearedForEverybodyWhoMadeThem() {
    scene.starts();
    Message asked = scene.says("Who pays?");
    scene.ben.reacts(asked, "👍🏽");
    scene.mod.reacts(asked, "👍🏽");
    scene.mod.reacts(asked, "🎉");
    scene.ben.takesBack(asked, "👍🏽");
    scene.ben.reacts(asked, "🎉");
    heard(ChatEvent.Reacted.class, 5);
    scene.mod.clearsReactions(asked, "🎉");
    heard(ChatEvent.Reacted.class, 7);
    scene.mod.clearsReactions(asked);

    String ben = scene.ben.id();
    String mod = scene.mod.id();
    List<ChatEvent.Reacted> all = heard(ChatEvent.Reacted.class, 8);
    assertThat(all).allSatisfy(r -> assertThat(r.message()).isEqualTo(scene.ref(asked)));
    assertThat(all.subList(0, 5))
        .extracting(r -> r.author().user().id(), ChatEvent.Reacted::emoji, ChatEvent.Reacted::added)
        .containsExactly(
            tuple(ben, "👍", true),
            tuple(mod, "👍", true),
            tuple(mod, "🎉", true),
            tuple(ben, "👍", false),
            tuple(ben, "🎉", true));
    assertThat(all.subList(5, 8))
        .extracting(r -> r.author().user().id(), ChatEvent.Reacted::emoji, ChatEvent.Reacted::added)
        .containsExactlyInAnyOrder(
            tuple(ben, "🎉", false), tuple(mod, "🎉", false), tuple(mod, "👍", false));
    assertThat(scene.heard.heard(scene.ref(scene.floor)))
        .singleElement()
        .satisfies(
            standing ->
                assertThat(standing.reactions().values()).allSatisfy(e -> assertThat(e).isEmpty()));
  }

  @Test
  void ofProgramsOnlyThoseThatTheSettingsNameAreHeard() {
    Person bridge = scene.discord.bot("Bridge");
    Person form = scene.discord.webhook("Form");
    Person noise = scene.discord.bot("Noise");
    scene.hearing(bridge, form).starts();
    noise.posts(scene.floor, "Build 12 passed.");
    scene.discord.webhook("Feed").posts(scene.floor, "News of the day.");
    bridge.posts(scene.floor, "Who pays?");
    form.posts(scene.floor, "Who decides?");
    noise.reacts(scene.says("Who hosts?"), "👍");
    scene.says("And now?");

    assertThat(scene.heard.texts())
        .containsExactly("Who pays?", "Who decides?", "Who hosts?", "And now?");
    assertThat(heard("Who pays?").author().bot()).isFalse();
    assertThat(heard("Who decides?").author().bot()).isFalse();
    assertThat(heard("Who decides?").author().name()).isEqualTo("Form");
    assertThat(scene.heard.heard(ChatEvent.Reacted.class)).isEmpty();
  }

  @Test
  void nothingIsToldOfChannelsThatNoSessionNamesNorOfWhatIsSaidToTheBotAlone() {
    String lobby = scene.discord.channel("lobby");
    scene.starts();
    Message elsewhere = scene.ana.posts(lobby, "Lunch?");
    scene.ana.edits(elsewhere, "Lunch at noon?");
    scene.ben.reacts(elsewhere, "👍");
    scene.ben.postsBelow(elsewhere, "Yes.");
    scene.ana.clearsReactions(elsewhere);
    scene.ana.deletes(elsewhere);
    scene.ana.whispers("In secret");
    scene.says("Who pays?");

    assertThat(scene.heard.heard()).hasSize(1);
    assertThat(scene.heard.unreadables()).isEmpty();
  }

  @Test
  void peopleAreCalledByTheNameThatTheServerShows() {
    scene.starts();
    scene.ana.takesNickname("Ana (Geneva)");
    scene.ben.takesGlobalName("Ben Okri");
    scene.mod.takesGlobalName(null);
    scene.ana.posts(scene.floor, "1");
    scene.ben.posts(scene.floor, "2");
    scene.mod.posts(scene.floor, "3");

    assertThat(heard("1").author().name()).isEqualTo("Ana (Geneva)");
    assertThat(heard("2").author().name()).isEqualTo("Ben Okri");
    assertThat(heard("3").author().name()).isEqualTo("mod");
  }

  @Test
  void whatDiscordSaysByItselfIsNotHeard() {
    scene.starts();
    Message asked = scene.says("Who pays?");
    for (int type : new int[] {6, 7, 8, 12, 46}) { // pinned, joined, boosted, followed, poll over
      scene.discord.network().sendsRaw("MESSAGE_CREATE", scene.told(asked, type, 1_000 + type));
    }
    scene.says("And now?");

    assertThat(scene.heard.texts()).containsExactly("Who pays?", "And now?");
    assertThat(scene.heard.unreadables()).isEmpty();
  }

  @Test
  void aChannelThatWasRenamedStaysASourceAndALateThreadToo() {
    scene.starts();
    scene.discord.setting().renames(scene.floor, "town-hall");
    String thread = scene.ana.startsThread(scene.floor, "Water");
    scene.ana.posts(thread, "First");
    heard("First");
    scene.discord.setting().archives(thread, true);
    scene.ana.posts(thread, "It woke up");

    assertThat(heard("It woke up").message().channel()).isEqualTo(scene.ref(scene.floor));
  }
}
