package org.rapporteur.web;

import org.rapporteur.chat.ChannelRef;

/** Another session a moderator can go to. */
public record OtherSession(String title, ChannelRef channel) {}
