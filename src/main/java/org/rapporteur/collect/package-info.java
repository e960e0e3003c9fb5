/**
 * The way in: what platforms tell is kept in the inbox before it is acknowledged, and the collector
 * takes it from there to the record, reading language, kind and topics on the way.
 */
@NullMarked
package org.rapporteur.collect;

import org.jspecify.annotations.NullMarked;
