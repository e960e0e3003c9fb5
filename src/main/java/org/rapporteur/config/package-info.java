/**
 * What the organisers decided: the bot's settings, its session definitions and topic sets, read
 * from a folder of YAML files and from the environment. Everything is checked once, here, and all
 * mistakes are told together, each with its file, line and key, so that the rest of the house can
 * trust a {@link org.rapporteur.config.Settings} without asking again.
 */
@NullMarked
package org.rapporteur.config;

import org.jspecify.annotations.NullMarked;
