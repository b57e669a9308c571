package io.github.alliancepay.broadleaf.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.Bill;
import io.github.alliancepay.broadleaf.payment.Fingerprint;
import io.github.alliancepay.broadleaf.payment.PayLink;
import io.github.alliancepay.broadleaf.payment.PayLink.Mailing;
import io.github.alliancepay.broadleaf.payment.PayLink.Revocation;
import io.github.alliancepay.broadleaf.payment.PayLinkLedger;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link PayLinkLedger} promises, in every database. */
abstract class PayLinkLedgerContract extends LedgerContract {

    private final PayLinkLedger here = ledger.payLinks();
    private final PayLinkLedger there = JdbcLedger.over(transactions).payLinks();

    PayLinkLedgerContract(Supplier<HikariDataSource> database) {
        super(database);
    }

    @BeforeEach
    void tables() {
        createTables();
    }

    @Test
    void aLinkIsFoundByItsSecretAlone() {
        PayLink link = link("a", 7, 0);
        here.add(link, "secret");

        assertThat(there.findByToken("secret")).contains(link);
        assertThat(there.findByToken("Secret")).isEmpty();
        assertThat(there.findByToken(Fingerprint.of("secret"))).isEmpty();
        assertThat(sql().queryForList("SELECT * FROM ALLIANCEPAY_LINK").toString())
                .doesNotContain("secret");
    }

    @Test
    void theLinksOfAnOrderAreListedFromTheNewest() {
        here.add(link("a", 7, 0), "first");
        here.add(link("b", 7, 1), "second");
        here.add(link("c", 8, 2), "of another order");

        assertThat(there.ofOrder(7)).extracting(PayLink::id).containsExactly("b", "a");
        assertThat(there.ofOrder(9)).isEmpty();
    }

    @Test
    void aRevocationIsKeptAndNeverChanged() {
        here.add(link("a", 7, 0), "first");
        here.add(link("c", 8, 0), "of another order");
        here.revoke(7, new Revocation(minute(1), "iryna"));
        there.revoke(7, new Revocation(minute(2), "petro"));

        assertThat(there.findByToken("first").flatMap(PayLink::revocation))
                .contains(new Revocation(minute(1), "iryna"));
        assertThat(there.findByToken("of another order").flatMap(PayLink::revocation))
                .isEmpty();
    }

    @Test
    void theLastMailingIsKept() {
        here.add(link("a", 7, 0), "first");
        here.mailed("a", new Mailing(minute(1), "iryna"));
        there.mailed("a", new Mailing(minute(2), "petro"));

        assertThat(there.findByToken("first").flatMap(PayLink::mailing)).contains(new Mailing(minute(2), "petro"));
        assertThat(there.findByToken("first").flatMap(PayLink::revocation)).isEmpty();
    }

    private static PayLink link(String id, long order, long minutes) {
        Bill bill = new Bill(order, new Coins(27662), Currency.UAH, Fingerprint.of("lines"));
        return new PayLink(
                id, bill, minute(minutes), minute(minutes + 60), "iryna", Optional.empty(), Optional.empty());
    }
}
