package io.github.alliancepay.broadleaf.ledger;

import static java.util.stream.Collectors.toCollection;

import io.github.alliancepay.broadleaf.bank.Operation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The payments that a text may mean. Each column is looked up by itself, and reads a short range of one index; no database answers their
 * OR without reading much more.
 */
final class TextSearch {

    /** How many payments are looked through when a text fits more. */
    static final int MOST = 500;

    private static final String PAYMENTS = "SELECT PAYMENT_ID FROM ALLIANCEPAY_PAYMENT WHERE ";
    private static final String OPERATIONS = "SELECT PAYMENT_ID FROM ALLIANCEPAY_OPERATION WHERE ";
    private static final String REFUNDS = "SELECT PAYMENT_ID FROM ALLIANCEPAY_REFUND WHERE ";

    private static final List<String> NUMBERS = List.of(
            PAYMENTS + "ORDER_NUMBER IN (:forms)",
            PAYMENTS + "PAYMENT_ID IN (:forms)",
            PAYMENTS + "HPP_ORDER_ID IN (:forms)",
            PAYMENTS + "ECOM_ORDER_ID IN (:forms)",
            OPERATIONS + "OPERATION_ID IN (:forms)",
            OPERATIONS + "ECOM_OPERATION_ID IN (:forms)",
            OPERATIONS + "APPROVAL_CODE IN (:forms)",
            REFUNDS + "REFUND_ID IN (:forms)");

    private static final String RRN = OPERATIONS + "RRN IN (:forms)";
    private static final String ORDER_ID = PAYMENTS + "ORDER_ID = :number";
    private static final String CARD = OPERATIONS + "CARD_ENDING = :ending";

    private static final String BANK_ORDER =
            PAYMENTS + "HPP_ORDER_ID >= :beginning AND HPP_ORDER_ID < :end ORDER BY HPP_ORDER_ID";

    private static final String NEWEST = " ORDER BY CREATED_AT DESC, PAYMENT_ID DESC";
    private static final String ADDRESS = PAYMENTS + "EMAIL_SEARCH = :email" + NEWEST;

    private static final String ADDRESS_BEGINNING = PAYMENTS + "EMAIL_SEARCH >= :email AND EMAIL_SEARCH < :end"
            + " ORDER BY EMAIL_SEARCH DESC, CREATED_AT DESC, PAYMENT_ID DESC";

    private final Database database;

    TextSearch(Database database) {
        this.database = database;
    }

    /** The ids of at most {@link #MOST} payments. To be called in a transaction. */
    Set<String> paymentIds(SearchedText text) {
        if (text.isPointless()) {
            return Set.of();
        }
        return Stream.<Supplier<Stream<String>>>of(
                        () -> named(text),
                        () -> ofOrder(text),
                        () -> ofCard(text),
                        () -> ofBankOrder(text),
                        () -> ofAddress(text))
                .flatMap(Supplier::get)
                .limit(MOST)
                .collect(toCollection(LinkedHashSet::new));
    }

    private Stream<String> named(SearchedText text) {
        Set<String> forms = text.forms();
        Stream<String> queries =
                forms.contains(Operation.TEST_RRN) ? NUMBERS.stream() : Stream.concat(NUMBERS.stream(), Stream.of(RRN));
        return queries.flatMap(query -> ids(query, new Values().texts("forms", forms)));
    }

    private Stream<String> ofOrder(SearchedText text) {
        return text.number().stream().flatMap(number -> ids(ORDER_ID, new Values().number("number", number)));
    }

    private Stream<String> ofCard(SearchedText text) {
        return text.cardEnding().stream().flatMap(ending -> ids(CARD, Values.of("ending", ending)));
    }

    private Stream<String> ofBankOrder(SearchedText text) {
        return text.beginnings().stream()
                .flatMap(beginning ->
                        ids(BANK_ORDER, Values.of("beginning", beginning).text("end", SearchedText.end(beginning))));
    }

    /** The payments of this address, and of those addresses that begin so. */
    private Stream<String> ofAddress(SearchedText text) {
        if (text.number().isPresent()) {
            return Stream.of();
        }
        String email = PaymentRow.searchable(text.text());
        Values values = Values.of("email", email).text("end", SearchedText.end(email));
        return Stream.concat(ids(ADDRESS, Values.of("email", email)), ids(ADDRESS_BEGINNING, values));
    }

    private Stream<String> ids(String query, Values values) {
        return database.first(MOST, query, values, Row.as(row -> row.text("PAYMENT_ID"))).stream();
    }
}
