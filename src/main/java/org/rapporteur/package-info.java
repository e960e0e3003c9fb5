/** Wires the rooms together and offers the command line: the only package that knows them all. */
@NullMarked
package org.rapporteur;

import org.jspecify.annotations.NullMarked;
