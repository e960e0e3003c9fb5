package org.rapporteur.chat.discord.fake;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What somebody may do in a channel: those of Discord's permissions that matter to the bot. */
public enum Permission {
  ADMINISTRATOR(3),
  MANAGE_CHANNELS(4),
  MANAGE_GUILD(5),
  ADD_REACTIONS(6),
  VIEW_CHANNEL(10),
  SEND_MESSAGES(11),
  MANAGE_MESSAGES(13),
  EMBED_LINKS(14),
  ATTACH_FILES(15),
  READ_MESSAGE_HISTORY(16),
  MENTION_EVERYONE(17),
  CONNECT(20),
  USE_APPLICATION_COMMANDS(31),
  MANAGE_THREADS(34),
  CREATE_PUBLIC_THREADS(35),
  SEND_MESSAGES_IN_THREADS(38);

  /** What everybody may in a new server. */
  static final Set<Permission> USUAL =
      Set.of(
          ADD_REACTIONS,
          VIEW_CHANNEL,
          SEND_MESSAGES,
          EMBED_LINKS,
          ATTACH_FILES,
          READ_MESSAGE_HISTORY,
          CONNECT,
          USE_APPLICATION_COMMANDS,
          CREATE_PUBLIC_THREADS,
          SEND_MESSAGES_IN_THREADS);

  private final long bit;

  Permission(int shift) {
    bit = 1L << shift;
  }

  static long bits(Collection<Permission> permissions) {
    return permissions.stream().mapToLong(p -> p.bit).reduce(0, (a, b) -> a | b);
  }

  static Set<Permission> of(long bits) {
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    Arrays.stream(values()).filter(p -> (bits & p.bit) != 0).forEach(all::add);
    return all;
  }
}
