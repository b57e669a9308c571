package io.github.alliancepay.broadleaf.bank;

/** Asks the bank one question and reads its answer: the channel behind the guard, with the verdict on what came back. */
final class BankLine {

    private static final String SEAL_UNREADABLE = "b_encryptor_failed_decrypt_message";

    private final BankChannel channel;
    private final CircuitGuard guard;

    BankLine(BankChannel channel, CircuitGuard guard) {
        this.channel = channel;
        this.guard = guard;
    }

    /** @throws BankException one of the three kinds, or {@link SessionRejectedException} */
    Fields ask(Call call) {
        return guard.guard(() -> {
            BankChannel.Answer answer = channel.send(call);
            return Verdict.success(answer.status(), answer.body());
        });
    }

    /** Asks for an answer that is encrypted to the merchant. */
    Fields askSealed(Call call, MerchantKey key) {
        return guard.guard(() -> {
            BankChannel.Answer answer = channel.send(call);
            return unsealed(answer, key);
        });
    }

    /** A bank that cannot read the seal holds another key than the session gave, so another session helps (protocol section 3.4). */
    private static Fields unsealed(BankChannel.Answer answer, MerchantKey key) {
        try {
            return Verdict.sealedSuccess(answer.status(), answer.body(), key);
        } catch (RefusedException refused) {
            throw SEAL_UNREADABLE.equals(refused.code()) ? new SessionRejectedException(SEAL_UNREADABLE) : refused;
        }
    }

    boolean letsCallsThrough() {
        return guard.letsCallsThrough();
    }
}
