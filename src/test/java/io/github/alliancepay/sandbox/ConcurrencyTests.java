package io.github.alliancepay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultKind;
import io.github.alliancepay.sandbox.testing.Browser;
import io.github.alliancepay.sandbox.testing.CallbackReceiver;
import io.github.alliancepay.sandbox.testing.Reply;
import io.github.alliancepay.sandbox.testing.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConcurrencyTests {
    private static final int THREADS = 16;

    private final SandboxBank bank = SandboxBank.start(SandboxOptions.defaults());
    private final Shop shop = new Shop(bank.credentials(), SandboxClock.system());
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @BeforeEach
    void authorize() {
        shop.authorize();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        bank.close();
    }

    @Test
    void sixteenRefundsAtOnceReturnNoMoreThanWasPaid() throws Exception {
        String order = shop.order(1_000);
        String operation = bank.control().pay(order).operationId().orElseThrow();
        atOnce(() -> shop.refund(shop.refundRequest(operation, 300)));
        long refunded = bank.control().order(order).operations().stream()
                .filter(candidate -> candidate.kind().isRefund())
                .mapToLong(candidate -> candidate.amount().coins())
                .sum();
        assertThat(refunded).isEqualTo(900);
    }

    @Test
    void oneTryIsOneTryForSixteenTabs() throws Exception {
        String order = shop.order(1_000);
        Browser browser = new Browser(bank.baseUrl());
        atOnce(() -> browser.post("/pay/wallet", Map.of("hpp_id", order, "method", "APPLE_PAY")));
        assertThat(bank.control().order(order).operations()).hasSize(1);
    }

    @Test
    void aFaultHitsOneOfSixteenCalls() throws Exception {
        bank.control().fault(Fault.of(FaultKind.SERVICE_UNAVAILABLE));
        List<Reply> replies = atOnce(() -> shop.create(shop.orderRequest(100)));
        assertThat(replies.stream().filter(reply -> reply.status() == 503)).hasSize(1);
        assertThat(bank.control().orders()).hasSize(THREADS - 1);
    }

    @Test
    void onTheSystemsClockADeliveryIsWaitedFor() throws Exception {
        try (CallbackReceiver receiver = new CallbackReceiver()) {
            String order = shop.order(shop.orderRequest(100).put("notificationUrl", receiver.url()));
            bank.control().pay(order);
            bank.control().runDue();
            assertThat(receiver.received()).hasSize(1);
        }
    }

    private <T> List<T> atOnce(Callable<T> call) throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        for (Future<T> future : threads.invokeAll(java.util.Collections.nCopies(THREADS, call))) {
            results.add(future.get());
        }
        return results;
    }

    @Test
    void aTransferOfOneTryComesOnceFromSixteenTabs() throws Exception {
        String order = shop.order(
                shop.orderRequest(1_000).put("hppPayType", "A2A").put("merchantComment", "Payment for order 100001"));
        Browser browser = new Browser(bank.baseUrl());
        atOnce(() -> browser.post("/pay/transfer", Map.of("hpp_id", order, "method", "TRANSFER")));
        assertThat(bank.control().order(order).operations()).hasSize(1);
    }
}
