/** Planted violations: see {@link org.rapporteur.architecture.HouseTest}. */
@NullMarked
package org.rapporteur.architecture.planted.text.model;

import org.jspecify.annotations.NullMarked;
