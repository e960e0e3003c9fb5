/** Planted violations: see {@link org.rapporteur.architecture.HouseTest}. */
@NullMarked
package org.rapporteur.architecture.planted.chat.discord;

import org.jspecify.annotations.NullMarked;
