package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.PayerField;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import java.util.Set;
import java.util.stream.Stream;

/** The bank refused a request because of some of its fields (protocol section 13.1). */
final class InvalidFieldsException extends RefusedException {

    private static final long serialVersionUID = 1L;

    private final boolean namesPayerDetail;

    /** @param fields their names, without what the shopper typed */
    InvalidFieldsException(String code, Set<String> fields) {
        super(code, "The bank refused the call: " + code + (fields.isEmpty() ? "" : " " + fields));
        this.namesPayerDetail = fields.stream().anyMatch(InvalidFieldsException::isPayerDetail);
    }

    /** Whether one of the fields is an optional detail of the payer, so the order may be accepted without it. */
    boolean namesPayerDetail() {
        return namesPayerDetail;
    }

    private static boolean isPayerDetail(String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        return Stream.of(PayerField.values()).anyMatch(field -> field.wireName().equals(name));
    }
}
