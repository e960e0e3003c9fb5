/**
 * The commands: one class each, with its {@link org.rapporteur.chat.CommandSpec} and what it does,
 * named as it is typed: {@code FloorFlag} is {@code /floor flag}. Declared once here, they are
 * registered, parsed, completed and drawn by every platform alike; {@link
 * org.rapporteur.command.Commands} is the way in.
 */
@NullMarked
package org.rapporteur.command;

import org.jspecify.annotations.NullMarked;
