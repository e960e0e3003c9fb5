/**
 * Slack: its events, commands and buttons in, posts out. Messages are read in one place ({@link
 * org.rapporteur.chat.slack.Mapper}) as they stand on the wire, because Slack adds fields and
 * subtypes at will and leaves others out; what we show is written in one place ({@link
 * org.rapporteur.chat.slack.Renderer}), as text that Slack does not parse.
 */
@NullMarked
package org.rapporteur.chat.slack;

import org.jspecify.annotations.NullMarked;
