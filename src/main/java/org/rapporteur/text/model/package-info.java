/**
 * Compares questions by what they mean, with a model that runs in this process. It is the only room
 * of the runtime and its libraries, so that nothing of them is loaded unless a setting asks for it.
 */
@NullMarked
package org.rapporteur.text.model;

import org.jspecify.annotations.NullMarked;
