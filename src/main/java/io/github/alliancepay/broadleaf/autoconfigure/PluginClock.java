package io.github.alliancepay.broadleaf.autoconfigure;

import java.time.Clock;

/**
 * The clock that the plugin goes by: the host's bean {@code alliancePayClock}, or else the system's. A type of its own, since a
 * {@link Clock} among the host's beans would make the host's own one ambiguous.
 */
record PluginClock(Clock clock) {}
