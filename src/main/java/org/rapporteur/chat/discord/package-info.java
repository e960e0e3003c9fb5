/**
 * Discord: its gateway, commands and buttons in, posts out, over JDA, which knows Discord's limits
 * and paces what is sent. JDA's types stay here, so that what Discord changes is changed here.
 */
@NullMarked
package org.rapporteur.chat.discord;

import org.jspecify.annotations.NullMarked;
