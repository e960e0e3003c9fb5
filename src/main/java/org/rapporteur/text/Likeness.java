package org.rapporteur.text;

public record Likeness(int number, double similarity, Verdict verdict) {}
