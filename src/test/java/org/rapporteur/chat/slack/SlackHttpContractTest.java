package org.rapporteur.chat.slack;

import org.rapporteur.chat.PlatformContract;
import org.rapporteur.chat.PlatformDriver;
import org.rapporteur.chat.RecordingListener;

/** Slack by requests to a web server. */
final class SlackHttpContractTest extends PlatformContract {
  @Override
  protected PlatformDriver open(RecordingListener heard) {
    return new SlackDriver(heard, true);
  }
}
