package org.rapporteur.architecture.planted.store;

/** What a store holds. */
public record Rows(int count) {}
