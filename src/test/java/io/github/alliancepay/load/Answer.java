package io.github.alliancepay.load;

import java.io.Serializable;
import java.time.Duration;

/**
 * What the shop answered.
 *
 * @param what was asked for
 * @param status the HTTP status; 0 when there was no answer
 * @param time how long it took
 */
public record Answer(String what, int status, Duration time) implements Serializable {}
