package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.AllianceBanks;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.payment.OrderDetails;
import io.github.alliancepay.broadleaf.payment.OrderRequests;
import io.github.alliancepay.broadleaf.payment.PageOpening;
import io.github.alliancepay.broadleaf.payment.PageTerms;
import io.github.alliancepay.broadleaf.payment.PayLinks;
import io.github.alliancepay.broadleaf.payment.PayableOrder;
import io.github.alliancepay.broadleaf.payment.PaymentRoute;
import io.github.alliancepay.broadleaf.payment.Shopper;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.text.Texts;
import io.github.alliancepay.testing.HostEngine;
import io.github.alliancepay.testing.LedgerDatabase;
import io.github.alliancepay.testing.MovingClock;
import io.github.alliancepay.testing.TestAddresses;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.context.request.ServletWebRequest;

class PayLinkControllerTests {

    private static final Texts TEXTS = new Texts();

    private final MovingClock clock = MovingClock.standingAt(Shops.NOON);
    private final JdbcLedger ledger = JdbcLedger.over(new DataSourceTransactionManager(LedgerDatabase.empty()));

    /** The default terminal is the one without a name. */
    @ParameterizedTest
    @CsvSource({"live, false", "trial, true"})
    void thePageSaysTestWhereTheTerminalOfItsOrderIsATestTerminal(String terminal, boolean test) {
        String defaultIsATest = render(terminal, List.of("trial", ""));
        String defaultIsLive = render(terminal, List.of("trial"));

        assertThat(defaultIsATest).contains("<button type=\"submit\"");
        assertThat(defaultIsATest.contains(TEXTS.text("en", "test.ribbon"))).isEqualTo(test);
        assertThat(defaultIsLive.contains(TEXTS.text("en", "test.ribbon"))).isEqualTo(test);
    }

    private String render(String terminal, List<String> tests) {
        PayLinks links = links(terminal);
        String token =
                links.create(Shops.CART.orderId(), Duration.ofDays(1), "iryna").orElseThrow();
        ExtendedModelMap model = new ExtendedModelMap();
        Object view = new PayLinkController(links, Shops.settings(true), TEXTS)
                .show(
                        token,
                        "",
                        Locale.ENGLISH,
                        new ServletWebRequest(new MockHttpServletRequest(), new MockHttpServletResponse()),
                        model);
        return new HostEngine(true, Map.of(), Shops.mixed(tests)).render((String) view, "en", model);
    }

    /** To one order, which a shop's resolver gives to a terminal. */
    private PayLinks links(String terminal) {
        OrderRequests requests = new OrderRequests(
                new TestAddresses(),
                (bill, option) -> Optional.of(PaymentRoute.purchase(terminal)),
                new PageTerms(Duration.ofHours(2)),
                List.of());
        PageOpening pages = new PageOpening(AllianceBanks::unknown, ledger.payments(), null, Runnable::run, clock);
        Shopper shopper = new Shopper(new Payer("77", Map.of()), "olena@example.com", "en");
        return new PayLinks(
                ledger.payLinks(),
                id -> Optional.of(new PayableOrder(Shops.CART, shopper, OrderDetails.of(Shops.CART))),
                ledger.payments(),
                new StartPayment(ledger.payments(), pages, requests, clock, () -> true),
                clock);
    }
}
