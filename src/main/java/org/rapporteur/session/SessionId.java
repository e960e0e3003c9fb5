package org.rapporteur.session;

import java.util.regex.Pattern;

/** What tells sessions apart: part of file names and addresses, so letters, digits and hyphens. */
public record SessionId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

  public SessionId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("'" + value + "' is no session id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
