package io.github.alliancepay.sandbox.order;

import java.util.Optional;

/** What the card network has answered so far. */
public record Outcome(
        Optional<ResponseCode> code,
        Optional<String> rrn,
        Optional<String> approvalCode,
        Optional<String> errorDetails) {
    /** No answer yet, or a transfer, for which there is none. */
    public static final Outcome SILENT =
            new Outcome(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Not decided, but the network has given its reference. */
    public static Outcome referred(String rrn) {
        return new Outcome(Optional.empty(), Optional.of(rrn), Optional.empty(), Optional.empty());
    }

    /** Approved by the network. */
    public static Outcome approved(String rrn, String approvalCode) {
        return new Outcome(
                Optional.of(ResponseCode.APPROVED), Optional.of(rrn), Optional.of(approvalCode), Optional.empty());
    }

    /** Approved by a test terminal: no approval code, and the reference is -1 (protocol section 16). */
    public static Outcome testApproved() {
        return new Outcome(Optional.of(ResponseCode.APPROVED), Optional.of("-1"), Optional.empty(), Optional.empty());
    }

    /** The same outcome with another code. */
    public Outcome as(ResponseCode other) {
        return new Outcome(Optional.of(other), rrn, approvalCode, errorDetails);
    }

    /** Declined with a code. */
    public static Outcome declined(ResponseCode code) {
        return new Outcome(Optional.of(code), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Failed before the network was asked. */
    public static Outcome failedEarly(String errorDetails) {
        return new Outcome(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(errorDetails));
    }
}
