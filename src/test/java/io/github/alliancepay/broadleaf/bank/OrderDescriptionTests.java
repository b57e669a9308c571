package io.github.alliancepay.broadleaf.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.bank.OrderDescription.BasketLine;
import io.github.alliancepay.broadleaf.money.Coins;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class OrderDescriptionTests {

    @Property
    void anyTextBecomesOneThatTheBankTakes(@ForAll String text) {
        OrderDescription described = OrderDescription.NONE.withPurpose(text).withComment(text);

        assertThat(described.purpose().stream()).allMatch(purpose -> purpose.equals(purpose.strip()));
        assertThat(described.comment().stream()).allMatch(RefundRequest::takesComment);
    }

    @Example
    void aPurposeKeepsItsLettersAndLosesTheRest() {
        assertThat(purpose("Оплата замовлення №17/б «Косів»")).contains("Оплата замовлення №17/б «Косів»");
        assertThat(purpose("Order <b>1</b>\n\u0000 🎁 2")).contains("Order b 1 /b 2");
        assertThat(purpose(" 🎁 ")).isEmpty();
        assertThat(purpose("x".repeat(300))).contains("x".repeat(255));
        assertThat(purpose("x".repeat(254) + "𝒳")).contains("x".repeat(254));
    }

    @Example
    void whatBreaksARuleIsRefusedWithTheNameOfTheField() {
        Optional<String> none = Optional.empty();
        assertThatThrownBy(() -> new OrderDescription(Optional.of("x".repeat(256)), none, List.of()))
                .hasMessageContaining("purpose");
        assertThatThrownBy(() -> new OrderDescription(Optional.of("a\nb"), none, List.of()))
                .hasMessageContaining("purpose");
        assertThatThrownBy(() -> new OrderDescription(none, Optional.of("Оплата"), List.of()))
                .hasMessageContaining("comment");
        assertThatThrownBy(() -> new BasketLine(" ", 1, Coins.ZERO)).hasMessageContaining("name");
        assertThatThrownBy(() -> new BasketLine("mug", 0, Coins.ZERO)).hasMessageContaining("unit");
    }

    private static Optional<String> purpose(String text) {
        return OrderDescription.NONE.withPurpose(text).purpose();
    }
}
