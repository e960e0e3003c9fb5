package org.rapporteur.session;

/**
 * Who of several processes over one database does what one at a time has to do. A lease ends by
 * itself soon after its holder falls silent. It spares double work and no more: a holder may be
 * halted and go on when it is another's, so that what is written has to be guarded where it is
 * written.
 */
@FunctionalInterface
public interface Leases {
  /** Those of a process that has its database to itself. */
  Leases ALONE = name -> true;

  /** Whether this process has a lease for the next seconds: taken if nobody has it, or renewed. */
  boolean claim(String name);
}
