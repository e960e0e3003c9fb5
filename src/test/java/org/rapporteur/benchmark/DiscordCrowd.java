package org.rapporteur.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.rapporteur.chat.discord.fake.FakeDiscord;
import org.rapporteur.chat.discord.fake.Person;

/**
 * The local Discord in a process of its own, with 200 people who write into its channel when they
 * are told to. Their messages go over the gateway as they are and are kept nowhere, which leaves
 * more of the machine to whoever is measured: it can send twice as many as JDA can read.
 */
final class DiscordCrowd implements AutoCloseable {
  private static final int PEOPLE = 200;
  private static final long DISCORD_EPOCH_MILLIS = 1_420_070_400_000L;

  /** How often JDA says what it has: until then the local Discord keeps what it sent. */
  private static final Duration BEAT = Duration.ofSeconds(5);

  private static final String MESSAGE =
      """
      {"id":"%1$s","channel_id":"%2$s","guild_id":"%3$s","type":0,"content":"%4$s","flags":0,\
      "timestamp":"%5$s","edited_timestamp":null,"tts":false,"pinned":false,\
      "mention_everyone":false,"mentions":[],"mention_roles":[],"attachments":[],"embeds":[],\
      "components":[],"nonce":"%1$s","author":{"id":"%6$s","username":"%7$s",\
      "discriminator":"0","global_name":"%7$s","avatar":null,"public_flags":0,"clan":null,\
      "primary_guild":null,"avatar_decoration_data":null},"member":{"roles":[],"nick":null,\
      "avatar":null,"joined_at":"2024-01-01T00:00:00.000000+00:00","premium_since":null,\
      "deaf":false,"mute":false,"flags":0,"pending":false,\
      "communication_disabled_until":null}}""";

  private static final String QUESTION =
      "Who decides which requests for technical assistance come first, and by when does a State"
          + " that asked hear of the answer? (%d)";

  private final Process process;
  private final PrintStream orders;
  private final URI api;
  private final String floor;
  private final String desk;

  /** Starts the process and returns once its Discord is up. */
  DiscordCrowd() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DiscordCrowd.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    api = URI.create(told(out) + "/");
    floor = told(out);
    desk = told(out);
  }

  private static String told(BufferedReader out) throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the local Discord did not start");
    }
    return line;
  }

  URI api() {
    return api;
  }

  String floor() {
    return floor;
  }

  String desk() {
    return desk;
  }

  /** So many messages more, as fast as they can be sent. */
  void writes(int messages) {
    orders.println(messages);
  }

  @Override
  public void close() {
    orders.close();
    process.destroy();
  }

  /** Says where it is, then reads how many messages to send, a line each. */
  public static void main(String[] args) throws IOException {
    Clock clock = Clock.systemUTC();
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (FakeDiscord discord = new FakeDiscord(clock)) {
      String floor = discord.channel("floor");
      String desk = discord.setting().privateChannel("desk", "Moderators");
      List<Person> people =
          IntStream.range(0, PEOPLE).mapToObj(i -> discord.user("Delegate " + i)).toList();
      discord.network().beatsEvery(BEAT);
      System.out.println(String.join("\n", discord.apiUrl(), floor, desk));
      Instant began = clock.instant();
      long first = (began.toEpochMilli() - DISCORD_EPOCH_MILLIS) << 22;
      long number = 0;
      for (String line = orders.readLine(); line != null; line = orders.readLine()) {
        for (int i = Integer.parseInt(line); i > 0; i--) {
          Person person = people.get((int) (number % PEOPLE));
          String message =
              MESSAGE.formatted(
                  Long.toString(first + number),
                  floor,
                  discord.setting().guild(),
                  QUESTION.formatted(number),
                  began,
                  person.id(),
                  person.name());
          discord.network().sendsRaw("MESSAGE_CREATE", message);
          number++;
        }
      }
    }
  }
}
