package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.callback.Callback;
import io.github.alliancepay.sandbox.callback.Delivery;
import io.github.alliancepay.sandbox.callback.Forgery;
import io.github.alliancepay.sandbox.callback.Sequence;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.order.Instrument;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.order.OperationKind;
import io.github.alliancepay.sandbox.order.Order;
import io.github.alliancepay.sandbox.order.PaymentMethod;
import io.github.alliancepay.sandbox.order.ResponseCode;
import io.github.alliancepay.sandbox.order.TestCard;
import io.github.alliancepay.sandbox.order.Verdict;
import io.github.alliancepay.sandbox.setting.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The hand behind the bank: everything the control page can do, for tests, without a browser and without waiting. Orders and operations
 * returned are snapshots. Thread-safe.
 *
 * <p>Payments made here are not asked whether the page would still offer them, so that money can be late. On a standing clock nothing is
 * delivered before {@link #runDue()} or {@link #advance}.
 */
public final class SandboxControl {
    private final Desk desk;

    SandboxControl(Desk desk) {
        this.desk = desk;
    }

    /** All orders, oldest first. */
    public List<Order> orders() {
        return desk.book().all();
    }

    /** One order as it is now. */
    public Order order(String hppOrderId) {
        return desk.book().get(hppOrderId);
    }

    /** Pays with an ordinary card; on a test terminal the kopiykas still decide. */
    public Operation pay(String hppOrderId) {
        return pay(hppOrderId, TestCard.VISA);
    }

    /** Pays with a card, whatever comes of it. */
    public Operation pay(String hppOrderId, TestCard card) {
        return desk.acquirer().attempt(hppOrderId, card.instrument(), card.verdict());
    }

    /** Pays less than was asked, in coins of the order's currency: approved with response code 02. */
    public Operation payPartly(String hppOrderId, long coins) {
        return desk.acquirer().attempt(hppOrderId, TestCard.VISA.instrument(), new Verdict.Partial(coins));
    }

    /** Pays with Apple Pay or Google Pay. */
    public Operation payByWallet(String hppOrderId, PaymentMethod wallet) {
        return desk.acquirer().attempt(hppOrderId, Instrument.wallet(wallet), new Verdict.Approved());
    }

    /** Pays by a transfer from another bank (transaction type 54), which can be refunded. */
    public Operation payByTransfer(String hppOrderId) {
        return desk.acquirer().transfer(hppOrderId, OperationKind.TRANSFER);
    }

    /** Pays by a transfer inside the bank (transaction type 102), which cannot be refunded. */
    public Operation payByInternalTransfer(String hppOrderId) {
        return desk.acquirer().transfer(hppOrderId, OperationKind.INTERNAL_TRANSFER);
    }

    /** An attempt declined with these codes (protocol section 13.4). */
    public Operation decline(String hppOrderId, String actionCode, String responseCode) {
        Verdict verdict = new Verdict.Declined(ResponseCode.declined(actionCode, responseCode));
        return desk.acquirer().attempt(hppOrderId, TestCard.VISA.instrument(), verdict);
    }

    /** An attempt that stops at 3-D Secure, until it is approved, declined or its time is over. */
    public Operation require3ds(String hppOrderId) {
        return pay(hppOrderId, TestCard.THREE_DS);
    }

    /** An attempt that stays PENDING until it is approved or declined. */
    public Operation leavePending(String hppOrderId) {
        return desk.acquirer().pending(hppOrderId, TestCard.VISA.instrument());
    }

    /** Approves an attempt at 3-D Secure or pending; a final one stays as it is. */
    public Operation approve(String operationId) {
        return desk.acquirer().approve(operationId);
    }

    /** Declines an attempt at 3-D Secure or pending; a final one stays as it is. */
    public Operation declineOperation(String operationId, String actionCode, String responseCode) {
        return desk.acquirer().decline(operationId, ResponseCode.declined(actionCode, responseCode));
    }

    /** Ends the order's life now. */
    public Order expire(String hppOrderId) {
        return desk.book().atomically(() -> desk.book().put(order(hppOrderId).expiring(now())));
    }

    /** Gives money back in the bank's cabinet; the merchant is not told. */
    public Operation cabinetRefund(String operationId, long coins) {
        return desk.followUps().cabinetRefund(operationId, coins);
    }

    /** Ends a pending refund well or badly; a final one stays as it is. */
    public Operation settleRefund(String operationId, boolean success) {
        return desk.followUps().settle(operationId, success);
    }

    /** Changes a habit of the bank. */
    public void set(Setting setting, String value) {
        desk.settings().set(setting, value);
    }

    /** Changes a habit of the bank. */
    public void set(Setting setting, Duration value) {
        set(setting, value.toString());
    }

    /** Changes a habit of the bank. */
    public void set(Setting setting, boolean value) {
        set(setting, Boolean.toString(value));
    }

    /** A habit of the bank. */
    public String setting(Setting setting) {
        return desk.settings().text(setting);
    }

    /** Sets a fault. */
    public void fault(Fault fault) {
        desk.faults().set(fault);
    }

    /** The faults that have not struck yet. */
    public List<Fault> faults() {
        return desk.faults().waiting();
    }

    /** Clears all faults and lets held answers go. */
    public void clearFaults() {
        desk.faults().clear();
    }

    /** How many calls of a kind have come in since the start. */
    public int calls(Endpoint endpoint) {
        return desk.api().received(endpoint);
    }

    /** Ends the merchant's session, as a second installation with the same service code does by authorizing. */
    public void killSession() {
        desk.sessions().authorize(desk.merchant().serviceCode());
    }

    /** Locks the service code: authorize answers {@code b_auth_token_expired} until it is unlocked. */
    public void lockServiceCode() {
        desk.sessions().lock(true);
    }

    /** Opens the service code again. */
    public void unlockServiceCode() {
        desk.sessions().lock(false);
    }

    /** Callbacks switched on or off; what happens while they are off is never told. */
    public void callbacks(boolean on) {
        set(Setting.CALLBACKS, on);
    }

    /** Every callback written, oldest first. */
    public List<Callback> callbacks() {
        return desk.courier().callbacks();
    }

    /** The callbacks held back while the setting CALLBACKS_HELD is on. */
    public List<Callback> heldCallbacks() {
        return desk.courier().held();
    }

    /** Lets held callbacks go, delivers what is due, and tells which they were. */
    public List<Callback> releaseCallbacks(Sequence sequence) {
        List<Callback> released = desk.courier().release(sequence);
        runDue();
        return released;
    }

    /** Sends a callback again, now. */
    public Delivery resend(String callbackId) {
        return desk.courier().resend(callbackId);
    }

    /** Every try to deliver a callback, oldest first. */
    public List<Delivery> deliveries() {
        return desk.courier().log();
    }

    /** Forges a callback about an order to the order's own callback address. */
    public Delivery forge(Forgery forgery, String hppOrderId) {
        String url = order(hppOrderId)
                .request()
                .notificationUrl()
                .orElseThrow(() -> new IllegalArgumentException("the order has no callback address; name one"));
        return forge(forgery, hppOrderId, url);
    }

    /** Forges a callback about an order to an address on this machine. */
    public Delivery forge(Forgery forgery, String hppOrderId, String url) {
        return desk.courier().post(forgery.about(order(hppOrderId), desk.wire(), url));
    }

    /** The bank's time. */
    public Instant now() {
        return desk.clock().instant();
    }

    /** Runs all timers and deliveries that are due, waits for those under way, and tells how many ran. */
    public int runDue() {
        return desk.timers().runDue();
    }

    /** Lets time pass: stops at every timer on the way, so that repeats and delays happen in their order. */
    public int advance(Duration duration) {
        Instant goal = now().plus(duration);
        int ran = runDue();
        while (desk.timers().nextDue().filter(due -> !due.isAfter(goal)).isPresent()) {
            desk.clock().advanceTo(desk.timers().nextDue().orElse(goal));
            ran += runDue();
        }
        desk.clock().advanceTo(goal);
        return ran + runDue();
    }
}
