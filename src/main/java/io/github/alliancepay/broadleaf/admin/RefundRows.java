package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.refund.Refund;
import io.github.alliancepay.broadleaf.refund.RefundBalance;
import io.github.alliancepay.broadleaf.refund.RefundRefusal;
import io.github.alliancepay.broadleaf.refund.RefundState;
import java.util.List;
import java.util.stream.Stream;

/** The sums and refunds of a balance, as text. */
record RefundRows(RefundBalance balance, LocalizedTexts texts) {

    List<LabelledValue> sums() {
        boolean held = balance.isHold();
        return Stream.of(
                        sum(held ? "held" : "paid", balance.paid()),
                        sum(held ? "released" : "refunded", balance.refunded()),
                        sum(held ? "releasing" : "pending", balance.pending()),
                        sum(held ? "releasable" : "left", balance.left()))
                .toList();
    }

    /** Why nothing can be refunded now, empty when something can. */
    String blocked() {
        return balance.blocked().map(RefundRefusal::key).map(this::text).orElse("");
    }

    /** That the order is no longer as it was sold, empty when it is. */
    String edited() {
        return balance.orderEdited() ? texts.text("refund.order-edited") : "";
    }

    /** The sums of one refund, for the window in which its lines are chosen. */
    List<LabelledValue> sums(Refund refund) {
        return List.of(
                LabelledValue.of(
                        texts.text("sum.this"), texts.money(refund.orderAmount(), refund.currency(balance.payment()))),
                LabelledValue.of(texts.text("sum.made"), texts.time(refund.createdAt())),
                LabelledValue.of(texts.text("sum.by"), who(refund)));
    }

    private LabelledValue sum(String label, Coins amount) {
        return LabelledValue.of(texts.text("sum." + label), texts.money(amount, balance.currency()));
    }

    List<RefundRow> rows() {
        return balance.history().stream().map(this::row).toList();
    }

    RefundRow row(Refund refund) {
        return new RefundRow(
                texts.time(refund.createdAt()),
                texts.money(refund.orderAmount(), refund.currency(balance.payment())),
                state(refund),
                who(refund),
                why(refund),
                refund.origin().comment(),
                stock(refund),
                problem(refund),
                refund.lines().stream()
                        .map(line -> LineTexts.of(line, balance, texts))
                        .toList(),
                refund.isAssignable() && balance.isItemised(),
                refund.id());
    }

    private Badge state(Refund refund) {
        String tone =
                switch (refund.state()) {
                    case SUCCEEDED -> "good";
                    case FAILED, UNREADABLE -> "bad";
                    default -> "wait";
                };
        return new Badge(tone, text("refund.state." + refund.state().name()));
    }

    /** What has become of a refund, in a sentence. */
    String result(Refund refund) {
        return text("result." + refund.state().name());
    }

    private String text(String key) {
        return texts.refundText(balance.isHold(), key);
    }

    private String who(Refund refund) {
        return texts.actor(refund.requestedBy());
    }

    /** What exactly was put back is in the history. */
    private String stock(Refund refund) {
        if (!refund.restocks() || refund.state() == RefundState.FAILED || refund.isUnrecordable()) {
            return "";
        }
        return texts.text(refund.hostTransactionId().isPresent() ? "refund.restocked" : "refund.restock.later");
    }

    /** A reason of the plugin's own is a word that has a text. */
    private String why(Refund refund) {
        return AdminUser.isWord(refund.requestedBy()) ? texts.word("refund.why", refund.reason()) : refund.reason();
    }

    private String problem(Refund refund) {
        return switch (refund.state()) {
            case FAILED -> HistoryRow.failure(refund.failure(), texts);
            case UNKNOWN, PENDING -> text("refund.open." + refund.state().name());
            case UNREADABLE -> texts.text("refund.unreadable", refund.id(), refund.failure());
            default -> "";
        };
    }
}
