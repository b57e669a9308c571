package io.github.alliancepay.broadleaf.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import io.github.alliancepay.broadleaf.money.Coins;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllianceBanksTests {

    private final AllianceBank bank = mock(AllianceBank.class, CALLS_REAL_METHODS);

    @Test
    void oneBankServesEveryPayment() {
        assertThat(AllianceBanks.only(bank).of("merchant-1")).isSameAs(bank);
        assertThat(AllianceBanks.only(bank).of("another")).isSameAs(bank);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "createOrder", "refund", "complete", "authorize"})
    void aTerminalThatIsNotKnownDoesNothingAndSaysWhich(String call) {
        AllianceBank unknown = AllianceBanks.unknown("merchant-7");
        ThrowingCallable work =
                switch (call) {
                    case "order" -> () -> unknown.order("h");
                    case "createOrder" -> () -> unknown.createOrder(null);
                    case "refund" -> () -> unknown.refund(null);
                    case "complete" -> () -> unknown.complete(null);
                    default -> unknown::authorize;
                };

        assertThat(catchThrowable(work))
                .isInstanceOf(NotDoneException.class)
                .hasMessageContainingAll("merchant-7", "Nothing was sent", "alliancepay.terminals");
    }

    @Test
    void aBankThatCanOnlyWaitAnswersAQuestionAtOnce() {
        BankOrder order = new BankOrder(
                "h", "e", "merchant-1", "payment-1", new Coins(1), "PENDING", "", Optional.empty(), List.of());
        doReturn(order).when(bank).order("h");
        NotDoneException away = new NotDoneException("away");
        doThrow(away).when(bank).order("x");

        assertThat(bank.queryOrder("h")).isCompletedWithValue(order);
        assertThat(bank.queryOrder("x").handle((answer, failure) -> failure)).isCompletedWithValue(away);
    }
}
