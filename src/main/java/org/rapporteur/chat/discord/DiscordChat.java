package org.rapporteur.chat.discord;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.ChatPlatform;
import org.rapporteur.chat.DeliveryException;
import org.rapporteur.chat.Limits;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.PlatformState;
import org.rapporteur.chat.Post;

/** Discord as a platform. Its channels are {@code discord:CHANNEL}. */
public final class DiscordChat implements ChatPlatform {
  /** What its channels and accounts say of their platform. */
  public static final String NAME = "discord";

  private final DiscordOptions options;
  private final PlatformState state;
  private final Consumer<String> ended;
  private final Clock clock;
  private volatile @Nullable Running running;

  /**
   * @param state what it remembers over restarts
   * @param ended told when Discord shuts us out for good: one sentence for the operator
   */
  public DiscordChat(
      DiscordOptions options, PlatformState state, Consumer<String> ended, Clock clock) {
    this.options = options;
    this.state = state;
    this.ended = ended;
    this.clock = clock;
    // JDA lets everything call by default; nothing we send may, wherever it is put together.
    MessageRequest.setDefaultMentions(EnumSet.noneOf(MentionType.class));
    MessageRequest.setDefaultMentionRepliedUser(false);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Limits limits() {
    return Renderer.LIMITS;
  }

  /**
   * Begins to listen. Where Discord can't be reached, it goes on trying.
   *
   * @throws IllegalArgumentException if Discord does not let us in: one sentence for the operator
   */
  @Override
  public void start(ChatListener listener) {
    Running started = new Running(options, state, listener, ended, clock);
    started.start();
    running = started;
  }

  @Override
  public MessageRef post(Place place, Post post, String nonce) throws DeliveryException {
    return poster().post(place, post, nonce);
  }

  @Override
  public void edit(MessageRef message, Post post) throws DeliveryException {
    poster().edit(message, post);
  }

  @Override
  public void attach(MessageRef message, List<Post.Attachment> files) throws DeliveryException {
    poster().attach(message, files);
  }

  private Poster poster() throws DeliveryException {
    Running now = running;
    if (now == null) {
      throw Trouble.notConnected().forDelivery();
    }
    return now.poster();
  }

  @Override
  public boolean isCatchingUp() {
    Running now = running;
    return now != null && now.isCatchingUp();
  }

  @Override
  public List<String> problems() {
    Running now = running;
    return now == null ? List.of() : now.problems();
  }

  @Override
  public Health check() {
    Running now = running;
    return now == null ? new Health(false, "Discord has not started.") : now.check();
  }

  @Override
  public void close() {
    Running now = running;
    if (now != null) {
      now.close();
    }
  }
}
