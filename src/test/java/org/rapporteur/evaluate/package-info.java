/**
 * How well the floor is read, as tables of figures beside those of plain baselines, on labelled
 * data of our own and on any file a user names. It only measures: it reads its data from files and
 * nothing of it decides how the floor is read.
 */
@NullMarked
package org.rapporteur.evaluate;

import org.jspecify.annotations.NullMarked;
