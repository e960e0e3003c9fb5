/**
 * What the bot says about a session: the periodic digest, the final one, the organiser's files, and
 * when each is due; and what askers are told of their items. Texts are pure functions of the state
 * and the time; every line names the items it rests on.
 */
@NullMarked
package org.rapporteur.digest;

import org.jspecify.annotations.NullMarked;
