package org.rapporteur;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.rapporteur.chat.PlatformState;
import org.rapporteur.store.Store;

/**
 * Secrets of the bot's own making: in the data folder, or in the database where several processes
 * share it, so that what one gave out holds with all.
 */
final class OwnKeys {
  private static final String PLACE = "rapporteur";

  private final Path data;
  private final Store store;
  private final SecureRandom random;

  OwnKeys(Path data, Store store, SecureRandom random) {
    this.data = data;
    this.store = store;
    this.random = random;
  }

  /**
   * A key, made when there is none yet.
   *
   * @param name of its file
   * @throws IOException if the data folder can't be used
   */
  String read(String name) throws IOException {
    if (!store.isShared()) {
      return KeyFile.read(data.resolve(name), random);
    }
    PlatformState common = store.platformState(PLACE);
    return common.keep(name, KeyFile.fresh(random));
  }
}
