package org.rapporteur.architecture.planted.chat;

import org.rapporteur.architecture.planted.chat.slack.SlackWire;

/** A port that knows one of its adapters. */
public interface Port {
  SlackWire wire();
}
