package io.github.alliancepay.browser;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxControl;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.order.Operation;
import io.github.alliancepay.sandbox.testing.CallbackReceiver;
import io.github.alliancepay.sandbox.testing.Shop;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page of the sandbox bank keeps the accessibility rules of axe, best practice included, in both languages and colour schemes, on
 * a desktop and on a phone.
 */
@Tag("browser")
class SandboxPagesBrowserTests {

    private final SandboxBank bank = SandboxBank.start(SandboxOptions.defaults());
    private final Shop shop = new Shop(bank.credentials(), Clock.systemUTC());

    static Stream<Manner> manners() {
        return StorePagesBrowserTests.manners();
    }

    @BeforeEach
    void authorize() {
        shop.authorize();
    }

    @AfterEach
    void stop() {
        bank.close();
    }

    @ParameterizedTest
    @MethodSource("manners")
    void thePagesOfAnOrder(Manner manner) {
        String open = shop.order(12_800);
        check(manner, "/pay?hpp_id=" + open, "/pay?hpp_id=" + open + "&card=VISA", "/status?hpp_id=" + open);
        Operation attempt = control().require3ds(open);
        check(manner, "/pay?hpp_id=" + open);
        control().declineOperation(attempt.ecomOperationId(), "1", "16");
        check(manner, "/pay?hpp_id=" + open, "/status?hpp_id=" + open);
        String waiting = shop.order(12_800);
        control().leavePending(waiting);
        String paid = paid();
        check(manner, "/status?hpp_id=" + waiting, "/status?hpp_id=" + paid, receipt(paid));
        String late = shop.order(12_800);
        control().expire(late);
        check(manner, "/pay?hpp_id=" + late, "/pay?hpp_id=none");
    }

    @ParameterizedTest
    @MethodSource("manners")
    void thePagesOfItsControl(Manner manner) {
        control().cabinetRefund(payment(paid()).operationId().orElseThrow(), 100);
        try (CallbackReceiver callbacks = new CallbackReceiver()) {
            control().pay(shop.order(shop.orderRequest(12_800).put("notificationUrl", callbacks.url())));
            await().until(() -> callbacks.received().size() > 0);
        }
        control().fault(Fault.error("b_unknown_error"));
        check(manner, "/sandbox?q=none", "/sandbox/guide", "/sandbox");
        visit(manner, page -> {
            page.navigate(bank.baseUrl() + "/sandbox?lang=" + manner.language());
            page.locator("#callbacks details summary").first().click();
            Axe.check(page);
        });
    }

    private SandboxControl control() {
        return bank.control();
    }

    private String paid() {
        String order = shop.order(12_800);
        control().pay(order);
        return order;
    }

    private Operation payment(String order) {
        return control().order(order).payment().orElseThrow();
    }

    private String receipt(String order) {
        Operation payment = payment(order);
        return "/generate_receipt/" + payment.ecomOperationId() + "/"
                + payment.operationId().orElseThrow() + "?";
    }

    private void check(Manner manner, String... paths) {
        visit(manner, page -> Stream.of(paths).forEach(path -> {
            page.navigate(bank.baseUrl() + path + (path.contains("?") ? "&" : "?") + "lang=" + manner.language());
            Axe.check(page);
        }));
    }

    private static void visit(Manner manner, Consumer<Page> visit) {
        try (BrowserContext context = Chromium.open().newContext(manner.options())) {
            visit.accept(context.newPage());
        }
    }
}
