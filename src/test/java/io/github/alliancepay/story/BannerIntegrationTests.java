package io.github.alliancepay.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.broadleaf.text.Texts;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every page of the back office says first: that no real money moves, and that something is broken. */
class BannerIntegrationTests extends Story {

    private static final Texts TEXTS = new Texts();
    private static final Duration KEPT = Duration.ofSeconds(31);

    @Test
    void everyPageSaysThatNoRealMoneyMovesAndInWhichZoneItsTimesAre() {
        long order = orderOf(startedWithoutCallbacks());

        assertThat(list()).contains(says("test.office"), "Times: Kyiv (UTC+");
        assertThat(page("/admin/order/" + order + "/alliancepay")).contains(says("test.office"), "Times: Kyiv (UTC+");
    }

    @Test
    void anAccessThatTheBankRefusesIsSaidOnEveryPageUntilItIsOpenAgain() {
        bank().killSession();
        bank().lockServiceCode();
        startRefused(cart());

        assertThat(list()).contains(says("notice.ACCESS_REFUSED"), says("notice.ACCESS_REFUSED.safe"));

        bank().unlockServiceCode();
        startedWithoutCallbacks();
        assertThat(list()).doesNotContain(says("notice.ACCESS_REFUSED"));
    }

    @Test
    void thatNobodyCanPayIsSaid() {
        for (int shopper = 0; shopper < 3; shopper++) {
            bank().advance(Duration.ofSeconds(1));
            bank().fault(Fault.of(FaultKind.WRONG_AMOUNT).on(Endpoint.CREATE_ORDER));
            startRefused(cart());
        }
        bank().advance(Duration.ofSeconds(90));
        assertThat(list()).contains(says("notice.STARTS_FAIL"));

        startedWithoutCallbacks();
        bank().advance(KEPT);
        assertThat(list()).doesNotContain(says("notice.STARTS_FAIL"));
    }

    private static String list() {
        return page("/admin/alliancepay");
    }

    private static String page(String path) {
        return Clerk.named("admin", shopUrl()).get(path).body();
    }

    private static String says(String key) {
        return TEXTS.text("en", key);
    }
}
