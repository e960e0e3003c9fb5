package org.rapporteur.chat.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.jspecify.annotations.Nullable;

/**
 * Paces sessions as JDA does, and connects where Discord said. After a connection that failed, JDA
 * by itself goes to the address it knows, whatever the settings say where Discord is.
 */
final class NamedGateway extends ConcurrentSessionController {
  private volatile @Nullable String named;

  @Override
  public ShardedGateway getShardedGateway(JDA shard) {
    ShardedGateway gateway = super.getShardedGateway(shard);
    named = gateway.getUrl();
    return gateway;
  }

  @Override
  public String getGateway() {
    String known = named;
    return known == null ? super.getGateway() : known;
  }
}
