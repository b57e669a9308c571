package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.PayerField;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import java.util.Set;
import java.util.stream.Stream;

/** The bank refused a request because of some of its fields (protocol section 13.1). */
final class InvalidFieldsException extends RefusedException {

    private static final long serialVersionUID = 1L;

    /** What the order can do without (protocol section 5.1). */
    private static final Set<String> DESCRIPTION = Set.of("purpose", "merchantComment", "hppPageAdditionalInfo");

    private final boolean namesPayerDetail;
    private final boolean namesDescription;

    /** @param fields their names, without what the shopper typed */
    InvalidFieldsException(String code, Set<String> fields) {
        super(code, "The bank refused the call: " + code + (fields.isEmpty() ? "" : " " + fields));
        this.namesPayerDetail = fields.stream().anyMatch(InvalidFieldsException::isPayerDetail);
        this.namesDescription = fields.stream().anyMatch(InvalidFieldsException::isDescription);
    }

    /** Whether one of the fields is an optional detail of the payer, so the order may be accepted without it. */
    boolean namesPayerDetail() {
        return namesPayerDetail;
    }

    /** Whether one of the fields only describes the order, so the order may be accepted without them. */
    boolean namesDescription() {
        return namesDescription;
    }

    /** The names of all fields that an order can do without. */
    static Stream<String> optionalFields() {
        return Stream.concat(Stream.of(PayerField.values()).map(PayerField::wireName), DESCRIPTION.stream());
    }

    private static boolean isDescription(String path) {
        return DESCRIPTION.contains(path.split("[.\\[]", 2)[0]);
    }

    private static boolean isPayerDetail(String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        return Stream.of(PayerField.values()).anyMatch(field -> field.wireName().equals(name));
    }
}
