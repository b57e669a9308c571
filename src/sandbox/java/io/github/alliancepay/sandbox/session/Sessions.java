package io.github.alliancepay.sandbox.session;

import io.github.alliancepay.sandbox.jose.Jwk;
import io.github.alliancepay.sandbox.order.BankContext;
import io.github.alliancepay.sandbox.order.Identifiers;
import io.github.alliancepay.sandbox.refusal.BankError;
import io.github.alliancepay.sandbox.refusal.Refusal;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.setting.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All sessions. Only the newest is valid. Thread-safe. */
public final class Sessions {
    private static final Duration LONGEST_IDLE = Duration.ofDays(200);

    private final Merchant merchant;
    private final Identifiers ids;
    private final Settings settings;
    private final Clock clock;
    private final Map<String, Session> byDevice = new HashMap<>();
    private Optional<Session> current = Optional.empty();
    private Instant lastUse;
    private boolean locked;

    /** Sessions of a merchant, none at first. */
    public Sessions(Merchant merchant, BankContext context) {
        this.merchant = merchant;
        this.ids = context.ids();
        this.settings = context.settings();
        this.clock = context.clock();
        this.lastUse = clock.instant();
    }

    /** A new session. The session before and its key are no longer valid (protocol section 4.2). */
    public synchronized Session authorize(String serviceCode) {
        refuseIf(!merchant.serviceCode().equals(serviceCode), BankError.UNKNOWN_DEVICE);
        refuseIf(locked || isIdleTooLong(), BankError.AUTH_TOKEN_EXPIRED);
        Instant expires = clock.instant().plus(settings.duration(Setting.SESSION_LIFETIME));
        String device = ids.uuid();
        Session session = new Session(device, ids.uuid(), ids.uuid(), Jwk.derived(device.hashCode(), device), expires);
        byDevice.put(device, session);
        current = Optional.of(session);
        lastUse = clock.instant();
        return session;
    }

    /** The session of these headers, if it is the newest and has not expired (protocol section 17, header check). */
    public synchronized Session check(Optional<String> deviceId, Optional<String> refreshToken) {
        refuseIf(deviceId.isEmpty(), BankError.UNKNOWN_DEVICE);
        refuseIf(refreshToken.isEmpty(), BankError.REFRESH_TOKEN_ABSENT);
        Session session = Optional.ofNullable(byDevice.get(deviceId.get()))
                .orElseThrow(() -> Refusal.of(BankError.VIRTUAL_DEVICE_NOT_FOUND));
        refuseIf(!session.refreshToken().equals(refreshToken.get()), BankError.USED_TOKEN);
        refuseIf(!current.equals(Optional.of(session)), BankError.SESSION_DOESNT_EXIST);
        refuseIf(!clock.instant().isBefore(session.expires()), BankError.EXPIRED_TOKEN);
        lastUse = clock.instant();
        return session;
    }

    /** The merchant of these sessions. */
    public Merchant merchant() {
        return merchant;
    }

    /** The newest session. */
    public synchronized Optional<Session> current() {
        return current;
    }

    /** Locks the service code, as the bank does, or unlocks it, as the bank's support does. */
    public synchronized void lock(boolean newLocked) {
        locked = newLocked;
        lastUse = clock.instant();
    }

    private boolean isIdleTooLong() {
        return Duration.between(lastUse, clock.instant()).compareTo(LONGEST_IDLE) > 0;
    }

    private static void refuseIf(boolean wrong, BankError error) {
        if (wrong) {
            throw Refusal.of(error);
        }
    }
}
