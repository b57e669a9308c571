package io.github.alliancepay.broadleaf.bank.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alliancepay.broadleaf.bank.BankOrder;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.Operation;
import io.github.alliancepay.broadleaf.bank.RefundRequest;
import io.github.alliancepay.broadleaf.money.Coins;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxCredentials;
import io.github.alliancepay.sandbox.SandboxOptions;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The merchant's key is changed while the shop sells, at a bank that still knows the former key only. */
class KeyRotationTests {

    private final SandboxBank bank = SandboxBank.start(SandboxOptions.defaults());
    private final InMemorySessionStore store = new InMemorySessionStore();
    private final MerchantKey former = MerchantKey.parse(bank.credentials().privateJwk());
    private final MerchantKey renewed =
            MerchantKey.parse(MerchantKeyPair.generate().privateJwk());

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void aBankThatHasNotTakenTheNewKeyYetIsUnderstood() {
        HttpAllianceBank shop = shop(renewed.withPrevious(former));
        String order = shop.createOrder(WireBank.orderRequest()).hppOrderId();
        bank.control().callbacks(false);
        bank.control().pay(order);

        BankOrder paid = shop.order(order);
        Operation refund = shop.refund(new RefundRequest(
                "refund-1",
                paid.operations().get(0).field("operationId"),
                new Coins(6960),
                Optional.empty(),
                Optional.empty()));

        assertThat(refund.type()).isEqualTo("REFUND");
        assertThat(shop.usesNewKey()).contains(false);
    }

    @Test
    void theSessionOfANodeWithTheFormerKeyIsTakenOver() {
        shop(former).keepSession();
        HttpAllianceBank next = shop(renewed.withPrevious(former));

        next.keepSession();

        assertThat(bank.control().calls(io.github.alliancepay.sandbox.fault.Endpoint.AUTHORIZE))
                .isEqualTo(1);
    }

    /** The bank's key is the new one here, and the other one is the former. */
    @Test
    void thatTheBankUsesTheNewKeyIsSeen() {
        HttpAllianceBank shop = shop(former.withPrevious(renewed));
        assertThat(shop.usesNewKey()).isEmpty();

        shop.authorize();

        assertThat(shop.usesNewKey()).contains(true);
    }

    @Test
    void withoutAPreviousKeyThereIsNothingToSay() {
        HttpAllianceBank shop = shop(former);
        shop.authorize();

        assertThat(shop.usesNewKey()).isEqualTo(Optional.empty());
    }

    @Test
    void theNewKeyAloneDoesNotUnderstandTheBankYet() {
        assertThatExceptionOfType(NotDoneException.class)
                .isThrownBy(() -> shop(renewed).authorize())
                .withCauseInstanceOf(UndecipherableException.class);
    }

    private HttpAllianceBank shop(MerchantKey key) {
        SandboxCredentials given = bank.credentials();
        Credentials credentials = new Credentials(given.merchantId(), given.serviceCode(), key);
        Terminal terminal = new Terminal(URI.create(given.baseUrl()), credentials, BankSide.PAGE, true);
        return new HttpAllianceBank(terminal, store, Clock.systemUTC(), Timing.DEFAULT);
    }
}
