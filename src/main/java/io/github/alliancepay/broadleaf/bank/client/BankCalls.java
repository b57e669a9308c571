package io.github.alliancepay.broadleaf.bank.client;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.RefusedException;

/** Asks the bank one question and reads its answer: the channel behind the guard, with the verdict on what came back. */
final class BankCalls {

    private static final String SEAL_UNREADABLE = "b_encryptor_failed_decrypt_message";

    private final HttpTransport channel;
    private final CircuitGuard guard;

    BankCalls(HttpTransport channel, CircuitGuard guard) {
        this.channel = channel;
        this.guard = guard;
    }

    /** @throws BankException one of the three kinds, or {@link SessionRejectedException} */
    Fields ask(Call call) {
        return guard.guard(() -> {
            HttpTransport.Answer answer = channel.send(call);
            return ResponseErrors.success(answer.status(), answer.body());
        });
    }

    /** Asks for an answer that is encrypted to the merchant. */
    Fields askSealed(Call call, MerchantKey key) {
        return guard.guard(() -> {
            HttpTransport.Answer answer = channel.send(call);
            return unsealed(answer, key);
        });
    }

    /** A bank that cannot read the seal holds another key than the session gave, so another session helps (protocol section 3.4). */
    private static Fields unsealed(HttpTransport.Answer answer, MerchantKey key) {
        try {
            return ResponseErrors.sealedSuccess(answer.status(), answer.body(), key);
        } catch (RefusedException refused) {
            throw SEAL_UNREADABLE.equals(refused.code()) ? new SessionRejectedException(SEAL_UNREADABLE) : refused;
        }
    }

    boolean letsCallsThrough() {
        return guard.letsCallsThrough();
    }
}
