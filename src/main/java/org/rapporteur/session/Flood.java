package org.rapporteur.session;

import org.jspecify.annotations.Nullable;
import org.rapporteur.chat.ChannelRef;

/**
 * More messages within a minute than a session takes in.
 *
 * @param person whose they are; null where all people of the channel together are meant
 */
public record Flood(@Nullable Integer person, ChannelRef channel) {}
