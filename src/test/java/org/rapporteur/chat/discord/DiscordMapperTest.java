package org.rapporteur.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.UserSnowflake;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.emoji.EmojiUnion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapporteur.chat.Author;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatEvent;
import org.rapporteur.chat.ChatEvent.Deleted;
import org.rapporteur.chat.ChatEvent.Edited;
import org.rapporteur.chat.ChatEvent.Posted;
import org.rapporteur.chat.ChatEvent.Reacted;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Presence;

final class DiscordMapperTest {
  private static final Instant AT = Instant.parse("2025-03-10T09:46:40.123Z");
  private static final long ID = DiscordServer.snowflake(AT);
  private static final ChannelRef FLOOR = Refs.channel(DiscordServer.FLOOR);
  private static final MessageRef MESSAGE = new MessageRef(FLOOR, Long.toString(ID));
  private static final Author MARIA = Author.named(Refs.user(2), "maria");
  private static final String ASKED = "{\"content\":\"Who pays for it?\"}";
  private static final String BEN = "{\"id\":\"3\",\"username\":\"ben\",\"discriminator\":\"0\"}";
  private static final String SELF =
      "{\"id\":\"1\",\"username\":\"rapporteur\",\"discriminator\":\"0\",\"bot\":true}";
  private static final String BOT =
      "{\"id\":\"5\",\"username\":\"relay\",\"discriminator\":\"0\",\"bot\":true}";

  private final DiscordServer server = new DiscordServer();
  private final Sessions sessions = new Sessions();
  private final Mapper mapper = new Mapper(sessions);

  /** A session on the floor and the forum, with a bot and a webhook that speak for people. */
  private static final class Sessions implements Mapper.Directory {
    Set<Long> named = Set.of(DiscordServer.FLOOR, DiscordServer.FORUM, DiscordServer.STAGE);

    @Override
    public Optional<ChannelRef> named(Channel channel) {
      long parent =
          channel instanceof ThreadChannel thread
              ? thread.getParentChannel().getIdLong()
              : channel.getIdLong();
      return named.contains(channel.getIdLong())
          ? Optional.of(Refs.channel(channel.getIdLong()))
          : Optional.of(parent).filter(named::contains).map(Refs::channel);
    }

    @Override
    public boolean isSelf(long userId) {
      return userId == DiscordServer.US;
    }

    @Override
    public boolean speaks(long botOrWebhookId) {
      return botOrWebhookId == 6 || botOrWebhookId == 7;
    }
  }

  private Message message(String payload) {
    return server.message(DiscordServer.FLOOR, ID, payload);
  }

  private Posted posted(Message message) {
    return (Posted) mapper.posted(message).orElseThrow();
  }

  private String text(String payload) {
    return posted(message(payload)).text();
  }

  private Author author(String payload) {
    return posted(message(payload)).author();
  }

  @Test
  void readsAMessage() {
    assertThat(mapper.posted(message(ASKED)))
        .contains(Posted.of(MESSAGE, MARIA, "Who pays for it?", AT));
  }

  @Test
  void namesItsAuthorAsTheServerShowsThem() {
    String author =
        "\"author\":{\"id\":\"2\",\"username\":\"maria\",\"discriminator\":\"0\","
            + "\"global_name\":\"Maria\\u202E\\n Lopez\"}";
    String member = "\"member\":{\"roles\":[],\"joined_at\":\"2025-03-01T00:00:00Z\",\"nick\":";

    assertThat(author("{" + author + "}").name()).isEqualTo("Maria Lopez");
    assertThat(author("{" + author + "," + member + "null}}").name()).isEqualTo("Maria Lopez");
    assertThat(author("{" + author + "," + member + "\"Maria (Chile)\"}}").name())
        .isEqualTo("Maria (Chile)");
    assertThat(author(ASKED).name()).isEqualTo("maria");
  }

  @Test
  void readsMentionsByTheNamesThatTheMessageBringsAlong() {
    assertThat(
            text(
                """
                {"content":"<@3> and <@!4>, <@99>, <@&21>, <@&22>: see <#33>, <#98> <:ok:8> at <t:60:t>",
                 "mentions":[{"id":"3","username":"ben","discriminator":"0",
                   "global_name":"Ben K."},
                  {"id":"4","username":"ana","discriminator":"0",
                   "member":{"nick":"Ana (Peru)","roles":[],"joined_at":"2025-03-01T00:00:00Z"}}],
                 "mention_roles":["21"]}"""))
        .isEqualTo(
            "@Ben\u00A0K. and @Ana\u00A0(Peru), @someone, @drafting\u00A0group, @someone:"
                + " see #elsewhere, #… :ok: at 00:01 UTC");
  }

  @Test
  void tellsNoChannelsNameToAnotherServer() {
    assertThat(text("{\"content\":\"<#33> <#%d>\"}".formatted(DiscordServer.NEXT_DOOR)))
        .isEqualTo("#elsewhere #…");
  }

  @Test
  void readsAHostileTextAsWritten() {
    String text = "<!channel> <@U1> @here *bold* &amp; \u200Bسؤال\u202E <@999999999999999999999>";

    assertThat(text("{\"content\":\"" + text + "\"}")).isEqualTo(text);
  }

  @Test
  void addsWhatGoesWithTheText() {
    assertThat(
            text(
                """
                {"content":"See this","attachments":[{"id":"1","filename":"a\\u202E\\n b.pdf",
                   "size":1,"url":"https://x","proxy_url":"https://x"}],
                 "sticker_items":[{"id":"2","name":"Applause","format_type":1}],
                 "poll":{"question":{"text":"Is it clear?"},"answers":[],"layout_type":1,
                   "allow_multiselect":false,"expiry":null}}"""))
        .isEqualTo("See this\nIs it clear?\n📎 a b.pdf\n📎 Applause");
    assertThat(
            text(
                """
                {"message_reference":{"type":1,"message_id":"77","channel_id":"33"},
                 "message_snapshots":[{"message":{"type":0,"content":"Forwarded <@3>",
                   "mentions":[],"embeds":[],"timestamp":"2025-03-10T08:00:00Z","flags":0,
                   "edited_timestamp":null,"attachments":[{"id":"1","filename":"c.png","size":1,
                     "url":"https://x","proxy_url":"https://x"}]}}]}"""))
        .isEqualTo("Forwarded @someone\n📎 c.png");
    assertThat(text("{}")).isEmpty();
  }

  @Test
  void tellsWhatAReplyAnswers() {
    Message reply =
        message(
            """
            {"type":19,"content":"So do I","referenced_message":null,
             "message_reference":{"message_id":"77","channel_id":"31","guild_id":"9"}}""");

    assertThat(posted(reply).replyTo()).isEqualTo(new MessageRef(FLOOR, "77"));
    assertThat(posted(message(ASKED)).replyTo()).isNull();
  }

  @Test
  void tellsAThreadsMessagesAsItsChannelsBelowTheOneItStartedFrom() {
    Posted posted = posted(server.message(DiscordServer.THREAD, ID, ASKED));

    assertThat(posted.message()).isEqualTo(new MessageRef(FLOOR, DiscordServer.THREAD + "." + ID));
    assertThat(posted.replyTo())
        .isEqualTo(new MessageRef(FLOOR, Long.toString(DiscordServer.THREAD)));
    assertThat(
            posted(
                    server.message(
                        DiscordServer.THREAD,
                        ID,
                        "{\"type\":19,\"message_reference\":{\"message_id\":\"78\"}}"))
                .replyTo())
        .isEqualTo(new MessageRef(FLOOR, DiscordServer.THREAD + ".78"));
  }

  @Test
  void tellsAForumPostByItsTitleAndWhatFollowsAsRepliesToIt() {
    ChannelRef forum = Refs.channel(DiscordServer.FORUM);
    MessageRef begun = new MessageRef(forum, DiscordServer.POST + "." + DiscordServer.POST);
    Posted first = posted(server.message(DiscordServer.POST, DiscordServer.POST, ASKED));
    Posted next = posted(server.message(DiscordServer.POST, ID, ASKED));

    assertThat(first.message()).isEqualTo(begun);
    assertThat(first.text()).isEqualTo("Article 3 is unclear\nWho pays for it?");
    assertThat(first.replyTo()).isNull();
    assertThat(next.text()).isEqualTo("Who pays for it?");
    assertThat(next.replyTo()).isEqualTo(begun);
  }

  @Test
  void tellsAThreadThatASessionNamesAsAChannelOfItsOwn() {
    sessions.named = Set.of(DiscordServer.THREAD);
    Posted posted = posted(server.message(DiscordServer.THREAD, ID, ASKED));

    assertThat(posted.message())
        .isEqualTo(new MessageRef(Refs.channel(DiscordServer.THREAD), Long.toString(ID)));
    assertThat(posted.replyTo()).isNull();
    assertThat(mapper.posted(message(ASKED))).isEmpty();
  }

  @Test
  void readsTheChatOfAStage() {
    assertThat(posted(server.message(DiscordServer.STAGE, ID, ASKED)).message())
        .isEqualTo(new MessageRef(Refs.channel(DiscordServer.STAGE), Long.toString(ID)));
  }

  @Test
  void tellsNothingOfAChannelThatNoSessionNames() {
    Message message =
        server.message(
            DiscordServer.ELSEWHERE,
            ID,
            "{\"content\":\"Who pays?\",\"edited_timestamp\":\"2025-03-10T10:00:00Z\"}");
    Channel elsewhere = server.channel(DiscordServer.ELSEWHERE);

    assertThat(mapper.posted(message)).isEmpty();
    assertThat(mapper.edited(message)).isEmpty();
    assertThat(mapper.deleted(elsewhere, ID, AT)).isEmpty();
    assertThat(mapper.history(message, Map.of(), "r")).isEmpty();
    assertThat(reacted(elsewhere, server.user(BEN), "👍")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 7, 8, 12, 18, 20, 21, 23, 24, 46})
  void tellsNothingOfNoticesAndOfAnswersToCommands(int type) {
    assertThat(mapper.posted(message("{\"type\":" + type + ",\"content\":\"x\"}"))).isEmpty();
  }

  @Test
  void tellsNothingOfItselfAndOfPrograms() {
    for (String author : List.of(SELF, BOT)) {
      Message message =
          message("{\"edited_timestamp\":\"2025-03-10T10:00:00Z\",\"author\":" + author + "}");
      assertThat(mapper.posted(message)).isEmpty();
      assertThat(mapper.edited(message)).isEmpty();
      assertThat(mapper.history(message, Map.of(), "r")).isEmpty();
    }
    assertThat(mapper.posted(message("{\"webhook_id\":\"5\",\"author\":" + BOT + "}"))).isEmpty();
  }

  @Test
  void hearsABotThatSpeaksForPeople() {
    assertThat(author("{\"author\":" + BOT.replace("\"5\"", "\"6\"") + "}"))
        .isEqualTo(Author.named(Refs.user(6), "relay"));
  }

  @Test
  void takesEachNameThatAWebhookShowsForAPerson() {
    String shown =
        "{\"webhook_id\":\"7\",\"author\":{\"id\":\"7\",\"username\":\"%s\",\"discriminator\":"
            + "\"0000\",\"bot\":true,\"avatar\":null}}";
    Author ana = author(shown.formatted("Ana"));

    assertThat(ana.name()).isEqualTo("Ana");
    assertThat(ana.bot()).isFalse();
    assertThat(ana.user().id()).matches("7-[0-9a-f]{16}");
    assertThat(author(shown.formatted("Ana")).user()).isEqualTo(ana.user());
    assertThat(author(shown.formatted("Ben")).user()).isNotEqualTo(ana.user());
  }

  @Test
  void tellsAnEditByItsTime() {
    Message edited =
        message("{\"content\":\"Who pays?\",\"edited_timestamp\":\"2025-03-10T10:00:00.001Z\"}");
    Instant at = Instant.parse("2025-03-10T10:00:00.001Z");

    assertThat(mapper.edited(edited))
        .contains(new Edited(MESSAGE, "Who pays?", at, Long.toString(at.toEpochMilli())));
    assertThat(mapper.edited(message(ASKED))).isEmpty();
  }

  @Test
  void tellsADeletion() {
    assertThat(mapper.deleted(server.channel(DiscordServer.FLOOR), ID, AT))
        .contains(new Deleted(MESSAGE, AT));
    assertThat(mapper.deleted(server.channel(DiscordServer.THREAD), ID, AT))
        .contains(new Deleted(new MessageRef(FLOOR, DiscordServer.THREAD + "." + ID), AT));
  }

  private Optional<ChatEvent> reacted(Channel channel, UserSnowflake by, String emoji) {
    return mapper.reacted(channel, ID, by, DiscordServer.emoji(emoji), true, AT, "e1");
  }

  @ParameterizedTest
  @CsvSource({"👍,👍", "👍🏽,👍", "👩🏽‍⚖️,👩‍⚖️", "<:agree:81>,agree", "<a:agree_2:82>,agree_2"})
  void namesAReactionWithoutItsSkinTone(String put, String named) {
    assertThat(reacted(server.channel(DiscordServer.FLOOR), server.user(BEN), put))
        .contains(new Reacted(MESSAGE, Author.named(Refs.user(3), "ben"), named, true, AT, "e1"));
  }

  @Test
  void tellsWhoReactedAsFarAsDiscordDoes() {
    Channel floor = server.channel(DiscordServer.FLOOR);
    String member =
        "{\"nick\":\"Ben (Kenya)\",\"roles\":[],\"joined_at\":\"2025-03-01T00:00:00Z\",\"user\":";

    assertThat(reacted(floor, server.member(member + BEN + "}"), "👍"))
        .contains(
            new Reacted(MESSAGE, Author.named(Refs.user(3), "Ben (Kenya)"), "👍", true, AT, "e1"));
    assertThat(reacted(floor, UserSnowflake.fromId(3), "👍"))
        .contains(new Reacted(MESSAGE, Author.named(Refs.user(3), ""), "👍", true, AT, "e1"));
    assertThat(reacted(floor, UserSnowflake.fromId(DiscordServer.US), "👍")).isEmpty();
    assertThat(reacted(floor, server.member(member + SELF + "}"), "👍")).isEmpty();
    assertThat(reacted(floor, server.user(BOT), "👍")).isEmpty();
    assertThat(reacted(floor, server.user(BOT.replace("\"5\"", "\"6\"")), "👍")).isEmpty();
  }

  @Test
  void tellsWhetherACallerIsAProgram() {
    assertThat(mapper.author(server.user(BEN)).bot()).isFalse();
    assertThat(mapper.author(server.user(BOT)).bot()).isTrue();
    assertThat(mapper.author(UserSnowflake.fromId(3))).isEqualTo(Author.named(Refs.user(3), ""));
  }

  @Test
  void tellsOfHistoryWhatItToldLive() {
    Message message =
        message("{\"content\":\"Who pays?\",\"edited_timestamp\":\"2025-03-10T10:00:00Z\"}");
    User ben = server.user(BEN);
    Map<EmojiUnion, List<User>> reactors = new LinkedHashMap<>();
    reactors.put(DiscordServer.emoji("👍"), List.of(ben, server.user(BOT)));
    reactors.put(DiscordServer.emoji("👍🏽"), List.of(ben, server.user(SELF)));
    reactors.put(DiscordServer.emoji("<:agree:81>"), List.of(ben));
    Author who = Author.named(Refs.user(3), "ben");

    assertThat(mapper.history(message, reactors, "run1"))
        .containsExactly(
            new Posted(MESSAGE, MARIA, "Who pays?", AT, null, Presence.UNKNOWN, false, false),
            mapper.edited(message).orElseThrow(),
            new Reacted(MESSAGE, who, "👍", true, AT, "run1 👍 3"),
            new Reacted(MESSAGE, who, "agree", true, AT, "run1 agree 3"));
    assertThat(mapper.history(message, Map.of(), "run1").get(0).key())
        .isEqualTo(posted(message(ASKED)).key());
  }
}
