/**
 * The store: inbox, record, people and outbox over JDBC, and the only place with SQL: in a file
 * that one process has to itself, or on a PostgreSQL server that several share. One writer a
 * process commits for all, so that a durable commit is shared by whoever waits for one. Each event
 * carries the hash of the one before; personal data lies in tables of its own, which an erasure
 * empties while that chain stays whole.
 */
@NullMarked
package org.rapporteur.store;

import org.jspecify.annotations.NullMarked;
