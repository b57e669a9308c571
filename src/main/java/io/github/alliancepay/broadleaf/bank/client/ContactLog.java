package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.bank.client.BankContact.Connection;
import io.github.alliancepay.broadleaf.bank.client.BankContact.Failure;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Keeps what the last calls to the bank showed. Safe for use by many threads. */
final class ContactLog {

    private final AtomicReference<BankContact> contact = new AtomicReference<>(BankContact.NONE);
    private final Clock clock;

    /** The date of an answer is compared with the machine's clock, whatever time the shop goes by. */
    private final Clock machine;

    ContactLog(Clock clock) {
        this(clock, Clock.systemUTC());
    }

    ContactLog(Clock clock, Clock machine) {
        this.clock = clock;
        this.machine = machine;
    }

    BankContact contact() {
        return contact.get();
    }

    void answered(HttpResponse<?> response) {
        Optional<SSLSession> tls = response.sslSession();
        Connection latest = new Connection(
                offset(response.headers()), tls.map(SSLSession::getProtocol), tls.flatMap(ContactLog::validUntil));
        contact.updateAndGet(known -> known.with(latest));
    }

    /** @param failed null when the bank did what it was asked for */
    void ended(Endpoint endpoint, Throwable failed) {
        Instant now = clock.instant();
        if (failed == null) {
            contact.updateAndGet(known -> known.withSuccess(now));
        } else if (!isNoSuchOrder(Futures.cause(failed))) {
            Failure failure = new Failure(
                    now, endpoint.label(), String.valueOf(Futures.cause(failed).getMessage()));
            contact.updateAndGet(known -> known.withFailure(failure));
        }
    }

    /** The connection is tested by a question about an order that does not exist, so this is a good answer. */
    private static boolean isNoSuchOrder(Throwable failure) {
        return failure instanceof RefusedException refused && RefusedException.ORDER_NOT_FOUND.equals(refused.code());
    }

    private Optional<Duration> offset(HttpHeaders headers) {
        return headers.firstValue("Date")
                .flatMap(ContactLog::time)
                .map(date -> Duration.ofSeconds(
                        Duration.between(machine.instant(), date).toSeconds()));
    }

    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> validUntil(SSLSession tls) {
        try {
            return Stream.of(tls.getPeerCertificates())
                    .limit(1)
                    .filter(X509Certificate.class::isInstance)
                    .map(certificate ->
                            ((X509Certificate) certificate).getNotAfter().toInstant())
                    .findFirst();
        } catch (SSLPeerUnverifiedException unknown) {
            return Optional.empty();
        }
    }
}
