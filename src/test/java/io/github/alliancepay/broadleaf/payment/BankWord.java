package io.github.alliancepay.broadleaf.payment;

import static io.github.alliancepay.broadleaf.payment.Payments.EXPIRY;
import static io.github.alliancepay.broadleaf.payment.Payments.HOLD_END;
import static io.github.alliancepay.broadleaf.payment.Payments.START;
import static io.github.alliancepay.broadleaf.payment.Payments.answer;
import static io.github.alliancepay.broadleaf.payment.Payments.completion;
import static io.github.alliancepay.broadleaf.payment.Payments.hold;
import static io.github.alliancepay.broadleaf.payment.Payments.purchase;

import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.RefusedException;
import io.github.alliancepay.broadleaf.payment.RefundTracker.Returned;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Everything that can be known of the bank's side of a payment, as far as it makes a difference. */
enum BankWord {
    /** The whole amount came. */
    FITS(answering("SUCCESS", purchase("SUCCESS"))),
    /** The whole amount came, and some of it went back. */
    FITS_SOME_BACK(answering("SUCCESS", purchase("SUCCESS")), Returned.SOME),
    /** The whole amount came, and all of it went back. */
    FITS_ALL_BACK(answering("SUCCESS", purchase("SUCCESS")), Returned.ALL),
    /** Another amount came. */
    TOO_LITTLE(answering("SUCCESS", purchase("SUCCESS", "coinAmount", "100"))),
    /** Another amount came, and all of it went back. */
    TOO_LITTLE_ALL_BACK(answering("SUCCESS", purchase("SUCCESS", "coinAmount", "100")), Returned.ALL),
    /** The last attempt failed, and no other can follow. */
    DECLINED(answering("FAIL", purchase("FAIL", "actionCode", "1", "responseCode", "16"))),
    /** An attempt is under way. */
    UNDER_WAY(answering("PENDING", purchase("REQUIRED_3DS"))),
    /** An attempt is under way, and the time to pay is over. */
    UNDER_WAY_LATE(answering("PENDING", purchase("REQUIRED_3DS")), EXPIRY.plusSeconds(300)),
    /** Nobody has tried to pay. */
    NOTHING(answering("PENDING")),
    /** Nobody has tried to pay, and the time to pay is over. */
    NOTHING_LATE(answering("PENDING"), EXPIRY.plusSeconds(300)),
    /** The whole amount is held. */
    HELD(answering("SUCCESS", hold("SUCCESS"))),
    /** The whole amount is held, and its end is near. */
    HELD_NEARLY_OVER(answering("SUCCESS", hold("SUCCESS")), HOLD_END.minusSeconds(3600)),
    /** The whole amount was held, and the hold has ended. */
    HELD_LATE(answering("SUCCESS", hold("SUCCESS")), HOLD_END.plusSeconds(600)),
    /** The whole amount is held, and its release is under way. */
    HELD_SOME_BACK(answering("SUCCESS", hold("SUCCESS")), Returned.SOME),
    /** The whole amount was held and is released. */
    HELD_ALL_BACK(answering("SUCCESS", hold("SUCCESS")), Returned.ALL),
    /** Another amount is held. */
    HELD_TOO_LITTLE(answering("SUCCESS", hold("SUCCESS", "coinAmount", "100"))),
    /** The whole amount is held, and its completion is under way after its end. */
    COMPLETING_LATE(answering("SUCCESS", hold("SUCCESS"), completion("PENDING")), HOLD_END.plusSeconds(600)),
    /** The whole amount was held, and a completion of it failed. */
    COMPLETION_FAILED(answering("SUCCESS", hold("SUCCESS"), completion("FAIL"))),
    /** The whole amount was held, and a part of it was taken. */
    COMPLETED_IN_PART(answering("SUCCESS", hold("SUCCESS"), completion("SUCCESS", "coinAmount", "23000"))),
    /** The answer is about an order with another request id, which nobody has paid. */
    FOREIGN(payment -> BankReply.of(payment, Payments.foreign(), false)),
    /** The answer is about an order with another request id, which somebody has paid. */
    FOREIGN_PAID(payment -> BankReply.of(payment, Payments.foreign(purchase("SUCCESS")), false)),
    /** The bank refuses: the time to pay is over. */
    OVER(payment -> new BankReply.Refused(new RefusedException(RefusedException.ORDER_EXPIRED, "over"))),
    /** The bank refuses for another reason. */
    REFUSED(payment -> new BankReply.Refused(new RefusedException("b_no", "no"))),
    /** No answer came. */
    SILENT(payment -> new BankReply.Silent(new NotDoneException("HTTP 503"))),
    /** There is no order to ask about. */
    UNKNOWN(payment -> new BankReply.NotAsked(), START.plusSeconds(60)),
    /** There has been no order to ask about for a while. */
    UNKNOWN_LATE(payment -> new BankReply.NotAsked());

    private static final Set<BankWord> OF_HOLDS = EnumSet.range(HELD, COMPLETED_IN_PART);

    private final Function<Payment, BankReply> reply;
    private final Returned returned;
    private final Instant now;

    BankWord(Function<Payment, BankReply> reply) {
        this(reply, Returned.NOTHING, START.plus(Duration.ofMinutes(5)));
    }

    BankWord(Function<Payment, BankReply> reply, Returned returned) {
        this(reply, returned, START.plus(Duration.ofMinutes(5)));
    }

    BankWord(Function<Payment, BankReply> reply, Instant now) {
        this(reply, Returned.NOTHING, now);
    }

    BankWord(Function<Payment, BankReply> reply, Returned returned, Instant now) {
        this.reply = reply;
        this.returned = returned;
        this.now = now;
    }

    private static Function<Payment, BankReply> answering(String status, Operation... operations) {
        BankOrder order = answer(status, operations);
        return payment -> BankReply.of(payment, order, false);
    }

    /** Whether it is about a payment whose money is held. */
    boolean isOfHold() {
        return OF_HOLDS.contains(this);
    }

    BankReply about(Payment payment) {
        return reply.apply(payment);
    }

    RefundProgress refunds() {
        return new RefundProgress(returned, Optional.empty(), false);
    }

    /** When it is said. */
    Instant at() {
        return now;
    }
}
