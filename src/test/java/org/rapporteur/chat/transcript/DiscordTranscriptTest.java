package org.rapporteur.chat.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapporteur.chat.transcript.Told.fixture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.chat.ChatEvent.Posted;
import org.rapporteur.chat.ChatEvent.Reacted;

final class DiscordTranscriptTest {
  @TempDir Path temp;

  @Test
  void tellsWhatWasSaidByWhomAndInAnswerToWhat() throws IOException {
    Told told = Told.by(fixture("discord/town-hall.json"));
    assertThat(told.format()).isEqualTo(Format.DISCORD);
    assertThat(told.said())
        .containsExactly(
            "Maria Silva [Brazil]: ¿Qué pasa con los derechos humanos, @Ben?",
            "Ben: Good point :wave: @Maria\u00A0Silva\u00A0(Brazil)");
    Posted question = told.posted("¿Qué");
    assertThat(question.message())
        .hasToString("discord:880000000000000001/town-hall/1000000000000000002");
    assertThat(question.at()).isEqualTo(Instant.parse("2024-05-01T10:00:00.250Z"));
    assertThat(told.posted("Good").replyTo()).isEqualTo(question.message());
    assertThat(told.skipped())
        .containsEntry(Skipped.NOTICE, 1L)
        .containsEntry(Skipped.WITHOUT_TEXT, 1L);
    assertThat(told.complaints())
        .containsExactly(
            fixture("discord/town-hall.json").getFileName()
                + ":77: message 4: 'yesterday' is no time");
  }

  @Test
  void makesOneHandleOfAMentionedNameOfSeveralWords() throws IOException {
    Files.writeString(
        temp.resolve("formatted.json"),
        "{\"guild\": {\"id\": \"1\"}, \"channel\": {\"name\": \"hall\"}, \"messages\": ["
            + message(1)
                .replace("message 1", "Do @Ana Moreno (Chile) and @Ana agree?")
                .replace(
                    "\"embeds\"",
                    "\"mentions\": [{\"id\": \"6\", \"name\": \"Ana\"}, {\"id\": \"7\", \"name\":"
                        + " \"moreno\", \"nickname\": \"Ana Moreno (Chile)\"}], \"embeds\"")
            + "]}");

    assertThat(Told.by(temp).posted())
        .extracting(Posted::text)
        .containsExactly("Do @Ana\u00A0Moreno\u00A0(Chile) and @Ana agree?");
  }

  @Test
  void tellsReactionsOfThoseListedAndOfThoseOnlyCounted() throws IOException {
    List<Reacted> reacted = Told.by(fixture("discord/town-hall.json")).reacted();
    assertThat(reacted)
        .extracting(Reacted::emoji)
        .containsExactly("👍", "👍", "agree", "agree", "agree");
    assertThat(reacted.get(0).author().name()).isEqualTo("Ben");
    assertThat(reacted.get(1).author().bot()).isTrue();
  }

  @Test
  void mergesPartsAndChannelsByTime() throws IOException {
    write("b [part 2].json", "hall", List.of(3, 4, 7));
    write("a [part 1].json", "hall", List.of(1, 2));
    write("z.json", "side room", List.of(0, 5, 6));
    Files.writeString(temp.resolve("notes.json"), "{\"a\": 1}");
    Told told = Told.by(temp);
    assertThat(told.posted()).extracting(Posted::text).containsExactly(texts(0, 8));
    assertThat(told.posted("message 5").message().channel()).hasToString("discord:1/side-room");
    assertThat(told.complaints())
        .containsExactly("notes.json: is no file of DiscordChatExporter: it has no \"channel\"");
  }

  @Test
  void turnsAFileRoundThatIsNewestFirst() throws IOException {
    List<Integer> minutes = new ArrayList<>(IntStream.range(0, 300).boxed().toList());
    Collections.reverse(minutes);
    write("reversed.json", "hall", minutes);
    assertThat(Told.by(temp).posted()).extracting(Posted::text).containsExactly(texts(0, 300));
  }

  @Test
  void findsTheChannelBehindTheMessages() throws IOException {
    Files.writeString(
        temp.resolve("odd.json"),
        "{\"messages\": ["
            + message(1)
            + "], \"guild\": {\"id\": \"1\"},"
            + " \"channel\": {\"id\": \"2\", \"name\": \"late\"}}");
    assertThat(Told.by(temp).posted("message 1").message().channel()).hasToString("discord:1/late");
  }

  @Test
  void readsNothingOfDirectMessages() throws IOException {
    Files.writeString(
        temp.resolve("dm.json"),
        "{\"guild\": {\"id\": \"0\", \"name\": \"Direct Messages\"}, \"channel\":"
            + " {\"id\": \"2\", \"type\": \"DirectTextChat\", \"name\": \"ben\"}, \"messages\": ["
            + message(1)
            + "]}");
    Told told = Told.by(temp);
    assertThat(told.events()).isEmpty();
    assertThat(told.skipped()).containsEntry(Skipped.PRIVATE, 1L);
  }

  @Test
  void boundsReactionsThatOnlyANumberTellsOf() throws IOException {
    Files.writeString(
        temp.resolve("many.json"),
        "{\"guild\": {\"id\": \"1\"}, \"channel\": {\"name\": \"hall\"}, \"messages\": ["
            + message(1)
                .replace(
                    "}]}",
                    "}], \"reactions\": [{\"emoji\": {\"name\": \"x\"}, \"count\": 2147483647}]}")
            + "]}");
    assertThat(Told.by(temp).reacted()).hasSize(Reactions.MOST);
  }

  private void write(String name, String channel, List<Integer> minutes) throws IOException {
    String messages =
        String.join(",\n    ", minutes.stream().map(DiscordTranscriptTest::message).toList());
    Files.writeString(
        temp.resolve(name),
        "{\n  \"guild\": {\"id\": \"1\"},\n  \"channel\": {\"type\": \"GuildTextChat\", \"name\": \""
            + channel
            + "\"},\n  \"messages\": [\n    "
            + messages
            + "\n  ]\n}\n");
  }

  private static String message(int minute) {
    return "{\"id\": \"%d\", \"type\": \"Default\", \"timestamp\": \"%s\", \"content\": \"message %d\", \"author\": {\"id\": \"5\", \"name\": \"ana\"}, \"embeds\": [{}]}"
        .formatted(
            100 + minute, Instant.parse("2024-05-01T10:00:00Z").plusSeconds(60L * minute), minute);
  }

  private static String[] texts(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "message " + i).toArray(String[]::new);
  }
}
