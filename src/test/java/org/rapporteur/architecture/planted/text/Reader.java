package org.rapporteur.architecture.planted.text;

import org.rapporteur.architecture.planted.text.model.Meanings;

/** A reading that can't do without the model. */
public record Reader(Meanings meanings) {}
