package io.github.alliancepay.broadleaf.bank.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What this process learned from its calls to the bank. Holds no secret.
 *
 * @param lastSuccess when the bank last did what it was asked for (UTC)
 * @param lastFailure the last call that the bank did not carry out
 * @param connection of the last answer, whatever it said
 */
public record BankContact(
        Optional<Instant> lastSuccess, Optional<Failure> lastFailure, Optional<Connection> connection) {

    static final BankContact NONE = new BankContact(Optional.empty(), Optional.empty(), Optional.empty());

    BankContact withSuccess(Instant at) {
        return new BankContact(Optional.of(at), lastFailure, connection);
    }

    BankContact withFailure(Failure failure) {
        return new BankContact(lastSuccess, Optional.of(failure), connection);
    }

    BankContact with(Connection latest) {
        return new BankContact(lastSuccess, lastFailure, Optional.of(latest));
    }

    /**
     * A call that the bank did not carry out, or whose answer did not arrive.
     *
     * @param endpoint what the bank was called for, such as {@code create-order}
     * @param reason technical words, with the bank's code if there is one
     */
    public record Failure(Instant at, String endpoint, String reason) {}

    /**
     * How the bank was reached.
     *
     * @param clockOffset how far the bank's clock is ahead of this machine's, by the second; empty when the answer had no date
     * @param protocol such as TLSv1.3; empty when there was none, as on this machine
     * @param certificateUntil until when the bank's certificate is valid (UTC)
     */
    public record Connection(
            Optional<Duration> clockOffset, Optional<String> protocol, Optional<Instant> certificateUntil) {}
}
