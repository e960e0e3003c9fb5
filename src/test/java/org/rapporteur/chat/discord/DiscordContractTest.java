package org.rapporteur.chat.discord;

import org.rapporteur.chat.PlatformContract;
import org.rapporteur.chat.PlatformDriver;
import org.rapporteur.chat.RecordingListener;

/** Discord over its gateway and REST keeps the contract of platforms. */
final class DiscordContractTest extends PlatformContract {
  @Override
  protected PlatformDriver open(RecordingListener heard) {
    return new DiscordDriver(heard);
  }
}
