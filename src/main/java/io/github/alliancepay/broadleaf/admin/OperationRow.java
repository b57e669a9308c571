package io.github.alliancepay.broadleaf.admin;

import java.util.List;

/** An operation of the bank, as text. */
public record OperationRow(String type, Badge status, String created, String amount, List<LabelledValue> details) {}
