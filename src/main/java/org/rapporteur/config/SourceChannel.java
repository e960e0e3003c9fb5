package org.rapporteur.config;

import org.rapporteur.chat.ChannelRef;
import org.rapporteur.chat.Presence;

/**
 * A channel whose messages a session reads.
 *
 * @param presence where the people in it are
 */
public record SourceChannel(ChannelRef channel, Presence presence) {}
