package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.bank.OrderDescription;
import io.github.alliancepay.broadleaf.bank.OrderDescription.BasketLine;
import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.money.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A shop may tell the bank more about an order; it can neither stop nor change the payment by that. */
class CreateOrderCustomizerTests {

    private static final CreateOrderCustomizer PURPOSE =
            (request, order) -> request.describedAs(request.description().withPurpose("Order " + order.number()));

    private final Stage stage = new Stage();

    @Test
    void theLastCustomizerHasTheLastWord() {
        start(
                PURPOSE,
                (request, order) -> request.describedAs(
                        request.description().withComment("dep 7").withPurpose("Mugs")));

        assertThat(stage.bank.lastRequest().description())
                .isEqualTo(new OrderDescription(Optional.of("Mugs"), Optional.of("dep 7"), List.of()));
    }

    static Stream<CreateOrderCustomizer> mistakes() {
        return Stream.of(
                (request, order) -> {
                    throw new IllegalStateException("The shop's own database is away");
                },
                (request, order) -> null,
                (request, order) -> with(request, request.merchantRequestId(), new Coins(1)),
                (request, order) -> with(request, "another", request.amount()),
                (request, order) -> request.describedAs(
                        request.description().withBasket(List.of(new BasketLine("Mug", 1, new Coins(1))))),
                (request, order) ->
                        request.describedAs(new OrderDescription(Optional.empty(), Optional.of("Оплата"), List.of())));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeOfTheShopCostsNoPayment(CreateOrderCustomizer mistake) {
        Payment payment = start(PURPOSE, mistake);

        assertThat(payment.state()).isEqualTo(PaymentState.OPEN);
        assertThat(stage.bank.created()).isEqualTo(1);
        assertThat(stage.bank.lastRequest().merchantRequestId()).isEqualTo(payment.id());
        assertThat(stage.bank.lastRequest().amount()).isEqualTo(Stage.BILL.amount());
        assertThat(stage.bank.lastRequest().description().purpose()).contains("Order 7");
    }

    private Payment start(CreateOrderCustomizer... customizers) {
        stage.startWith(customizers).start(Stage.BILL, Stage.SHOPPER).opened().join();
        return stage.last();
    }

    private static OrderRequest with(OrderRequest request, String id, Coins amount) {
        return new OrderRequest(
                id, amount, Currency.UAH, request.language(), request.lifetime(), request.addresses(), request.payer());
    }
}
