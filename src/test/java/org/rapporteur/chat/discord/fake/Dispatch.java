package org.rapporteur.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, on its way to the sessions that want it.
 *
 * @param guild whose shard it goes to; null when it goes to shard 0
 * @param intents a session needs one of these; 0 when every session gets it
 * @param worded whether it is a message whose words need an intent of their own
 */
record Dispatch(String type, @Nullable String guild, int intents, boolean worded, JsonNode data) {
  private static final String[] WORDS = {"embeds", "attachments", "components"};

  boolean concerns(int shard, int shards, int asked) {
    int home = guild == null ? 0 : Snowflakes.shard(guild, shards);
    return home == shard && (intents == 0 || (intents & asked) != 0);
  }

  /** What a session is told that asked for these intents. */
  JsonNode dataFor(int asked) {
    return worded && (asked & Intent.MESSAGE_CONTENT) == 0 ? withoutWords(data) : data;
  }

  static JsonNode withoutWords(JsonNode message) {
    ObjectNode stripped = message.deepCopy();
    stripped.put("content", "");
    for (String list : WORDS) {
      stripped.putArray(list);
    }
    return stripped;
  }
}
