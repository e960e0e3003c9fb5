package org.rapporteur.architecture.planted.chat.slack;

import org.rapporteur.architecture.planted.chat.discord.DiscordWire;
import org.rapporteur.architecture.planted.store.Rows;

/** An adapter that leans on another one and on the store. */
public record SlackWire(DiscordWire other, Rows rows) {}
