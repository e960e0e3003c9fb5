/** Planted violations: see {@link org.rapporteur.architecture.HouseTest}. */
@NullMarked
package org.rapporteur.architecture.planted.digest;

import org.jspecify.annotations.NullMarked;
