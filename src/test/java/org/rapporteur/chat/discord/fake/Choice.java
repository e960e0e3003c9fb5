package org.rapporteur.chat.discord.fake;

/**
 * What is offered for a half-typed option.
 *
 * @param name what is shown
 * @param value what is sent when it is chosen; a number as text
 */
public record Choice(String name, String value) {}
