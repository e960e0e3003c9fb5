/**
 * The commands: one class each, with its {@link org.rapporteur.chat.CommandSpec} and what it does.
 * Declared once here, they are registered, parsed, completed and drawn by every platform alike.
 */
@NullMarked
package org.rapporteur.command;

import org.jspecify.annotations.NullMarked;
