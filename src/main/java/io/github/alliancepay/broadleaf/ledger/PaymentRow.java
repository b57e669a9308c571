package io.github.alliancepay.broadleaf.ledger;

import io.github.alliancepay.broadleaf.bank.CreatedOrder;
import io.github.alliancepay.broadleaf.bank.PayType;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.Payment.Outcome;
import io.github.alliancepay.broadleaf.payment.Payment.Trouble;
import io.github.alliancepay.broadleaf.payment.PaymentLedger.Lease;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.payment.ReviewReason;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A payment as a row of ALLIANCEPAY_PAYMENT. */
final class PaymentRow {

    static final String INSERT =
            """
            INSERT INTO ALLIANCEPAY_PAYMENT
                (PAYMENT_ID, ORDER_ID, OPEN_ORDER_ID, COIN_AMOUNT, CURRENCY, FINGERPRINT, MERCHANT_ID, PAY_TYPE, HOLD_UNTIL, RETURN_TOKEN,
                CALLBACK_HASH, EMAIL, SHOPPER_LANGUAGE, CREATED_AT, STATE, HPP_ORDER_ID, ECOM_ORDER_ID, REDIRECT_URL,
                STATUS_URL, NBU_QR_CODE, EXPIRES_AT, DECLINE_CODES, ORDER_NUMBER, ORDER_PAYMENT_ID, REVIEW_REASON, LAST_ASKED_AT,
                EMAIL_SEARCH, TROUBLE, TROUBLE_SINCE, STATUS, NEXT_SYNC_AT, SYNC_COUNT, SYNC_REQUESTS, SYNC_TRIGGER)
            VALUES
                (:id, :orderId, :openOrderId, :coinAmount, :currency, :fingerprint, :merchantId, :payType, :holdUntil, :returnToken,
                :callbackHash, :email, :language, :createdAt, :state, :hppOrderId, :ecomOrderId, :redirectUrl,
                :statusUrl, :nbuQrCode, :expiresAt, :declineCodes, :orderNumber, :orderPaymentId, :reviewReason, :lastAskedAt,
                :emailSearch, :trouble, :troubleSince, :state, :nextSyncAt, 0, 0, 'CLOCK')""";

    /**
     * The columns that change. OPEN_ORDER_ID is only cleared here, never set: only a new payment becomes the open attempt. STATUS follows
     * the state; {@link AttentionWriter} writes it where the refunds say something else.
     */
    static final String CHANGES =
            """
            STATE = :state,
                STATUS = CASE WHEN STATUS IN ('REFUNDED', 'REFUNDED_IN_PART') THEN STATUS ELSE :state END,
                OPEN_ORDER_ID = CASE WHEN OPEN_ORDER_ID = :openOrderId THEN OPEN_ORDER_ID END,
                HPP_ORDER_ID = :hppOrderId, ECOM_ORDER_ID = :ecomOrderId, REDIRECT_URL = :redirectUrl,
                STATUS_URL = :statusUrl, NBU_QR_CODE = :nbuQrCode, EXPIRES_AT = :expiresAt, DECLINE_CODES = :declineCodes,
                ORDER_NUMBER = :orderNumber, ORDER_PAYMENT_ID = :orderPaymentId, REVIEW_REASON = :reviewReason,
                LAST_ASKED_AT = :lastAskedAt, TROUBLE = :trouble, TROUBLE_SINCE = :troubleSince,
                REVISION = REVISION + 1""";

    private static final int DECLINE_CODES = 255;
    private static final int STATUS_URL = 2000;
    private static final int EMAIL = 255;

    private PaymentRow() {}

    static Values values(Payment payment) {
        Bill bill = payment.bill();
        return changes(payment)
                .number("orderId", bill.orderId())
                .number("coinAmount", bill.amount().value())
                .name("currency", bill.currency())
                .text("fingerprint", bill.fingerprint())
                .text("merchantId", payment.merchantId())
                .name("payType", payment.route().type())
                .time("holdUntil", payment.holdUntil())
                .text("returnToken", payment.returnToken())
                .shown("email", payment.email(), EMAIL)
                .shown("emailSearch", searchable(payment.email()), EMAIL)
                .text("language", payment.language())
                .time("createdAt", payment.createdAt());
    }

    /** An e-mail address as it is searched for. */
    static String searchable(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    static Values changes(Payment payment) {
        Optional<CreatedOrder> page = payment.page();
        return outcome(payment)
                .text("id", payment.id())
                .name("state", payment.state())
                .number("openOrderId", openOrderId(payment))
                .text("hppOrderId", page.map(CreatedOrder::hppOrderId))
                .text("ecomOrderId", page.map(CreatedOrder::ecomOrderId))
                .text("redirectUrl", page.map(CreatedOrder::redirectUrl).map(URI::toString))
                .shown("statusUrl", page.map(CreatedOrder::statusUrl).orElse(""), STATUS_URL)
                .text("nbuQrCode", page.flatMap(CreatedOrder::qr).map(URI::toString))
                .time("expiresAt", page.map(CreatedOrder::expiresAt))
                .shown("declineCodes", payment.decline(), DECLINE_CODES)
                .time("lastAskedAt", payment.lastAskedAt())
                .text("trouble", payment.trouble().map(Trouble::reason))
                .time("troubleSince", payment.trouble().map(Trouble::since));
    }

    private static Values outcome(Payment payment) {
        Outcome outcome = payment.outcome();
        return new Values()
                .text("orderNumber", outcome.orderNumber())
                .number("orderPaymentId", outcome.orderPaymentId())
                .text("reviewReason", outcome.review().map(Enum::name));
    }

    private static Optional<Long> openOrderId(Payment payment) {
        boolean mayBePaid = payment.state() == PaymentState.CREATED || payment.state() == PaymentState.OPEN;
        return mayBePaid ? Optional.of(payment.bill().orderId()) : Optional.empty();
    }

    static Payment payment(Row row) throws SQLException {
        return new Payment(
                row.text("PAYMENT_ID"),
                bill(row),
                new PaymentRoute(
                        row.text("MERCHANT_ID"), row.name("PAY_TYPE", PayType.class), row.optionalTime("HOLD_UNTIL")),
                row.text("RETURN_TOKEN"),
                row.text("EMAIL"),
                row.text("SHOPPER_LANGUAGE"),
                row.time("CREATED_AT"),
                new Payment.Progress(
                        row.name("STATE", PaymentState.class),
                        page(row),
                        row.text("DECLINE_CODES"),
                        outcome(row),
                        row.optionalTime("LAST_ASKED_AT"),
                        trouble(row)));
    }

    static Lease lease(Row row) throws SQLException {
        Payment payment = payment(row);
        return new Lease(
                row.text("LEASE_TOKEN"),
                payment,
                payment.page().isPresent() ? Optional.empty() : row.optionalText("HINT"),
                row.nameOr("SYNC_TRIGGER", SyncTrigger.CLOCK),
                Math.toIntExact(row.number("SYNC_COUNT")),
                row.number("SYNC_REQUESTS"));
    }

    private static Bill bill(Row row) throws SQLException {
        return new Bill(
                row.number("ORDER_ID"),
                new Coins(row.number("COIN_AMOUNT")),
                row.name("CURRENCY", Currency.class),
                row.text("FINGERPRINT"));
    }

    private static Optional<CreatedOrder> page(Row row) throws SQLException {
        Optional<String> hppOrderId = row.optionalText("HPP_ORDER_ID");
        if (hppOrderId.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CreatedOrder(
                hppOrderId.get(),
                row.text("ECOM_ORDER_ID"),
                URI.create(row.text("REDIRECT_URL")),
                row.text("STATUS_URL"),
                row.time("EXPIRES_AT"),
                row.optionalText("NBU_QR_CODE").map(URI::create)));
    }

    private static Optional<Trouble> trouble(Row row) throws SQLException {
        Optional<Instant> since = row.optionalTime("TROUBLE_SINCE");
        return since.isEmpty() ? Optional.empty() : Optional.of(new Trouble(row.text("TROUBLE"), since.get()));
    }

    private static Outcome outcome(Row row) throws SQLException {
        return new Outcome(
                row.text("ORDER_NUMBER"),
                row.optionalNumber("ORDER_PAYMENT_ID"),
                row.optionalName("REVIEW_REASON", ReviewReason.class));
    }
}
