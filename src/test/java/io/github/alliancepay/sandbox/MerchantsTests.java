package io.github.alliancepay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.sandbox.jose.SandboxJwe;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.testing.Browser;
import io.github.alliancepay.sandbox.testing.CallbackReceiver;
import io.github.alliancepay.sandbox.testing.Shop;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shop with several terminals: several merchants of one bank. */
class MerchantsTests {

    private final SandboxClock clock = SandboxClock.standingAt(Instant.parse("2026-09-21T14:13:20.123Z"));
    private final SandboxBank bank = SandboxBank.start(SandboxOptions.defaults().withClock(clock));
    private final Shop hryvnias = new Shop(bank.credentials(), clock);
    private final Shop dollars = new Shop(bank.credentials("usd"), clock);

    @BeforeEach
    void authorize() {
        hryvnias.authorize();
        dollars.authorize();
    }

    @AfterEach
    void stop() {
        bank.close();
    }

    @Test
    void eachHasASessionOfItsOwn() {
        assertThat(hryvnias.query(hryvnias.order(100)).status()).isEqualTo(200);
        assertThat(dollars.query(dollars.order(100)).status()).isEqualTo(200);
    }

    @Test
    void theOrdersOfAnotherAreUnknown() {
        String order = hryvnias.order(100);
        bank.control().pay(order);
        String operation = bank.control()
                .order(order)
                .payment()
                .orElseThrow()
                .operationId()
                .orElseThrow();

        assertThat(dollars.query(order).msgCode()).isEqualTo("b_hpp_order_not_found");
        assertThat(dollars.refund(dollars.refundRequest(operation, 100)).msgCode())
                .isEqualTo("b_operation_not_found");
        assertThat(hryvnias.open(hryvnias.refund(hryvnias.refundRequest(operation, 100)))
                        .text("status"))
                .hasValue("PENDING");
    }

    @Test
    void aMerchantCannotOrderForAnother() {
        JsonObject request = hryvnias.orderRequest(100);

        assertThat(dollars.create(request).msgCode()).isEqualTo("b_user_merchant_request_mismatch");
    }

    @Test
    void aCallbackIsEncryptedToItsMerchant() {
        try (CallbackReceiver receiver = new CallbackReceiver()) {
            String order = dollars.order(dollars.orderRequest(100)
                    .put("notificationUrl", receiver.url())
                    .put("notificationEncryption", true));
            bank.control().pay(order);
            bank.control().runDue();

            String key = bank.credentials("usd").privateJwk();
            assertThat(receiver.received()).singleElement().satisfies(body -> assertThat(SandboxJwe.decrypt(body, key))
                    .contains(order));
        }
    }

    @Test
    void theCredentialsOfAFurtherMerchantAreThereForTheAsking() {
        Browser browser = new Browser(bank.baseUrl());

        assertThat(browser.get("/sandbox/credentials?merchant=usd").body())
                .contains(bank.credentials("usd").merchantId());
        assertThat(browser.get("/sandbox?lang=en").body()).contains("alliancepay.terminals.usd.merchant-id");
        assertThat(browser.get("/sandbox/credentials?merchant=Not%20One").status())
                .isEqualTo(400);
    }
}
