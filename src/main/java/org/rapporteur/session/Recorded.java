package org.rapporteur.session;

import java.time.Instant;

/**
 * An event as the record holds it.
 *
 * @param seq counted up in the session from 1, without gaps
 * @param at when it was recorded
 * @param actor the person who did it, or {@link Person#BOT}
 */
public record Recorded(long seq, Instant at, int actor, Event event) {}
