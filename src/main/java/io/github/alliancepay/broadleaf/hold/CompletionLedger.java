package io.github.alliancepay.broadleaf.hold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The durable memory of completions, shared by all nodes. Every method is a transaction of its own, committed on return whatever transaction
 * of the host is open; safe for use by many threads.
 */
public interface CompletionLedger {

    /**
     * Writes a new completion.
     *
     * @return false when there is one with its id, or it is active and another of the payment is too; then nothing is written
     */
    boolean add(Completion completion);

    /**
     * Writes the changed fields of a completion, when its stored state still is the expected one.
     *
     * @return false when its state has changed meanwhile, or it would be active and another of the payment is; then nothing is written
     */
    boolean move(Completion completion, CompletionState expected);

    /**
     * Writes like {@link #move} a completion that is about to be sent.
     *
     * @param callbackToken the token by which the bank will call about it; its hash is stored in place of an earlier one
     */
    boolean send(Completion completion, CompletionState expected, String callbackToken);

    /** A completion, drafts included. */
    Optional<Completion> find(String id);

    /** All completions of a payment, oldest first, without drafts. */
    List<Completion> ofPayment(String paymentId);

    /** Forgets a completion that is still a draft. */
    void forgetDraft(String id);

    /** Forgets the drafts of a payment that were made before that time. */
    void forgetDrafts(String paymentId, Instant before);
}
