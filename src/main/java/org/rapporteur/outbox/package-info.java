/**
 * The way out: posts that a change put in the outbox are delivered to their platform, in order per
 * channel, at its pace, again until it confirms. Never inside a transaction.
 */
@NullMarked
package org.rapporteur.outbox;

import org.jspecify.annotations.NullMarked;
