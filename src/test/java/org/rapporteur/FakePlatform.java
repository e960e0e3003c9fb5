package org.rapporteur;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.ChatListener;
import org.rapporteur.chat.ChatPlatform;
import org.rapporteur.chat.DeliveryException;
import org.rapporteur.chat.Limits;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;

/** A platform without a network: shows what was posted, honours nonces, fails when told to. */
public final class FakePlatform implements ChatPlatform {
  private final String name;
  private final Map<MessageRef, Post> messages = new LinkedHashMap<>();
  private final Map<String, MessageRef> byNonce = new HashMap<>();
  private final Map<Integer, DeliveryException> failures = new HashMap<>();
  private @Nullable DeliveryException afterPosting;
  private final List<Post.Attachment> files = new ArrayList<>();
  private Limits limits = Limits.none();
  private int attempts;

  public FakePlatform(String name) {
    this.name = name;
  }

  public void limit(Limits most) {
    limits = most;
  }

  /** Lets the next attempt fail. */
  public void failNext(DeliveryException failure) {
    failAt(attempts + 1, failure);
  }

  /** Lets the n-th attempt, counted from 1, fail. */
  public void failAt(int attempt, DeliveryException failure) {
    failures.put(attempt, failure);
  }

  /** Lets the next post arrive and its confirmation get lost. */
  public void failAfterPosting(DeliveryException failure) {
    afterPosting = failure;
  }

  /** The texts of a channel's messages, in order. */
  public List<String> shown(ChannelRef channel) {
    List<String> texts = new ArrayList<>();
    messages.forEach(
        (ref, post) -> {
          if (ref.channel().equals(channel)) {
            texts.add(post.text());
          }
        });
    return texts;
  }

  /** How many messages there are. */
  public int posts() {
    return messages.size();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public void start(ChatListener listener) {}

  @Override
  public MessageRef post(Place place, Post post, String nonce) throws DeliveryException {
    attempt();
    MessageRef ref =
        byNonce.computeIfAbsent(
            nonce, n -> new MessageRef(place.channel(), "p" + (messages.size() + 1)));
    messages.put(ref, post);
    if (afterPosting != null) {
      DeliveryException failure = afterPosting;
      afterPosting = null;
      throw failure;
    }
    return ref;
  }

  @Override
  public void edit(MessageRef message, Post post) throws DeliveryException {
    attempt();
    messages.put(message, post);
  }

  /** The files put beside messages. */
  public List<Post.Attachment> files() {
    return List.copyOf(files);
  }

  @Override
  public void attach(MessageRef message, List<Post.Attachment> attachments)
      throws DeliveryException {
    attempt();
    files.clear();
    files.addAll(attachments);
  }

  private void attempt() throws DeliveryException {
    DeliveryException failure = failures.get(++attempts);
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public Health check() {
    return new Health(true, name + " works");
  }

  @Override
  public void close() {}
}
