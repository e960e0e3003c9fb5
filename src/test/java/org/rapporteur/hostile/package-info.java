/**
 * What hostile people and broken programs send, made up at random and alike in every run, for the
 * property tests that stand beside each reader and mapper.
 */
@NullMarked
package org.rapporteur.hostile;

import org.jspecify.annotations.NullMarked;
