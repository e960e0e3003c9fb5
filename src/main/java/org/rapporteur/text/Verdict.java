package org.rapporteur.text;

public enum Verdict {
  CERTAIN,
  LIKELY,
  NO
}
