package io.github.alliancepay.broadleaf.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.checkout.Opening.Phase;
import io.github.alliancepay.broadleaf.checkout.PaymentAnswer.OfferedStep;
import io.github.alliancepay.broadleaf.host.HostOrder;
import io.github.alliancepay.broadleaf.host.HostOrder.Standing;
import io.github.alliancepay.broadleaf.payment.PaymentState;
import io.github.alliancepay.broadleaf.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a storefront is told is what the plugin's own pages say. */
class PaymentAnswersTests {

    private static final Texts TEXTS = new Texts();
    private static final HostOrder OWN = new HostOrder(Standing.CART, "", true, true);
    private static final HostOrder FOREIGN = new HostOrder(Standing.CART, "", false, false);

    @ParameterizedTest
    @EnumSource(PageKind.class)
    void everyPageGivesTheAdviceOfItsOwnPage(PageKind kind) {
        List<NextStep> everything = List.of(NextStep.values());
        List<NextStep> switchedOff = List.of(NextStep.OTHER_WAY, NextStep.SHOP);

        assertAdvised(page(kind, everything, OWN));
        assertAdvised(page(kind, switchedOff, OWN));
        assertAdvised(page(kind, List.of(NextStep.SHOP), FOREIGN));
    }

    private static void assertAdvised(PaymentPage page) {
        assertThat(answers("en").of(page).texts().next()).isEqualTo(TEXTS.text("en", page.advice()));
    }

    @ParameterizedTest
    @CsvSource({"TRANSFER, action.app", "RETRY, action.retry", "WAITING, action.bank", "UNPAID, action.bank"})
    void theButtonToTheBankHasTheWordsOfThePage(PageKind kind, String key) {
        assertThat(answers("uk").of(page(kind, List.of(NextStep.BANK), OWN)).steps())
                .extracting(OfferedStep::text)
                .containsExactly(TEXTS.text("uk", key));
    }

    @Test
    void whoAsksInALanguageAsksAgainInIt() {
        PaymentAnswer page = asked("uk").of(page(PageKind.EXPIRED, List.of(NextStep.PAY_AGAIN, NextStep.CHECK), OWN));
        PaymentAnswer opening = asked("uk").of(opening(Phase.OPENING, PaymentState.CREATED), List.of());

        assertThat(page.next()).isEqualTo("/shop/alliancepay/api/payments/tok?lang=uk");
        assertThat(page.steps())
                .extracting(OfferedStep::address)
                .containsExactly(
                        "/shop/alliancepay/api/checkout?again=tok&lang=uk",
                        "/shop/alliancepay/api/payments/tok?lang=uk");
        assertThat(opening.next()).isEqualTo("/shop/alliancepay/api/payments/tok?turn=3&lang=uk");
        assertThat(answers("uk")
                        .of(opening(Phase.OPENING, PaymentState.CREATED), List.of())
                        .next())
                .isEqualTo("/shop/alliancepay/api/payments/tok?turn=3");
    }

    @Test
    void aFailedOpeningIsAskedForAgainAsOne() {
        PaymentAnswer failed =
                answers("en").of(opening(Phase.FAILED, PaymentState.CREATED), List.of(NextStep.PAY_AGAIN));

        assertThat(failed.next()).isEqualTo("/shop/alliancepay/api/payments/tok?turn=3");
        assertThat(failed.texts().next()).isEqualTo(TEXTS.text("en", "problem.start.unknown.next"));
    }

    @Test
    void aFailedOpeningAdvisesNothingThatItDoesNotOffer() {
        Opening failed = opening(Phase.FAILED, PaymentState.ABANDONED);

        assertThat(Arrays.asList(
                        answers("en")
                                .of(failed, List.of(NextStep.OTHER_WAY))
                                .texts()
                                .next(),
                        answers("en").of(failed, List.of(NextStep.SHOP)).texts().next()))
                .containsExactly(TEXTS.text("en", "page.off.next"), TEXTS.text("en", "page.elsewhere.next"));
    }

    private static Opening opening(Phase phase, PaymentState state) {
        return new Opening(phase, Shops.payment(state), OWN, 2);
    }

    private static PaymentPage page(PageKind kind, List<NextStep> steps, HostOrder order) {
        return new PaymentPage(kind, steps, Shops.payment(PaymentState.OPEN, "1.16"), order, Receipt.NONE);
    }

    private static PaymentAnswers answers(String language) {
        return answers(language, Optional.empty());
    }

    private static PaymentAnswers asked(String language) {
        return answers(language, Optional.of(language));
    }

    private static PaymentAnswers answers(String language, Optional<String> asked) {
        CheckoutSettings settings = Shops.settings(false);
        CheckoutExpressions words =
                new CheckoutExpressionsFactory(TEXTS, Shops.open(""), settings).in(language, "merchant");
        return new PaymentAnswers(words, settings, "/shop", asked);
    }
}
