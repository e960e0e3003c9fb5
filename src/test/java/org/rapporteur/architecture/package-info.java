/** The rules of the house as tests, each proven once by a violation planted below. */
@NullMarked
package org.rapporteur.architecture;

import org.jspecify.annotations.NullMarked;
