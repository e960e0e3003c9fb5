/** Planted violations: see {@link org.rapporteur.architecture.HouseTest}. */
@NullMarked
package org.rapporteur.architecture.planted.store;

import org.jspecify.annotations.NullMarked;
