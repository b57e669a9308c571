package io.github.alliancepay.broadleaf.bank.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestsTests {

    @Test
    void aPageTakesOneAttemptWhenTheShopSaysSo() {
        assertThat(order(true).path("hppTryMode").asText()).isEqualTo("ONE_TRY");
    }

    @Test
    void otherwiseTheBankDecidesHowManyAttemptsAPageTakes() {
        assertThat(order(false).has("hppTryMode")).isFalse();
    }

    private static JsonNode order(boolean oneTry) {
        PageOptions page =
                new PageOptions(Set.of(PaymentMethod.CARD), StatusPage.STATUS_PAGE, oneTry, Set.of("bank.example"));
        Terminal terminal = new Terminal(URI.create("https://bank.example"), BankSide.CREDENTIALS, page, true);
        return new Requests(terminal, Clock.systemUTC()).order(WireBank.orderRequest());
    }
}
