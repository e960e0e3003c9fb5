package org.rapporteur.text;

/** Reads a text: its language, its kind and its topics. Safe for use by many threads. */
public interface FloorReader {
  /**
   * Reads one message.
   *
   * @param text what was written, as the platform's mapper handed it over; any string
   * @param fallback the session's language, taken where the text does not show its own
   */
  Reading read(String text, Language fallback);
}
