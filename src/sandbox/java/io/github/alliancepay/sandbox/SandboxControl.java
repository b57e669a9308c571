package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.callback.Callback;
import io.github.alliancepay.sandbox.callback.Delivery;
import io.github.alliancepay.sandbox.callback.Forgery;
import io.github.alliancepay.sandbox.callback.Sequence;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.order.Instrument;
import io.github.alliancepay.sandbox.order.NetworkAnswer;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.OperationKind;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.order.PaymentMethod;
import io.github.alliancepay.sandbox.order.ResponseCode;
import io.github.alliancepay.sandbox.order.TestCard;
import io.github.alliancepay.sandbox.register.Register;
import io.github.alliancepay.sandbox.register.RegisterFlaw;
import io.github.alliancepay.sandbox.register.RegisterFormat;
import io.github.alliancepay.sandbox.setting.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Controls the bank: everything that the control page can do, for tests, without a browser and without waiting. Orders and operations
 * that are returned are snapshots. Thread-safe.
 *
 * <p>A payment made here is accepted even when the payment page would no longer offer it, so that a test can make a payment late. On a
 * clock that stands still, nothing is delivered before {@link #runDue()} or {@link #advance}.
 */
public final class SandboxControl {
    private static final Duration LONGEST_LEAP = Duration.ofDays(3650);

    private final BankParts parts;

    SandboxControl(BankParts parts) {
        this.parts = parts;
    }

    /** All orders, oldest first. */
    public List<Order> orders() {
        return parts.book().all();
    }

    /** One order as it is now. */
    public Order order(String hppOrderId) {
        return parts.book().get(hppOrderId);
    }

    /** Pays with an ordinary card. On a test terminal the kopiykas still decide the outcome. */
    public Operation pay(String hppOrderId) {
        return pay(hppOrderId, TestCard.VISA);
    }

    /** Pays with a card, with the outcome of that card. */
    public Operation pay(String hppOrderId, TestCard card) {
        return parts.acquirer().attempt(hppOrderId, card.instrument(), card.answer());
    }

    /** Pays less than the order's amount, in coins of its currency: approved with response code 02. */
    public Operation payPartly(String hppOrderId, long coins) {
        return parts.acquirer().attempt(hppOrderId, TestCard.VISA.instrument(), new NetworkAnswer.Partial(coins));
    }

    /** Pays with Apple Pay or Google Pay. */
    public Operation payByWallet(String hppOrderId, PaymentMethod wallet) {
        return parts.acquirer().attempt(hppOrderId, Instrument.wallet(wallet), new NetworkAnswer.Approved());
    }

    /** Pays by a transfer from another bank (transaction type 54), which can be refunded. */
    public Operation payByTransfer(String hppOrderId) {
        return parts.acquirer().transfer(hppOrderId, OperationKind.TRANSFER);
    }

    /** Pays by a transfer inside the bank (transaction type 102), which cannot be refunded. */
    public Operation payByInternalTransfer(String hppOrderId) {
        return parts.acquirer().transfer(hppOrderId, OperationKind.INTERNAL_TRANSFER);
    }

    /** Pays another amount by a transfer inside the bank, in kopiykas. */
    public Operation payByInternalTransfer(String hppOrderId, long coins) {
        return parts.acquirer().transfer(hppOrderId, OperationKind.INTERNAL_TRANSFER, coins);
    }

    /** Pays another amount by a transfer from another bank, in kopiykas. */
    public Operation payByTransfer(String hppOrderId, long coins) {
        return parts.acquirer().transfer(hppOrderId, OperationKind.TRANSFER, coins);
    }

    /** An attempt declined with these codes (protocol section 13.4). */
    public Operation decline(String hppOrderId, String actionCode, String responseCode) {
        NetworkAnswer answer = new NetworkAnswer.Declined(ResponseCode.declined(actionCode, responseCode));
        return parts.acquirer().attempt(hppOrderId, TestCard.VISA.instrument(), answer);
    }

    /** An attempt that waits at 3-D Secure until it is approved, declined or timed out. */
    public Operation require3ds(String hppOrderId) {
        return pay(hppOrderId, TestCard.THREE_DS);
    }

    /** An attempt that stays PENDING until it is approved or declined. */
    public Operation leavePending(String hppOrderId) {
        return parts.acquirer().pending(hppOrderId, TestCard.VISA.instrument());
    }

    /** Approves an attempt that is pending or at 3-D Secure. Does not change a final one. */
    public Operation approve(String operationId) {
        return parts.acquirer().approve(operationId);
    }

    /** Declines an attempt that is pending or at 3-D Secure. Does not change a final one. */
    public Operation declineOperation(String operationId, String actionCode, String responseCode) {
        return parts.acquirer().decline(operationId, ResponseCode.declined(actionCode, responseCode));
    }

    /** Lets the order expire now. */
    public Order expire(String hppOrderId) {
        return parts.book().atomically(() -> parts.book().put(order(hppOrderId).expiring(now())));
    }

    /** Completes a hold in the bank's cabinet. The merchant gets no message. */
    public Operation cabinetCompletion(String operationId, long coins) {
        return parts.followUps().cabinetCompletion(operationId, coins);
    }

    /** Refunds in the bank's cabinet. The merchant gets no message. */
    public Operation cabinetRefund(String operationId, long coins) {
        return parts.followUps().cabinetRefund(operationId, coins);
    }

    /** Ends a pending refund with success or failure. Does not change a final one. */
    public Operation settleRefund(String operationId, boolean success) {
        return parts.followUps().settle(operationId, success);
    }

    /**
     * Back to the state after the start: forgets all orders, callbacks, deliveries, timers and faults, sets all settings to their first
     * values, unlocks the service code, and counts calls from zero. Keeps the merchant, its session and the clock.
     */
    public void reset() {
        parts.book().atomically(() -> {
            parts.timers().clear();
            parts.book().clear();
            parts.sender().clear();
            return true;
        });
        parts.settings().reset();
        parts.sessions().lock(false);
        parts.api().resetCounts();
        clearFaults();
    }

    /** Changes a setting of the bank. */
    public void set(Setting setting, String value) {
        parts.settings().set(setting, value);
    }

    /** Changes a setting of the bank. */
    public void set(Setting setting, Duration value) {
        set(setting, value.toString());
    }

    /** Changes a setting of the bank. */
    public void set(Setting setting, boolean value) {
        set(setting, Boolean.toString(value));
    }

    /** The value of a setting. */
    public String setting(Setting setting) {
        return parts.settings().text(setting);
    }

    /** Sets a fault. */
    public void fault(Fault fault) {
        parts.faults().set(fault);
    }

    /** The faults that have not occurred yet. */
    public List<Fault> faults() {
        return parts.faults().waiting();
    }

    /** Clears all faults and sends the held answers. */
    public void clearFaults() {
        parts.faults().clear();
    }

    /** How many calls of a kind were received since the start. */
    public int calls(Endpoint endpoint) {
        return parts.api().received(endpoint);
    }

    /** Ends the session of every merchant, as happens when a second installation with the same service code authorizes. */
    public void killSession() {
        parts.sessions().end();
    }

    /** Locks the service codes: authorize answers {@code b_auth_token_expired} until it is unlocked. */
    public void lockServiceCode() {
        parts.sessions().lock(true);
    }

    /** Unlocks the service codes. */
    public void unlockServiceCode() {
        parts.sessions().lock(false);
    }

    /** Switches callbacks on or off. Callbacks that would be sent while they are off are lost. */
    public void callbacks(boolean on) {
        set(Setting.CALLBACKS, on);
    }

    /** Every callback that was written, oldest first. */
    public List<Callback> callbacks() {
        return parts.sender().callbacks();
    }

    /** The callbacks held back while the setting CALLBACKS_HELD is on. */
    public List<Callback> heldCallbacks() {
        return parts.sender().held();
    }

    /** Releases the held callbacks, delivers what is due, and returns the released ones. */
    public List<Callback> releaseCallbacks(Sequence sequence) {
        List<Callback> released = parts.sender().release(sequence);
        runDue();
        return released;
    }

    /** Sends a callback again, now. */
    public Delivery resend(String callbackId) {
        return parts.sender().resend(callbackId);
    }

    /** Every try to deliver a callback, oldest first. */
    public List<Delivery> deliveries() {
        return parts.sender().log();
    }

    /** Forges a callback about an order to the order's own callback address. */
    public Delivery forge(Forgery forgery, String hppOrderId) {
        String url = order(hppOrderId)
                .request()
                .notificationUrl()
                .orElseThrow(() -> new IllegalArgumentException("the order has no callback address; give one"));
        return forge(forgery, hppOrderId, url);
    }

    /** Forges a callback about an order to an address on this machine. */
    public Delivery forge(Forgery forgery, String hppOrderId, String url) {
        return parts.sender().post(forgery.about(order(hppOrderId), parts.wire(), url));
    }

    /** The register of a day, which is a day in Kyiv, with flaws or without (protocol section 24.1). */
    public byte[] register(LocalDate day, RegisterFormat format, RegisterFlaw... flaws) {
        return new Register(orders(), day).text(format, List.of(flaws)).getBytes(format.charset());
    }

    /** The bank's time. */
    public Instant now() {
        return parts.clock().instant();
    }

    /** Runs all timers and deliveries that are due, waits for those that are running, and returns how many ran. */
    public int runDue() {
        return parts.timers().runDue();
    }

    /** Lets time pass, ten years at most at once. Stops at every timer on the way, so that repeats and delays happen in their order. */
    public int advance(Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST_LEAP) > 0) {
            throw new IllegalArgumentException(
                    "the bank's clock cannot go back, nor forward by more than P3650D at once");
        }
        Instant goal = now().plus(duration);
        int ran = runDue();
        while (parts.timers().nextDue().filter(due -> !due.isAfter(goal)).isPresent()) {
            parts.clock().advanceTo(parts.timers().nextDue().orElse(goal));
            ran += runDue();
        }
        parts.clock().advanceTo(goal);
        return ran + runDue();
    }
}
