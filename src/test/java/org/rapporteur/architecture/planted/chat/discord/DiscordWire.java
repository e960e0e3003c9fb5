package org.rapporteur.architecture.planted.chat.discord;

/** An adapter. */
public record DiscordWire(String name) {}
