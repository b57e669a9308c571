package io.github.alliancepay.broadleaf.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Filter;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Key;
import io.github.alliancepay.broadleaf.payment.PaymentQuery.Sort;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentQueryTests {

    private static final Key KEY = Key.of(Payments.open());

    @Test
    void aTextFindsTheNewestOfAllPayments() {
        assertThat(PaymentQuery.of(" olena@ "))
                .isEqualTo(new PaymentQuery("olena@", Filter.ANY, Sort.NEWEST, Optional.empty(), Optional.empty(), 50));
    }

    @Test
    void aFilterOfAStatusAsksForNothingElse() {
        Filter filter = Filter.of(PaymentStatus.PAID);

        assertThat(filter.status()).contains(PaymentStatus.PAID);
        assertThat(filter).usingRecursiveComparison().ignoringFields("status").isEqualTo(Filter.ANY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 201, Integer.MAX_VALUE})
    void aPageIsNeitherEmptyNorEndless(int limit) {
        assertThatThrownBy(() -> PaymentQuery.of("", Filter.ANY, limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("1 to 200", Integer.toString(limit));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void aPageMayBeSmallOrLarge(int limit) {
        assertThat(PaymentQuery.of("", Filter.ANY, limit).limit()).isEqualTo(limit);
    }

    @Test
    void aPageHasOneNeighbour() {
        PaymentQuery query = PaymentQuery.of("");

        assertThat(query.before(KEY).after(KEY).before()).isEmpty();
        assertThat(query.after(KEY).before(KEY).after()).isEmpty();
        assertThatThrownBy(() -> new PaymentQuery("", Filter.ANY, Sort.OLDEST, Optional.of(KEY), Optional.of(KEY), 50))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not both");
    }

    @Test
    void theTextWhichMayBeAnAddressIsInNoLog() {
        assertThat(PaymentQuery.of("olena@example.com"))
                .asString()
                .contains("NEWEST", "50")
                .doesNotContain("olena");
    }

    @Test
    void aPlaceInAListIsReadAsItWasWritten() {
        assertThat(KEY).hasToString("1795510800000-27662-payment-1");
        assertThat(Key.parse(KEY.toString())).contains(KEY);
        assertThat(KEY.amount()).isEqualTo(new Coins(27_662));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-2",
                "1-2-",
                "-1-2-p",
                "1--2-p",
                "a-2-p",
                "1-2-p q",
                "1-2-p\n",
                "1234567890123456-2-p",
                "1-1234567890123456789-p"
            })
    void whatIsNoPlaceInAListIsNone(String text) {
        assertThat(Key.parse(text)).isEmpty();
    }

    @Test
    void aPlaceInAListIsShort() {
        assertThat(Key.parse("1-2-" + "p".repeat(116))).isPresent();
        assertThat(Key.parse("1-2-" + "p".repeat(117))).isEmpty();
    }
}
