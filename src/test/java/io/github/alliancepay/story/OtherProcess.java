package io.github.alliancepay.story;

import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.host.HostServices;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.refund.BookRefunds;
import io.github.alliancepay.broadleaf.refund.Inventory;
import io.github.alliancepay.broadleaf.refund.RefundBalances;
import io.github.alliancepay.broadleaf.refund.RefundLedger;
import io.github.alliancepay.broadleaf.refund.RefundProcess;
import io.github.alliancepay.broadleaf.refund.SendRefund;
import io.github.alliancepay.broadleaf.refund.TrackRefunds;
import io.github.alliancepay.testing.TestAddresses;
import java.time.Clock;

/** Another process of the same shop, with a bank or a ledger, that a story breaks. */
record OtherProcess(AllianceBank bank, PaymentLedger payments, RefundLedger refunds, HostServices host, Clock clock) {

    SendRefund sendRefund() {
        RefundProcess process =
                new RefundProcess(AllianceBanks.only(bank), payments, refunds, new TestAddresses(), clock);
        BookRefunds booking = new BookRefunds(payments, refunds, host.refundRecorder(), Inventory.NONE, clock);
        TrackRefunds tracker = new TrackRefunds(refunds, process, booking, clock);
        RefundBalances balances =
                new RefundBalances(AllianceBanks.only(bank), payments, refunds, host.orderLines(), tracker);
        return new SendRefund(payments, refunds, balances, process, clock);
    }
}
