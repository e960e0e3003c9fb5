/**
 * The store: inbox, record, people and outbox over JDBC, and the only place with SQL. One writer
 * commits for all, so that a durable commit is shared by whoever waits for one; readers see what
 * was committed before they asked. Personal data lies in tables of its own, which an erasure
 * empties to the last byte while the record stays whole.
 */
@NullMarked
package org.rapporteur.store;

import org.jspecify.annotations.NullMarked;
