package org.rapporteur.architecture.planted.session;

import org.rapporteur.architecture.planted.digest.Summary;

/** A domain that knows its digest, which knows it. */
public record Talk(Summary summary) {}
