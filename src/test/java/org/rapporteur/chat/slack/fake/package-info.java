/**
 * A Slack on this machine: the Web API, Socket Mode, signed requests and the people of a workspace,
 * so that the adapter is tested with the real SDK over a real wire. It is strict where Slack's
 * other imitations are lenient, for what Slack refuses in production must fail here first.
 */
@NullMarked
package org.rapporteur.chat.slack.fake;

import org.jspecify.annotations.NullMarked;
