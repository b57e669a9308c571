package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.RefusedException;

/** Makes one call to the bank and reads its answer. The circuit guard may hold the call back. */
final class BankCalls {

    private static final String UNDECIPHERABLE = "b_encryptor_failed_decrypt_message";

    private final HttpTransport transport;
    private final CircuitGuard guard;

    BankCalls(HttpTransport transport, CircuitGuard guard) {
        this.transport = transport;
        this.guard = guard;
    }

    /** @throws BankException one of the three kinds, or {@link SessionRejectedException} */
    Fields ask(Call call) {
        return guard.guard(() -> {
            HttpTransport.Answer answer = transport.send(call);
            return ResponseErrors.success(answer.status(), answer.body());
        });
    }

    /** Makes a call whose answer is encrypted to the merchant. */
    Fields askSealed(Call call, MerchantKey key) {
        return guard.guard(() -> {
            HttpTransport.Answer answer = transport.send(call);
            return decrypted(answer, key);
        });
    }

    /** When the bank cannot decrypt the request, it holds another key than this session; a new session helps (protocol section 3.4). */
    private static Fields decrypted(HttpTransport.Answer answer, MerchantKey key) {
        try {
            return ResponseErrors.sealedSuccess(answer.status(), answer.body(), key);
        } catch (RefusedException refused) {
            throw UNDECIPHERABLE.equals(refused.code()) ? new SessionRejectedException(UNDECIPHERABLE) : refused;
        }
    }

    boolean letsCallsThrough() {
        return guard.letsCallsThrough();
    }
}
