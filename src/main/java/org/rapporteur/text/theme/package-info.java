/**
 * Finds the themes of a floor: what several people began to speak of within minutes and no topic
 * covers, and what few say beside it. A theme keeps its number from look to look.
 */
@NullMarked
package org.rapporteur.text.theme;

import org.jspecify.annotations.NullMarked;
