package io.github.alliancepay.broadleaf.reconciliation.register;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of a register that are read, with the names under which they are found (protocol section 24.1). Case, spaces and signs do not
 * matter. All other columns are ignored.
 */
enum RegisterColumn {
    OPERATION("Номер замовлення", "operationId", "Order number", "Operation id"),
    RRN("RRN", "РРН", "Номер RRN"),
    AMOUNT("coinAmount", "Сума в копійках", "Сума, коп.", "Сума (копійки)", "Сума", "Amount in coins", "Amount"),
    CURRENCY("Валюта", "Код валюти", "currency", "currencyCode", "transactionCurrency"),
    COMMISSION("merchantCommission", "Комісія", "Комісія мерчанта", "Commission"),
    STATE("Статус", "Статус операції", "status", "Стан"),
    TYPE("Тип операції", "Тип транзакції", "Тип", "type", "transactionType", "Operation type"),
    TIME("processingDateTime", "Дата та час", "Дата обробки", "Дата операції", "Дата", "Date", "Processed at"),
    MERCHANT("Мерчант", "Аліас мерчанта", "merchant", "merchantAlias", "Merchant alias"),
    COMMENT("Мерчант комент", "Мерчант коментар", "merchantComment"),
    PURPOSE("Призначення", "Призначення платежу", "purpose");

    private static final Map<String, RegisterColumn> BY_NAME = Arrays.stream(values())
            .flatMap(column -> Stream.of(column.names).map(name -> Map.entry(simple(name), column)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));

    private final String[] names;

    RegisterColumn(String... names) {
        this.names = names;
    }

    static Optional<RegisterColumn> named(String heading) {
        return Optional.ofNullable(BY_NAME.get(simple(heading)));
    }

    /** The name that people know it by. */
    String title() {
        return names[0];
    }

    /** Letters and digits only. */
    private static String simple(String heading) {
        return heading.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
    }
}
