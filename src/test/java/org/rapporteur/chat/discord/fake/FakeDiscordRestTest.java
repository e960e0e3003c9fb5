package org.rapporteur.chat.discord.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapporteur.chat.fake.Fault;

/** The real JDA against the local Discord: what the bot sends, and what Discord refuses. */
class FakeDiscordRestTest {
  private static final String POST = "POST /channels/{channel_id}/messages";

  private final FakeDiscord discord = new FakeDiscord(Clock.systemUTC());
  private final String floor = discord.channel("floor");
  private final Person ana = discord.user("Ana");
  private final JDA jda = Wiring.builder(discord, FakeDiscord.TOKEN).build();

  @BeforeEach
  void start() throws InterruptedException {
    MessageRequest.setDefaultMentions(EnumSet.noneOf(MentionType.class));
    MessageRequest.setDefaultMentionRepliedUser(false);
    discord.isStrictWithItself();
    jda.awaitReady();
  }

  @AfterEach
  void close() {
    jda.shutdownNow();
    discord.close();
  }

  private TextChannel floor() {
    return Objects.requireNonNull(jda.getTextChannelById(floor));
  }

  private static int codeOf(RestAction<?> action) {
    return action.submit().handle((done, error) -> error == null ? 0 : codeOf(error)).join();
  }

  private static int codeOf(Throwable error) {
    return error instanceof ErrorResponseException e
        ? e.getErrorCode()
        : codeOf(Objects.requireNonNull(error.getCause()));
  }

  @Test
  void showsWhatIsSentChangedAndTakenBack() {
    var sent =
        floor()
            .sendMessage("Hello \\*all\\*")
            .addEmbeds(new EmbedBuilder().setTitle("Water").addField("Why", "12", true).build())
            .complete();
    assertThat(discord.shown("floor")).containsExactly("Hello *all*\nWater\nWhy\n12");
    sent.editMessage("Bye").setAllowedMentions(Set.of()).complete();
    sent.addReaction(Emoji.fromUnicode("👍")).complete();
    Message seen = discord.message(sent.getId()).orElseThrow();
    assertThat(seen.text()).startsWith("Bye");
    assertThat(discord.reactors(seen, "👍")).containsExactly(discord.botUser());
    assertThat(sent.retrieveReactionUsers(Emoji.fromUnicode("👍")).complete()).hasSize(1);
    sent.removeReaction(Emoji.fromUnicode("👍")).complete();
    sent.delete().complete();
    assertThat(discord.shown("floor")).isEmpty();
    assertThat(discord.violations()).isEmpty();
  }

  @Test
  void takesFilesWithTheirBytes() {
    floor()
        .sendMessage("The report")
        .addFiles(FileUpload.fromData("# Report".getBytes(StandardCharsets.UTF_8), "report.md"))
        .complete();
    assertThat(discord.filesIn("floor"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.name()).isEqualTo("report.md");
              assertThat(f.content()).asString().isEqualTo("# Report");
            });
    assertThat(discord.violations()).isEmpty();
  }

  @Test
  void repliesAndStartsThreads() {
    Message question = ana.posts("floor", "Why?");
    floor().sendMessage("Because").setMessageReference(question.id()).complete();
    var thread = floor().createThreadChannel("Answer", question.id()).complete();
    thread.sendMessage("In the thread").complete();
    assertThat(discord.below(question)).containsExactly("In the thread");
    assertThat(codeOf(floor().createThreadChannel("Again", question.id()))).isEqualTo(160004);
    var active = floor().getGuild().retrieveActiveThreads().complete();
    assertThat(active).extracting(t -> t.getName()).containsExactly("Answer");
    discord.setting().archives("Answer", true);
    assertThat(floor().retrieveArchivedPublicThreadChannels().complete()).hasSize(1);
    assertThat(discord.violations()).isEmpty();
  }

  @Test
  void triesAgainAfterA429OnARoute() {
    discord.fails(POST, 1, Fault.rateLimited(1));
    floor().sendMessage("late").complete();
    assertThat(discord.calls(POST)).extracting(RestCall::status).containsExactly(429, 200);
    assertThat(discord.badAnswers()).isEqualTo(1);
    assertThat(discord.shown("floor")).containsExactly("late");
  }

  @Test
  void triesAgainAfterAGlobal429AndAServerError() {
    discord.fails(POST, 1, Fault.rateLimitedGlobally(1));
    discord.fails(POST, 1, Fault.serverError());
    CompletableFuture<?> sent = floor().sendMessage("late").submit();
    sent.exceptionally(e -> null).join();
    assertThat(discord.calls(POST)).extracting(RestCall::status).startsWith(429, 500);
  }

  @Test
  void countsABucketPerChannel() {
    discord.limits(POST, 2, Duration.ofSeconds(1));
    IntStream.range(0, 5).forEach(i -> floor().sendMessage("m" + i).complete());
    assertThat(discord.shown("floor")).hasSize(5);
    assertThat(discord.badAnswers()).isZero();
  }

  @Test
  void carriesOutWhatItsAnswerIsLostOfAndDropsTheSecondByItsNonce() {
    discord.fails(POST, 1, Fault.answerLost());
    assertThatThrownBy(() -> floor().sendMessage("once").setNonce("n1").complete())
        .isInstanceOf(RuntimeException.class);
    floor().sendMessage("once").setNonce("n1").complete();
    assertThat(discord.calls(POST)).hasSize(2);
    assertThat(discord.shown("floor")).containsExactly("once");
  }

  @Test
  void namesWhatIsMissing() {
    Message message = ana.posts("floor", "Why?");
    var action = floor().sendMessage("x");
    var reaction = floor().addReactionById(message.id(), Emoji.fromUnicode("👍"));
    var editing = floor().editMessageById(message.id(), "mine");
    var gone = floor().retrieveMessageById("123");
    var channel = floor();
    discord
        .setting()
        .denies("floor", "Rapporteur", Permission.SEND_MESSAGES, Permission.ADD_REACTIONS);
    assertThat(codeOf(action)).isEqualTo(50013);
    assertThat(codeOf(reaction)).isEqualTo(50013);
    assertThat(codeOf(editing)).isEqualTo(50005);
    assertThat(codeOf(gone)).isEqualTo(10008);
    discord.setting().denies("floor", "Rapporteur", Permission.VIEW_CHANNEL);
    assertThat(codeOf(action)).isEqualTo(50001);
    discord.setting().deletes("floor");
    assertThat(codeOf(action)).isEqualTo(10003);
    assertThat(channel.getName()).isEqualTo("floor");
    assertThat(discord.violations()).isEmpty();
  }

  @Test
  void refusesOnDemand() {
    discord.fails(POST, 1, Fault.error("50013"));
    assertThat(codeOf(floor().sendMessage("x"))).isEqualTo(50013);
  }

  @Test
  void writesToAPersonUnlessTheyLetNobody() {
    jda.retrieveUserById(ana.id())
        .flatMap(u -> u.openPrivateChannel())
        .flatMap(c -> c.sendMessage("Collected"))
        .complete();
    assertThat(ana.direct()).extracting(Message::text).containsExactly("Collected");
    ana.closesDirectMessages(true);
    var again = jda.openPrivateChannelById(ana.id()).flatMap(c -> c.sendMessage("More"));
    assertThat(codeOf(again)).isEqualTo(50007);
  }

  @Test
  void knowsMembersAndTheModeratorsChannel() {
    discord.setting().privateChannel("moderators", "Moderators");
    Person mo = discord.user("Mo");
    mo.joins("Moderators");
    mo.takesNickname("Mo (chair)");
    assertThat(discord.setting().permissions("moderators", mo)).contains(Permission.VIEW_CHANNEL);
    assertThat(discord.setting().permissions("moderators", ana)).isEmpty();
    discord.awaits("the role", () -> !jda.getRolesByName("Moderators", false).isEmpty());
    var member = floor().getGuild().retrieveMemberById(mo.id()).complete();
    assertThat(member.getEffectiveName()).isEqualTo("Mo (chair)");
    assertThat(member.getRoles()).extracting(r -> r.getName()).containsExactly("Moderators");
  }

  @Test
  void refusesAWrongToken() {
    assertThatThrownBy(() -> Wiring.builder(discord, "MTA1.fake.wrong").build())
        .isInstanceOf(InvalidTokenException.class);
    assertThat(discord.badAnswers()).isEqualTo(1);
  }

  @Test
  void endsTheConnectionOfARevokedToken() throws InterruptedException {
    discord.revokesToken();
    assertThat(jda.awaitShutdown(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void refusesWordsToAnAppThatMayNotReadThem() {
    discord.setting().mayReadContent(false);
    JDA refused = Wiring.builder(discord, FakeDiscord.TOKEN).build();
    assertThatThrownBy(refused::awaitReady).hasMessageContaining("shutdown");
    assertThat(refused.getStatus()).isEqualTo(JDA.Status.SHUTDOWN);
  }

  @Test
  void catchesAMentionThatCallsAndALinkThatHides() {
    floor().sendMessage("Hi <@" + ana.id() + ">").complete();
    floor().sendMessage("[here](https://example.org)").complete();
    floor().sendMessage("x").setAllowedMentions(Set.of(MentionType.USER)).complete();
    floor().sendMessage("Hi \\<@" + ana.id() + ">").complete();
    assertThat(discord.violations()).hasSize(3);
    assertThat(discord.violations().get(0)).contains("a live mention");
    assertThat(discord.violations().get(2)).contains("call somebody");
  }

  @Test
  void catchesWhatIsNotInDiscordsDescription() throws Exception {
    Assumptions.assumeTrue(discord.isDescribed());
    var request =
        HttpRequest.newBuilder(
                URI.create(discord.apiUrl() + "/channels/" + floor + "/messages?x=1"))
            .header("Authorization", "Bot " + FakeDiscord.TOKEN)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"content\": 7, \"allowed_mentions\": {\"parse\": []}}"))
            .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("50035");
    assertThat(discord.violations()).hasSize(2).anyMatch(v -> v.contains("content"));
  }
}
