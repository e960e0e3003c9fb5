package org.rapporteur.architecture.planted.text.model;

/** What compares meanings. */
public record Meanings(String folder) {}
