package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.payment.CreateOrderCustomizer;
import io.github.alliancepay.broadleaf.payment.Payment;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.demo.shop.OrderDesk;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.order.OrderRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.broadleafcommerce.core.order.service.OrderService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The accountant finds an order by its number in the bank's register, because the bank was told it. */
@Import(DescribedOrderIntegrationTests.FailingShop.class)
@TestPropertySource(properties = "alliancepay.order.basket=true")
@Tag("alone")
class DescribedOrderIntegrationTests extends Story {

    @Autowired
    private OrderDesk desk;

    @Autowired
    private OrderService orders;

    @Test
    void theBankIsToldWhichOrderIsPaidAndWhatIsInIt() {
        Guest guest = Guest.atTheCheckout(shopUrl());
        String page = Guest.bankPage(guest.startPaying());
        String hppOrderId = URI.create(page).getQuery().replaceFirst(".*hpp_id=([^&]+).*", "$1");

        OrderRequest sent = bank().order(hppOrderId).request();
        String id = String.valueOf(orderOf(paymentAt(hppOrderId)));
        assertThat(sent.purpose()).contains("Оплата замовлення " + id);
        assertThat(sent.comment()).contains(id);
        assertThat(sent.basket()).hasSizeGreaterThan(1);
        assertThat(sum(sent.basket())).isEqualTo(sent.coins());
        assertThat(bank().pay(hppOrderId)).isNotNull();
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of("ЗАМ-17", "Оплата замовлення ЗАМ-17"),
                Arguments.of("\"'; DROP <b>", "Оплата замовлення \"'; DROP b"),
                Arguments.of("7".repeat(255), "Оплата замовлення " + "7".repeat(100)),
                Arguments.of("🎁2026🎁", "Оплата замовлення 2026"));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aHostileNumberIsToldAsFarAsTheBankTakesIt(String number, String purpose) {
        bank().callbacks(false);
        long order = cart();
        desk.change(order, cart -> {
            cart.setOrderNumber(number);
            return orders.save(cart, false);
        });

        Payment payment = start(order);

        OrderRequest sent = bank().order(payment.hppOrderId().orElseThrow()).request();
        assertThat(sent.purpose()).contains(purpose);
        assertThat(sent.comment().orElseThrow()).endsWith("," + order).matches("[A-Za-z0-9 ,.;:'-]+");
        pay(payment);
        passAMinute();
        assertThat(stateOf(payment)).isEqualTo(PaymentState.COMPLETED);
    }

    private static long sum(List<JsonObject> basket) {
        return basket.stream()
                .mapToLong(line -> line.whole("sum").orElseThrow())
                .sum();
    }

    /** A shop whose own customizer fails at every start, which nobody may feel. */
    @TestConfiguration
    static class FailingShop {

        @Bean
        CreateOrderCustomizer failing() {
            return (request, order) -> {
                throw new IllegalStateException("The shop's own service is away");
            };
        }
    }
}
