package org.rapporteur.benchmark;

import com.slack.api.app_backend.SlackSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.rapporteur.chat.slack.fake.FakeSlack;

/**
 * Slack's requests about new messages in a channel, signed as Slack does, over kept connections.
 */
final class SignedEvents {
  private static final String MESSAGE =
      """
      {"token":"the-old-verification-token","team_id":"T0123ABCD","context_team_id":"T0123ABCD",\
      "api_app_id":"A0123ABCD","event":{"type":"message","user":"%2$s","ts":"%1$s",\
      "client_msg_id":"00000000-0000-4000-8000-%5$012d","team":"T0123ABCD","text":"%4$s",\
      "blocks":[{"type":"rich_text","block_id":"b1","elements":[{"type":"rich_text_section",\
      "elements":[{"type":"text","text":"%4$s"}]}]}],"channel":"%3$s","channel_type":"channel",\
      "event_ts":"%1$s"},"type":"event_callback","event_id":"Ev%5$d","event_time":%6$d,\
      "is_ext_shared_channel":false,"event_context":"4-context","authorizations":[\
      {"enterprise_id":null,"team_id":"T0123ABCD","user_id":"U0BOT","is_bot":true,\
      "is_enterprise_install":false}]}""";

  private static final String QUESTION =
      "Who decides which requests for technical assistance come first, and by when does a State"
          + " that asked hear of the answer? (%d)";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SlackSignature.Generator signatures =
      new SlackSignature.Generator(FakeSlack.SIGNING_SECRET);
  private final AtomicLong made = new AtomicLong();
  private final AtomicLong accepted = new AtomicLong();
  private final URI address;
  private final String channel;
  private final List<String> people;
  private final Clock clock;
  private final long began;

  /**
   * @param people the ids of those who write, in turn
   */
  SignedEvents(URI address, String channel, List<String> people, Clock clock) {
    this.address = address;
    this.channel = channel;
    this.people = people;
    this.clock = clock;
    this.began = clock.instant().getEpochSecond();
  }

  /** The request for a message that is new. */
  HttpRequest next() {
    long number = made.getAndIncrement();
    long now = clock.instant().getEpochSecond();
    String ts = "%d.%06d".formatted(began + number / 1_000_000, number % 1_000_000);
    String person = people.get((int) (number % people.size()));
    String body = MESSAGE.formatted(ts, person, channel, QUESTION.formatted(number), number, now);
    String time = String.valueOf(now);
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json")
        .header(SlackSignature.HeaderNames.X_SLACK_REQUEST_TIMESTAMP, time)
        .header(SlackSignature.HeaderNames.X_SLACK_SIGNATURE, signatures.generate(time, body))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  /**
   * Sends a request and waits for the answer.
   *
   * @throws IllegalStateException if it is not accepted
   */
  void send(HttpRequest request) throws IOException, InterruptedException {
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IllegalStateException("answered with " + status);
    }
    accepted.incrementAndGet();
  }

  /** How many requests were accepted so far. */
  long accepted() {
    return accepted.get();
  }
}
