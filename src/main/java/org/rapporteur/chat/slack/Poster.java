package org.rapporteur.chat.slack;

import com.slack.api.methods.request.files.FilesUploadV2Request;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.model.block.LayoutBlock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.DeliveryException;
import org.rapporteur.chat.MessageRef;
import org.rapporteur.chat.Place;
import org.rapporteur.chat.Post;

/**
 * Sends posts. Slack shows a repeated post twice, so each carries its nonce as metadata: after a
 * start, and after an answer that was lost, the channel's last messages are searched for it first.
 */
final class Poster {
  /** The reaction that says: collected. */
  static final String COLLECTED = "memo";

  private static final String METADATA = "rapporteur_post";
  private static final String NONCE = "nonce";
  private static final int SEARCHED = 100;
  private static final Set<String> DONE = Set.of("already_reacted");

  private final Api api;
  private final Pace pace;
  private final Set<ChannelRef> sure = ConcurrentHashMap.newKeySet();

  Poster(Api api, Pace pace) {
    this.api = api;
    this.pace = pace;
  }

  MessageRef post(Place place, Post post, String nonce) throws DeliveryException {
    try {
      if (place instanceof Place.Reaction reaction) {
        return react(reaction.message());
      }
      if (place instanceof Place.Below below) {
        return post(below.channel(), below.channel().id(), below.message().id(), post, nonce);
      }
      String to = place instanceof Place.Direct direct ? direct.user().id() : place.channel().id();
      return post(place.channel(), to, null, post, nonce);
    } catch (SlackFailure e) {
      // What an asker is told is not worth holding up others for: somebody may take no messages.
      throw place instanceof Place.Channel || e.isPassing()
          ? e.forDelivery()
          : DeliveryException.lasting(String.valueOf(e.getMessage()));
    }
  }

  private MessageRef react(MessageRef message) throws SlackFailure {
    try {
      api.call(
          message.channel().workspace(),
          "reactions.add",
          c ->
              c.reactionsAdd(
                  r -> r.channel(message.channel().id()).timestamp(message.id()).name(COLLECTED)));
    } catch (SlackFailure e) {
      if (!DONE.contains(e.error())) {
        throw e;
      }
    }
    return message;
  }

  private MessageRef post(
      ChannelRef channel, String to, @Nullable String thread, Post post, String nonce)
      throws SlackFailure {
    // Posts of a channel come one after the other, threads and direct ones included: only the first
    // after a start or a lost answer may have been shown already. A direct one can't be looked for,
    // which would take a scope more: it may come twice then.
    boolean searchable = to.equals(channel.id());
    if (searchable && !sure.contains(channel)) {
      Optional<String> posted = find(channel, thread, nonce);
      if (posted.isPresent()) {
        return new MessageRef(channel, posted.get());
      }
    }
    pace.await(channel.workspace() + "/" + to);
    try {
      ChatPostMessageResponse answer =
          api.call(
              channel.workspace(),
              "chat.postMessage",
              c ->
                  c.chatPostMessage(
                      r ->
                          r.channel(to)
                              .threadTs(thread)
                              .text(text(post))
                              .blocks(blocks(post))
                              .metadata(
                                  Message.Metadata.builder()
                                      .eventType(METADATA)
                                      .eventPayload(Map.of(NONCE, nonce))
                                      .build())
                              .unfurlLinks(false)
                              .unfurlMedia(false)));
      sure.add(channel);
      return new MessageRef(
          new ChannelRef(SlackChat.NAME, channel.workspace(), answer.getChannel()), answer.getTs());
    } catch (SlackFailure e) {
      if (e.isUnsure()) {
        sure.remove(channel);
      }
      throw e;
    }
  }

  /** The message that carries a nonce, among the last of a channel or thread. */
  private Optional<String> find(ChannelRef channel, @Nullable String thread, String nonce)
      throws SlackFailure {
    List<Message> last =
        thread == null
            ? api.call(
                    channel.workspace(),
                    "conversations.history",
                    c ->
                        c.conversationsHistory(
                            r -> r.channel(channel.id()).limit(SEARCHED).includeAllMetadata(true)))
                .getMessages()
            : thread(channel, thread);
    return last.stream()
        .filter(m -> m.getMetadata() != null && METADATA.equals(m.getMetadata().getEventType()))
        .filter(m -> nonce.equals(m.getMetadata().getEventPayload().get(NONCE)))
        .map(Message::getTs)
        .findFirst();
  }

  private List<Message> thread(ChannelRef channel, String ts) throws SlackFailure {
    List<Message> all = new ArrayList<>();
    String cursor = "";
    do {
      String at = cursor;
      var page =
          api.call(
              channel.workspace(),
              "conversations.replies",
              c ->
                  c.conversationsReplies(
                      r ->
                          r.channel(channel.id())
                              .ts(ts)
                              .limit(SEARCHED)
                              .cursor(at)
                              .includeAllMetadata(true)));
      all.addAll(page.getMessages());
      cursor = Paging.next(page.getResponseMetadata());
    } while (!cursor.isEmpty());
    return all;
  }

  void edit(MessageRef message, Post post) throws DeliveryException {
    ChannelRef channel = message.channel();
    try {
      pace.await(channel.workspace() + "/" + channel.id());
      api.call(
          channel.workspace(),
          "chat.update",
          c ->
              c.chatUpdate(
                  r ->
                      r.channel(channel.id())
                          .ts(message.id())
                          .text(text(post))
                          .blocks(blocks(post))));
    } catch (SlackFailure e) {
      boolean direct = channel.id().startsWith("D");
      throw direct && !e.isPassing() && !e.isGone()
          ? DeliveryException.lasting(String.valueOf(e.getMessage()))
          : e.forDelivery();
    }
  }

  /** Files go into the message's thread; those put there before go once the new ones are there. */
  void attach(MessageRef message, List<Post.Attachment> files, Workspaces workspaces)
      throws DeliveryException {
    ChannelRef channel = message.channel();
    List<FilesUploadV2Request.UploadFile> uploads = new ArrayList<>();
    for (Post.Attachment file : files) {
      uploads.add(
          FilesUploadV2Request.UploadFile.builder()
              .filename(file.name())
              .title(file.name())
              .fileData(file.bytes())
              .build());
    }
    try {
      String self = self(channel, workspaces);
      List<String> before =
          thread(channel, message.id()).stream()
              .filter(m -> self.equals(m.getUser()) && m.getFiles() != null)
              .flatMap(m -> m.getFiles().stream())
              .map(File::getId)
              .toList();
      api.call(
          channel.workspace(),
          "files.upload",
          c ->
              c.filesUploadV2(
                  r -> r.channel(channel.id()).threadTs(message.id()).uploadFiles(uploads)));
      for (String file : before) {
        delete(channel, file);
      }
    } catch (SlackFailure e) {
      throw e.isPassing()
          ? e.forDelivery()
          : DeliveryException.lasting(String.valueOf(e.getMessage()));
    }
  }

  private static String self(ChannelRef channel, Workspaces workspaces) throws SlackFailure {
    try {
      return workspaces.of(channel.workspace()).botUser();
    } catch (NotInstalled e) {
      throw SlackFailure.shutOut(e);
    } catch (IOException e) {
      throw SlackFailure.unreachable("files.upload", e);
    }
  }

  private void delete(ChannelRef channel, String file) throws SlackFailure {
    try {
      api.call(channel.workspace(), "files.delete", c -> c.filesDelete(r -> r.file(file)));
    } catch (SlackFailure e) {
      if (!e.error().equals("file_not_found") && !e.error().equals("file_deleted")) {
        throw e;
      }
    }
  }

  private static String text(Post post) {
    String text = Renderer.text(post);
    return text.isBlank() ? "—" : text;
  }

  private static List<LayoutBlock> blocks(Post post) {
    return Renderer.blocks(post);
  }
}
