package org.rapporteur.evaluate;

import java.util.Optional;
import org.rapporteur.text.Language;

/** A row of labelled text. */
interface Spoken {
  /** The language its file says it is in. */
  Optional<Language> language();
}
