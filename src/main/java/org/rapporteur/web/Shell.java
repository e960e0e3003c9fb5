package org.rapporteur.web;

import java.util.UUID;
import org.rapporteur.chat.web.Visitor;

/**
 * What every page has around its content.
 *
 * @param base where its forms go: {@code /s/floor} or {@code /moderators/moderators}
 * @param events where it learns of changes
 */
public record Shell(Files files, Visitor visitor, String base, String events) {
  /** The addresses of the files it loads. */
  public record Files(String css, String js, String htmx, String icon) {}

  /** The channel's id: the last part of {@link #base}. */
  public String channel() {
    return base.substring(base.lastIndexOf('/') + 1);
  }

  /**
   * A number for what a form sends, so that sending it twice sends it once: another one each time,
   * since what two forms send is never the same.
   */
  public String number() {
    return UUID.randomUUID().toString();
  }
}
