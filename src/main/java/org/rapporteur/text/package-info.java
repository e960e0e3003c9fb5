/**
 * Reads the floor: the language of a text, whether it is a question, a comment or chatter, and the
 * topics it touches. Pure functions of text, so that any reading can be explained and repeated.
 * What compares questions and what finds themes stand in rooms of their own and share the words of
 * this.
 */
@NullMarked
package org.rapporteur.text;

import org.jspecify.annotations.NullMarked;
