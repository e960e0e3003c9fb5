package org.rapporteur.chat.slack;

import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.webhook.WebhookResponse;
import java.io.IOException;
import java.util.List;
import org.rapporteur.chat.Post;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What only the caller sees. Slack takes five answers to a call within half an hour. */
final class Answers {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);
  private static final int MOST = 5;
  private static final String EPHEMERAL = "ephemeral";

  private final ActionResponseSender sender;

  Answers(Slack slack) {
    this.sender = new ActionResponseSender(slack);
  }

  /** An answer's messages, to be sent in order. */
  static List<ActionResponse> parts(Post post) {
    return post.split(Renderer.LIMITS).stream().limit(MOST).map(Answers::part).toList();
  }

  private static ActionResponse part(Post part) {
    String text = Renderer.text(part);
    return ActionResponse.builder()
        .responseType(EPHEMERAL)
        .replaceOriginal(false)
        .text(text.isBlank() ? "—" : text)
        .blocks(Renderer.blocks(part))
        .build();
  }

  /**
   * Sends an answer.
   *
   * @param replace whether the first message takes the place of the one that was acted on
   */
  void send(String url, Post post, boolean replace) {
    List<ActionResponse> parts = parts(post);
    parts.get(0).setReplaceOriginal(replace);
    send(url, parts);
  }

  /** Sends messages in order; what can't be sent is logged, for what was done stands. */
  void send(String url, List<ActionResponse> parts) {
    for (ActionResponse part : parts) {
      try {
        WebhookResponse answer = sender.send(url, part);
        if (answer.getCode() != 200) {
          log.warn("an answer was not taken: {}", answer.getCode());
          return;
        }
      } catch (IOException e) {
        log.warn("an answer could not be sent", e);
        return;
      }
    }
  }
}
