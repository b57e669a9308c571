package io.github.alliancepay.sandbox.order;

import io.github.alliancepay.sandbox.setting.Settings;
import io.github.alliancepay.sandbox.time.Timers;
import java.time.Clock;

/** What every part of the bank needs: ids, settings, timers and the clock. */
public record BankContext(Identifiers ids, Settings settings, Timers timers, Clock clock) {}
