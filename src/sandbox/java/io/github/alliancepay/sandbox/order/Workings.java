package io.github.alliancepay.sandbox.order;

import io.github.alliancepay.sandbox.setting.Settings;
import io.github.alliancepay.sandbox.time.Timers;
import java.time.Clock;

/** What every part of the bank runs on: ids, habits, timers and the time. */
public record Workings(Identifiers ids, Settings settings, Timers timers, Clock clock) {}
