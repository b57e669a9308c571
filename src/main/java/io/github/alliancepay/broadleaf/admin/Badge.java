package io.github.alliancepay.broadleaf.admin;

/**
 * A state in a word.
 *
 * @param tone how it looks: {@code good}, {@code wait}, {@code bad}, {@code back} or {@code quiet}; never the only sign of it
 */
public record Badge(String tone, String text) {}
