package io.github.alliancepay.broadleaf.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.broadleaf.refund.RefundRefusal;
import io.github.alliancepay.broadleaf.refund.RefundRefusedException;
import io.github.alliancepay.broadleaf.refund.RefundSelection.SelectedLine;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type into the refund window. */
class RefundEntryTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"69.60|6960", "69,6|6960", "1 234,56|123456", "1\u00a0234,56 ₴|123456", "$5|500", "0|0"})
    void sumsAreReadAsPeopleWriteThem(String typed, long coins) {
        assertThat(selected(Map.of("amount.item:1", typed)).amount()).contains(new Coins(coins));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "-1", "1.234", "1e3", "0x10", "1.2.3", "1,234", "１２", "9999999999999999"})
    void whatIsNoSumIsRefused(String typed) {
        assertThatThrownBy(() -> selected(Map.of("amount.item:1", typed)))
                .isInstanceOfSatisfying(RefundRefusedException.class, refusal -> {
                    assertThat(refusal.refusal()).isEqualTo(RefundRefusal.NOT_A_NUMBER);
                    assertThat(refusal.arguments()).containsExactly(typed);
                });
    }

    @Test
    void aQuantityWithoutASumCostsWhatTheUnitsCost() {
        assertThat(selected(Map.of("quantity.item:1", " 2 ", "amount.item:1", " ")))
                .isEqualTo(new SelectedLine(2, Optional.empty()));
    }

    @Test
    void fieldsThatAreNotAboutLinesSelectNothing() {
        RefundEntry entry = new RefundEntry(Map.of("csrfToken", "x", "reason", " why ", "all", "true"));

        assertThat(entry.selection().lines()).isEmpty();
        assertThat(entry.reason()).isEqualTo("why");
        assertThat(entry.isAll()).isTrue();
    }

    private static SelectedLine selected(Map<String, String> fields) {
        return new RefundEntry(fields).selection().lines().get("item:1");
    }
}
