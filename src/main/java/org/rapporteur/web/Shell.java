package org.rapporteur.web;

import org.rapporteur.chat.web.Visitor;

/**
 * What every page has around its content.
 *
 * @param base where its forms go: {@code /s/floor} or {@code /moderators/moderators}
 * @param events where it learns of changes
 * @param number for what the page sends next, so that sending it twice sends it once
 */
public record Shell(Files files, Visitor visitor, String base, String events, String number) {
  /** The addresses of the files it loads. */
  public record Files(String css, String js, String htmx, String icon) {}

  /** The channel's id: the last part of {@link #base}. */
  public String channel() {
    return base.substring(base.lastIndexOf('/') + 1);
  }
}
