package io.github.alliancepay.broadleaf.admin;

/**
 * A state as a short label.
 *
 * @param tone its colour: {@code good}, {@code wait}, {@code bad}, {@code back} or {@code quiet}; the text says the same
 */
public record Badge(String tone, String text) {}
