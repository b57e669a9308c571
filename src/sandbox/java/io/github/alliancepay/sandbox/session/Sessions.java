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

/** All sessions. Only the newest of each merchant is valid. Thread-safe. */
public final class Sessions {
    private static final Duration LONGEST_IDLE = Duration.ofDays(200);

    private final Merchants merchants;
    private final Identifiers ids;
    private final Settings settings;
    private final Clock clock;
    private final Map<String, Session> byDevice = new HashMap<>();
    private final Map<Merchant, Session> current = new HashMap<>();
    private Instant lastUse;
    private boolean locked;

    /** Sessions of the merchants, none at first. */
    public Sessions(Merchants merchants, BankContext context) {
        this.merchants = merchants;
        this.ids = context.ids();
        this.settings = context.settings();
        this.clock = context.clock();
        this.lastUse = clock.instant();
    }

    /** A new session. The session before and its key are no longer valid (protocol section 4.2). */
    public synchronized Session authorize(String serviceCode) {
        Merchant merchant =
                merchants.withServiceCode(serviceCode).orElseThrow(() -> Refusal.of(BankError.UNKNOWN_DEVICE));
        refuseIf(locked || isIdleTooLong(), BankError.AUTH_TOKEN_EXPIRED);
        Instant expires = clock.instant().plus(settings.duration(Setting.SESSION_LIFETIME));
        String device = ids.uuid();
        Session session =
                new Session(merchant, device, ids.uuid(), ids.uuid(), Jwk.derived(device.hashCode(), device), expires);
        byDevice.put(device, session);
        current.put(merchant, session);
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
        refuseIf(!session.equals(current.get(session.merchant())), BankError.SESSION_DOESNT_EXIST);
        refuseIf(!clock.instant().isBefore(session.expires()), BankError.EXPIRED_TOKEN);
        lastUse = clock.instant();
        return session;
    }

    /** Ends the sessions of all merchants. */
    public synchronized void end() {
        current.clear();
    }

    /** Whose device this is; the first merchant's when it is nobody's. */
    public synchronized Merchant merchantOf(Optional<String> deviceId) {
        return deviceId.map(byDevice::get).map(Session::merchant).orElseGet(merchants::first);
    }

    /** Locks the service codes, as the bank does, or unlocks it, as the bank's support does. */
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
