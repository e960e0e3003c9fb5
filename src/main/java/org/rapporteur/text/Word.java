package org.rapporteur.text;

/**
 * A word of a text: a run of letters, digits and their marks, or one Chinese character.
 *
 * @param start index of its first char in the text
 * @param end index after its last char
 * @param folded its letters in lower case, compatibility forms resolved, Chinese simplified
 * @param spelling the folded word without accents and other marks
 * @param capitals whether it is written as an acronym: two capitals or more, and no small letter
 *     but a plural s
 */
public record Word(
    int start, int end, String folded, String spelling, Script script, boolean capitals) {}
