package org.rapporteur.chat.slack;

import org.rapporteur.chat.PlatformContract;
import org.rapporteur.chat.PlatformDriver;
import org.rapporteur.chat.RecordingListener;

/** Slack over Socket Mode. */
final class SlackSocketContractTest extends PlatformContract {
  @Override
  protected PlatformDriver open(RecordingListener heard) {
    return new SlackDriver(heard, false);
  }
}
