/**
 * Benchmarks, each against a named peer in one run: what is compared is a ratio, for figures of one
 * machine say little about another. They run by hand and are no tests.
 */
@NullMarked
package org.rapporteur.benchmark;

import org.jspecify.annotations.NullMarked;
