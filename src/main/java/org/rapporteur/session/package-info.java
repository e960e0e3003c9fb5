/**
 * The domain: a session, its items and people, the events that happen to them, the state that is
 * their fold, and the decisions moderators can take. Free of I/O: the record and the live cache are
 * interfaces and values here, so that every rule can be tested as arithmetic.
 */
@NullMarked
package org.rapporteur.session;

import org.jspecify.annotations.NullMarked;
