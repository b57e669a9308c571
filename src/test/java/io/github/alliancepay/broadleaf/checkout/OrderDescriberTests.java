package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.OrderDescription;
import io.github.alliancepay.broadleaf.bank.OrderDescription.BasketLine;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.OrderDetails;
import io.github.alliancepay.broadleaf.text.Texts;
import io.github.alliancepay.testing.TestAddresses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderDescriberTests {

    private static final String COMMENT = "{orderNumber},{orderId}";

    @Test
    void theOrderIsNamedInTheShoppersLanguage() {
        OrderDescriber usual = new OrderDescriber(new Texts(), Optional.empty(), COMMENT);

        assertThat(described(usual, "uk", "2026-1").purpose()).contains("Оплата замовлення 2026-1");
        assertThat(described(usual, "en", "2026-1").purpose()).contains("Payment for order 2026-1");
        assertThat(described(usual, "en", "2026-1").comment()).contains("2026-1,77");
    }

    @Test
    void anOrderWithoutANumberIsNamedByItsIdOnce() {
        OrderDescription described = described(new OrderDescriber(new Texts(), Optional.empty(), COMMENT), "en", "77");

        assertThat(described)
                .isEqualTo(new OrderDescription(Optional.of("Payment for order 77"), Optional.of("77"), List.of()));
    }

    @Test
    void theShopsOwnWordsAreSentAndEmptyOnesAreNot() {
        OrderDescriber own = new OrderDescriber(new Texts(), Optional.of("Toloka, {orderNumber} ({orderId})"), "");
        OrderDescriber silent = new OrderDescriber(new Texts(), Optional.of(""), " , ");

        assertThat(described(own, "uk", "A-1"))
                .isEqualTo(new OrderDescription(Optional.of("Toloka, A-1 (77)"), Optional.empty(), List.of()));
        assertThat(described(silent, "uk", "A-1")).isEqualTo(OrderDescription.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026#1|2026#1,77",
                "ЗАМ-1|ZAM-1,77",
                "🎁7🎁|7,77",
                "1,2|1 2,77",
                "<script>1|script1,77",
                "{orderId}|77"
            })
    void aHostileNumberIsSentAsFarAsTheBankTakesIt(String number, String comment) {
        OrderDescriber usual = new OrderDescriber(new Texts(), Optional.empty(), COMMENT);

        assertThat(described(usual, "en", number).comment()).contains(comment);
    }

    @Test
    void aVeryLongNumberLeavesRoomForTheId() {
        OrderDescription described =
                described(new OrderDescriber(new Texts(), Optional.empty(), COMMENT), "en", "9".repeat(300));

        assertThat(described.comment()).contains("9".repeat(100) + ",77");
        assertThat(described.purpose()).contains("Payment for order " + "9".repeat(100));
    }

    @Test
    void theBasketIsSentWhenItAddsUpToWhatIsToPay() {
        List<OrderDetails.PricedLine> lines = List.of(
                new OrderDetails.PricedLine("Горнятко «Косів»", 2, new Coins(20_000)),
                new OrderDetails.PricedLine("Подарунок", 1, Coins.ZERO),
                new OrderDetails.PricedLine("", 1, new Coins(7_662)));

        assertThat(basket(lines))
                .containsExactly(
                        new BasketLine("Горнятко «Косів»", 2, new Coins(20_000)),
                        new BasketLine("Доставка та збори", 1, new Coins(7_662)));
        assertThat(basket(lines.subList(0, 2))).isEmpty();
        assertThat(basket(List.of())).isEmpty();
    }

    private static List<BasketLine> basket(List<OrderDetails.PricedLine> lines) {
        return new OrderBasket(new Texts())
                .customize(request("uk"), new OrderDetails(77, "77", () -> lines))
                .description()
                .basket();
    }

    private static OrderDescription described(OrderDescriber describer, String language, String number) {
        return describer
                .customize(request(language), new OrderDetails(77, number, List::of))
                .description();
    }

    private static OrderRequest request(String language) {
        return new OrderRequest(
                "request-1",
                new Coins(27_662),
                Currency.UAH,
                language,
                Optional.empty(),
                new TestAddresses().of("return", "callback"),
                new Payer("c1", Map.of()));
    }
}
