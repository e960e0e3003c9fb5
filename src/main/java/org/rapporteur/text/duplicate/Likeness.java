package org.rapporteur.text.duplicate;

/**
 * An earlier question and how like it a new one is.
 *
 * @param number the earlier question's
 * @param similarity from 0, nothing in common, to 1, certainly the same
 */
public record Likeness(int number, double similarity, Verdict verdict) {}
