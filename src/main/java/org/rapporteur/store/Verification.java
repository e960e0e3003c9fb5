package org.rapporteur.store;

import java.util.Optional;

/**
 * What the hash chain tells of a session's record.
 *
 * @param events how many events stand in it before the first bad one
 * @param words how many texts stand as their events attest
 * @param erased how many texts were erased, as an event says
 * @param head the hash of the last good event, in hexadecimal: whoever noted it can tell later
 *     whether the record still begins so
 * @param fault the first thing that is wrong; empty when the record is whole
 */
public record Verification(long events, int words, int erased, String head, Optional<Fault> fault) {
  /**
   * What is wrong.
   *
   * @param event the number of the bad event
   */
  public record Fault(long event, String why) {}

  public boolean isWhole() {
    return fault.isEmpty();
  }
}
