package org.rapporteur.chat.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Post;
import org.rapporteur.chat.Venue;
import org.rapporteur.chat.Venues;

/**
 * The bot's home in Slack: to an attendee their items, to a moderator the queue as well, of each
 * open session whose channels they are in.
 */
final class Home {
  private static final int MOST_BLOCKS = 100;
  private static final String NOTHING =
      "No session is open in a channel you are in. Questions you ask in one are shown here.";

  private final Api api;
  private final Venues venues;
  private final Members members;
  private final Calls calls;

  Home(Api api, Venues venues, Members members, Calls calls) {
    this.api = api;
    this.venues = venues;
    this.members = members;
    this.calls = calls;
  }

  /**
   * Shows a person's home as it is now.
   *
   * @param team the workspace that the person opened it in
   */
  void publish(String team, String user) throws SlackFailure {
    View home = View.builder().type("home").blocks(blocks(team, user)).build();
    api.call(team, "views.publish", c -> c.viewsPublish(r -> r.userId(user).view(home)));
  }

  private List<LayoutBlock> blocks(String team, String user) throws SlackFailure {
    List<LayoutBlock> blocks = new ArrayList<>();
    for (Venue venue : venues.all()) {
      if (venue.open()) {
        add(blocks, venue, team, user);
      }
    }
    if (blocks.isEmpty()) {
      blocks.addAll(Renderer.blocks(Post.of(NOTHING)));
    }
    return blocks.subList(0, Math.min(blocks.size(), MOST_BLOCKS));
  }

  private void add(List<LayoutBlock> blocks, Venue venue, String team, String user)
      throws SlackFailure {
    if (isIn(venue.moderators(), team, user)) {
      add(blocks, venue.title(), venue.moderators(), "floor queue", user);
    }
    for (ChannelRef source : venue.sources()) {
      if (isIn(source, team, user)) {
        add(blocks, venue.title(), source, "floor mine", user);
      }
    }
  }

  private boolean isIn(ChannelRef channel, String team, String user) throws SlackFailure {
    return venues.isOurs(channel)
        && (channel.workspace().isEmpty() || channel.workspace().equals(team))
        && members.has(channel, user);
  }

  private void add(
      List<LayoutBlock> blocks, String title, ChannelRef channel, String line, String user) {
    Post shown = calls.call("home", line, Map.of(), channel, user).post();
    Post titled = new Post(title, shown.sections(), List.of());
    titled
        .split(Renderer.LIMITS)
        .forEach(
            part -> Renderer.blocks(part).forEach(b -> blocks.add(placed(b, channel, blocks))));
  }

  /** Buttons at home must say where they are called. */
  private static LayoutBlock placed(LayoutBlock block, ChannelRef channel, List<?> before) {
    if (!(block instanceof ActionsBlock actions)) {
      return block;
    }
    List<BlockElement> placed = new ArrayList<>();
    for (BlockElement element : actions.getElements()) {
      ButtonElement button = (ButtonElement) element;
      button.setValue(
          ButtonValue.read(button.getValue()).orElseThrow().in(channel.toString()).written());
      button.setActionId(button.getActionId() + ":" + before.size());
      placed.add(button);
    }
    return ActionsBlock.builder().elements(placed).build();
  }
}
