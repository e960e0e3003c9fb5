package org.rapporteur.chat.discord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.entities.Mentions;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.messages.MessagePoll;
import net.dv8tion.jda.api.entities.messages.MessageSnapshot;
import net.dv8tion.jda.api.entities.sticker.StickerItem;
import org.rapporteur.chat.discord.DiscordText.Named;

/**
 * What a message says, in plain Unicode: the title of the forum post it begins, what was typed or
 * forwarded, what a poll asks, and the names of files and stickers, each on a line of its own.
 */
final class MessageText {
  private final Message message;
  private final List<String> lines = new ArrayList<>();

  private MessageText(Message message) {
    this.message = message;
  }

  static String of(Message message) {
    return new MessageText(message).text();
  }

  private String text() {
    if (Threads.beginsPost(message.getChannel(), message.getIdLong())) {
      add("", DiscordText.line(message.getChannel().getName()));
    }
    add("", plain(message.getContentRaw(), message.getMentions()));
    MessagePoll poll = message.getPoll();
    if (poll != null) {
      add("", poll.getQuestion().getText());
    }
    for (MessageSnapshot forwarded : message.getMessageSnapshots()) {
      add("", plain(forwarded.getContentRaw(), forwarded.getMentions()));
      addFiles(forwarded.getAttachments(), forwarded.getStickers());
    }
    addFiles(message.getAttachments(), message.getStickers());
    return String.join("\n", lines);
  }

  private void addFiles(List<Message.Attachment> files, List<StickerItem> stickers) {
    files.forEach(file -> add("📎 ", DiscordText.line(file.getFileName())));
    stickers.forEach(sticker -> add("📎 ", DiscordText.line(sticker.getName())));
  }

  private void add(String mark, String line) {
    if (!line.isEmpty()) {
      lines.add(mark + line);
    }
  }

  private String plain(String written, Mentions mentions) {
    return plain(written, mentions, message.getGuildIdLong());
  }

  /**
   * What somebody typed, those named whom it calls; who they are is looked for only where there is
   * a bracket.
   *
   * @param guild the server it was typed on
   */
  static String plain(String written, Mentions mentions, long guild) {
    return written.indexOf('<') < 0 ? written : DiscordText.plain(written, named(mentions, guild));
  }

  /**
   * Names that Discord brings along, of people as their server shows them where it tells. JDA knows
   * channels of all servers we are on, whose names are nobody's business on another.
   */
  private static Named named(Mentions mentions, long guild) {
    Map<String, String> people = new HashMap<>();
    mentions.getUsers().forEach(user -> people.put(user.getId(), user.getEffectiveName()));
    mentions.getMembers().forEach(one -> people.put(one.getId(), one.getEffectiveName()));
    Map<String, String> roles = new HashMap<>();
    mentions.getRoles().forEach(role -> roles.put(role.getId(), role.getName()));
    Map<String, String> channels = new HashMap<>();
    for (GuildChannel channel : mentions.getChannels()) {
      if (channel.getGuild().getIdLong() == guild) {
        channels.put(channel.getId(), channel.getName());
      }
    }
    return new Named(people, roles, channels);
  }
}
