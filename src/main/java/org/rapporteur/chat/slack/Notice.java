package org.rapporteur.chat.slack;

import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewTitle;
import org.rapporteur.chat.Post;

/** A modal that tells something where no message can. */
final class Notice {
  private Notice() {}

  static View of(Post post) {
    return View.builder()
        .type("modal")
        .title(ViewTitle.builder().type("plain_text").text("Rapporteur").build())
        .close(ViewClose.builder().type("plain_text").text("Close").build())
        .blocks(Renderer.blocks(post.split(Renderer.LIMITS).get(0)))
        .build();
  }
}
