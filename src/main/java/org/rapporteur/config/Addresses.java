package org.rapporteur.config;

import java.net.URI;

/** What the addresses of platforms must be like. */
final class Addresses {
  private Addresses() {}

  /** Whether it is one of the web, to which a method's name can be appended. */
  static boolean endsWithSlash(URI address) {
    return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
        && address.getHost() != null
        && address.getPath().endsWith("/");
  }
}
