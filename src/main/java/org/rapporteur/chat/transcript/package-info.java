/**
 * Exported chats as a lazy stream of chat events in order of time. It owns the file formats (Slack
 * export, DiscordChatExporter, Zoom chat text, JSON Lines) and reads them in bounded memory,
 * because an export may be far larger than the machine's; whatever is broken in one is reported
 * with its position, skipped, and never stops the reading.
 */
@NullMarked
package org.rapporteur.chat.transcript;

import org.jspecify.annotations.NullMarked;
