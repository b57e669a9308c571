package io.github.alliancepay.broadleaf.admin;

import java.util.List;

/** An operation of the bank, ready to be read. */
public record OperationRow(String type, Badge status, String created, String amount, List<LabelledValue> details) {}
