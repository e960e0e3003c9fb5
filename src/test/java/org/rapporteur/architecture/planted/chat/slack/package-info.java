/** Planted violations: see {@link org.rapporteur.architecture.HouseTest}. */
@NullMarked
package org.rapporteur.architecture.planted.chat.slack;

import org.jspecify.annotations.NullMarked;
