package io.github.alliancepay.broadleaf.admin;

import java.util.List;

/** An operation of the bank, as text. */
public record OperationRow(String type, Badge status, String created, String amount, List<LabelledValue> details) {

    /** Leaves the details out of logs, which may be personal data. */
    @Override
    public String toString() {
        return "OperationRow[" + type + ", " + created + "]";
    }
}
