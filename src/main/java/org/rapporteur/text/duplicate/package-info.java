/**
 * Finds what was asked before, as it is asked: the questions that share most three-letter pieces or
 * words with it, compared by their words or, where a setting asks for it, by what they mean.
 */
@NullMarked
package org.rapporteur.text.duplicate;

import org.jspecify.annotations.NullMarked;
