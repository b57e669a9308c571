package io.github.alliancepay.broadleaf.admin;

/**
 * A notice that holds now.
 *
 * @param terminals the names of the terminals of the bank that it is about, as the settings call them; empty when it is about all
 */
public record ActiveNotice(Notice notice, String terminals) {}
