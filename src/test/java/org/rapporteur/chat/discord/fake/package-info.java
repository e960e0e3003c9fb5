/**
 * A Discord on this machine: REST, the gateway and the people of a server, so that the adapter is
 * tested with the real JDA over a real wire. It is strict where other imitations are lenient: each
 * request is held against Discord's own description of its API, and against the rules that keep an
 * attendee's words from calling anybody.
 */
@NullMarked
package org.rapporteur.chat.discord.fake;

import org.jspecify.annotations.NullMarked;
