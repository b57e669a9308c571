package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.AccessClosedException;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.bank.SessionRefusedException;
import io.github.alliancepay.broadleaf.bank.SessionStore.SealedSession;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions at the bank (protocol section 4.1). */
final class Authorization {

    private static final Logger LOG = LoggerFactory.getLogger(Authorization.class);

    private final Credentials credentials;
    private final BankCalls calls;
    private final Clock clock;
    private final AtomicReference<Optional<Instant>> refusedAt = new AtomicReference<>(Optional.empty());

    Authorization(Credentials credentials, BankCalls calls, Clock clock) {
        this.credentials = credentials;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * Opens a session and waits for it on this thread.
     *
     * @throws NotDoneException when no session was opened, so nothing was sent that moves money
     */
    OpenSession open() {
        try {
            Fields answer = Futures.await(
                    calls.ask(Call.authorize(Fields.newObject().put("serviceCode", credentials.serviceCode()))));
            OpenSession opened = OpenSession.open(sealed(answer.required("jwe")), credentials.key());
            refusedAt.set(Optional.empty());
            return opened;
        } catch (SessionRejectedException rejected) {
            throw refusal(rejected.code());
        } catch (RefusedException refused) {
            throw refusal(refused.code());
        } catch (OutcomeUnknownException unknown) {
            throw new NotDoneException("No session with the bank could be opened: " + unknown.getMessage(), unknown);
        }
    }

    /** When the bank refused the last try that it answered (UTC); empty when it opened a session then. */
    Optional<Instant> refusedAt() {
        return refusedAt.get();
    }

    private SealedSession sealed(String jwe) {
        return new SealedSession(jwe, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private NotDoneException refusal(String code) {
        if (refusedAt.getAndSet(Optional.of(clock.instant())).isEmpty()) {
            LOG.error(
                    "The bank refuses to open a session ({}), so AlliancePay is not offered at the checkout until it opens one",
                    code);
        }
        return AccessClosedException.CODE.equals(code)
                ? new AccessClosedException()
                : new SessionRefusedException(
                        code,
                        "The bank refused to open a session (" + code
                                + "). Check the service code and the base URL, and that this server's address is on the"
                                + " bank's white list. Nothing was sent");
    }
}
