package org.rapporteur.chat.slack.fake;

import java.util.Optional;
import java.util.function.Supplier;

/** What a person gets to see after a command, a click or a shortcut. */
public final class Answer {
  private final Workspace workspace;
  private final ViewMethods views;
  private final Account user;
  private final int shownBefore;
  private final int viewsBefore;
  private final Delivery delivery;

  Answer(
      Workspace workspace,
      ViewMethods views,
      Account user,
      int shownBefore,
      int viewsBefore,
      Supplier<Delivery> acked,
      Runnable withAck) {
    this.workspace = workspace;
    this.views = views;
    this.user = user;
    this.shownBefore = shownBefore;
    this.viewsBefore = viewsBefore;
    this.delivery = acked.get();
    workspace.state.run(withAck);
  }

  /** How the bot took it. */
  public Delivery delivery() {
    return delivery;
  }

  /** The first thing that was shown to this person alone since then; waits for it. */
  public Message told() {
    return workspace.state.await(
        "an answer to " + user.name() + " alone",
        () ->
            workspace.alone.stream()
                .skip(shownBefore)
                .filter(m -> user.id().equals(m.onlyFor()) && !m.deleted())
                .findFirst());
  }

  /** The text of {@link #told}. */
  public String text() {
    return told().text();
  }

  /** The modal that opened for this person since then; waits for it. */
  public View modal() {
    return workspace.state.await(
        "a modal for " + user.name(),
        () ->
            workspace.views.size() > viewsBefore ? views.modal(user.id()) : Optional.<View>empty());
  }
}
