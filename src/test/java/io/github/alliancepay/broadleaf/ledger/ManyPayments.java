package io.github.alliancepay.broadleaf.ledger;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A shop that has sold for years, written with a few statements. Of a hundred payments 97 are completed, one is declined, one expired,
 * one open; every thousandth needs attention, has a refund under way, or is a test. Every payment has an operation, a refund, a
 * completion, sold lines and history.
 */
final class ManyPayments {

    static final long FIRST = 1_700_000_000_000L;
    static final long MINUTE = 60_000L;

    /** How many operations the payment {@link #REFUNDED} has. */
    static final int OPERATIONS = 1_000;

    /** A payment of a large order, refunded a coin at a time. */
    static final String REFUNDED = "p888";

    private ManyPayments() {}

    /** @param numbers the numbers from 1 to the last of the refunds of {@link #REFUNDED} */
    static void refund(JdbcTemplate sql, String numbers) {
        sql.update(
                """
                INSERT INTO ALLIANCEPAY_OPERATION
                    (PAYMENT_ID, ECOM_OPERATION_ID, SEEN_ORDER, OPERATION_ID, OPERATION_TYPE, OPERATION_STATUS, COIN_AMOUNT, FIELDS)
                SELECT 'p888', CONCAT('we', i), i, CONCAT('wo', i), 'REFUND', 'SUCCESS', 1,
                    CONCAT('{"ecomOperationId":"we', i, '","operationId":"wo', i, '","type":"REFUND","status":"SUCCESS","coinAmount":"1"}')
                FROM %s"""
                        .formatted(numbers));
        sql.update(
                """
                INSERT INTO ALLIANCEPAY_REFUND
                    (REFUND_ID, PAYMENT_ID, ORDER_ID, ECOM_OPERATION_ID, COIN_AMOUNT, ORDER_COIN_AMOUNT, STATE, REQUESTED_BY, CREATED_AT)
                SELECT CONCAT('wf', i), 'p888', 888, CONCAT('we', i), 1, 1, 'SUCCEEDED', 'iryna', 1700000000000 + i FROM %s"""
                        .formatted(numbers));
    }

    /** @param numbers a table whose column {@code i} holds the numbers of the payments, from 1 on */
    static void write(JdbcTemplate sql, String numbers) {
        sql.update(
                """
                INSERT INTO ALLIANCEPAY_PAYMENT
                    (PAYMENT_ID, ORDER_ID, OPEN_ORDER_ID, COIN_AMOUNT, CURRENCY, FINGERPRINT, MERCHANT_ID, RETURN_TOKEN,
                    CALLBACK_HASH, EMAIL, EMAIL_SEARCH, SHOPPER_LANGUAGE, CREATED_AT, STATE, HPP_ORDER_ID, ECOM_ORDER_ID,
                    REDIRECT_URL, EXPIRES_AT, ORDER_NUMBER, ORDER_PAYMENT_ID, NEXT_SYNC_AT, SYNC_COUNT, SYNC_REQUESTS,
                    SYNC_TRIGGER, ATTENTION, ATTENTION_AT, STATUS, REFUNDING, IS_TEST)
                SELECT CONCAT('p', i), i, CASE WHEN MOD(i, 100) = 1 THEN i END, 100 * MOD(i, 5000), 'UAH', 'f', 'm', CONCAT('r', i),
                    CONCAT('c', i), CONCAT('Shopper', i, '@example.com'), CONCAT('shopper', i, '@example.com'), 'uk',
                    1700000000000 + 60000 * CAST(i AS DECIMAL),
                    CASE MOD(i, 100) WHEN 1 THEN 'OPEN' WHEN 2 THEN 'DECLINED' WHEN 3 THEN 'EXPIRED' ELSE 'COMPLETED' END,
                    CONCAT('h', i), CONCAT('eo', i), 'https://pay.alb.ua/', 1700000000000, CONCAT('20261124', i), i,
                    CASE WHEN MOD(i, 100) = 1 THEN 1700000000000 + 60000 * CAST(i AS DECIMAL) END, 3, 1, 'CLOCK',
                    CASE WHEN MOD(i, 1000) = 7 THEN 'LATE_MONEY 1700000000000;' END,
                    CASE WHEN MOD(i, 1000) = 7 THEN 1700000000000 + i END,
                    CASE MOD(i, 100) WHEN 1 THEN 'OPEN' WHEN 2 THEN 'DECLINED' WHEN 3 THEN 'EXPIRED' ELSE 'COMPLETED' END,
                    CASE WHEN MOD(i, 1000) = 11 THEN 1 ELSE 0 END, CASE WHEN MOD(i, 1000) = 13 THEN 1 ELSE 0 END
                FROM %s"""
                        .formatted(numbers));
        sql.update(
                """
                INSERT INTO ALLIANCEPAY_OPERATION
                    (PAYMENT_ID, ECOM_OPERATION_ID, SEEN_ORDER, OPERATION_ID, OPERATION_TYPE, OPERATION_STATUS, COIN_AMOUNT,
                    RRN, APPROVAL_CODE, CARD_ENDING, FIELDS)
                SELECT CONCAT('p', i), CONCAT('e', i), 0, CONCAT('o', i), 'PURCHASE', 'SUCCESS', 27662, CONCAT('rrn', i), CONCAT('a', i), SUBSTRING(CONCAT('000', MOD(i, 9000)), 1, 4),
                    CONCAT('{"ecomOperationId":"e', i, '","type":"PURCHASE","status":"SUCCESS","coinAmount":"27662"}')
                FROM %s"""
                        .formatted(numbers));
        sql.update(
                """
                INSERT INTO ALLIANCEPAY_REFUND
                    (REFUND_ID, PAYMENT_ID, ORDER_ID, COIN_AMOUNT, ORDER_COIN_AMOUNT, STATE, REQUESTED_BY, CREATED_AT)
                SELECT CONCAT('f', i), CONCAT('p', i), i, 100, 100, 'FAILED', 'iryna', 1700000000000 + 60000 * CAST(i AS DECIMAL) FROM %s"""
                        .formatted(numbers));
        sql.update(
                """
                INSERT INTO ALLIANCEPAY_COMPLETION
                    (COMPLETION_ID, PAYMENT_ID, ORDER_ID, OPERATION_ID, COIN_AMOUNT, ORDER_COIN_AMOUNT, STATE, CALLBACK_HASH, CREATED_AT)
                SELECT CONCAT('k', i), CONCAT('p', i), i, CONCAT('o', i), 100, 100, 'FAILED', CONCAT('kc', i),
                    1700000000000 + 60000 * CAST(i AS DECIMAL) FROM %s"""
                        .formatted(numbers));
        sql.update("INSERT INTO ALLIANCEPAY_FULFILMENT (ORDER_ID, CREATED_AT, DUE_AT)"
                + " SELECT i, 1700000000000, 1900000000000 + i FROM " + numbers);
        sql.update("INSERT INTO ALLIANCEPAY_REFUND_LINE SELECT CONCAT('f', i), 0, 'item:1', 1, 100 FROM " + numbers);
        sql.update("INSERT INTO ALLIANCEPAY_ORDER_LINE"
                + " SELECT CONCAT('p', i), 0, 'item:1', 'ITEM', 'socks', 1, 27662 FROM " + numbers);
        sql.update("INSERT INTO ALLIANCEPAY_EVENT (PAYMENT_ID, HAPPENED_AT, SYNC_TRIGGER, KIND, ARGUMENTS)"
                + " SELECT CONCAT('p', i), 1700000000000, 'CLOCK', 'STARTED', '[\"27662\"]' FROM " + numbers);
    }
}
