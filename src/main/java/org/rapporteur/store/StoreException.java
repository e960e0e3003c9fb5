package org.rapporteur.store;

import org.jspecify.annotations.Nullable;

/**
 * The store could not be opened, read or written: one sentence that names the file and the way out.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
