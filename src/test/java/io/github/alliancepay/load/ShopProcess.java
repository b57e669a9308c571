package io.github.alliancepay.load;

import com.zaxxer.hikari.HikariDataSource;
import io.github.alliancepay.broadleaf.bank.AllianceBank;
import io.github.alliancepay.broadleaf.payment.StartPayment;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.demo.DemoStore;
import io.github.alliancepay.sandbox.SandboxCredentials;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The demo store in a process of its own, as a shop has it. It offers its {@link ShopControl}. */
final class ShopProcess {

    private ShopProcess() {}

    /** The settings of a store at which many visitors come, with a pool of ten connections. */
    static Map<String, String> settings(int port, SandboxCredentials bank) {
        return new TreeMap<>(Map.of(
                "server.port",
                Integer.toString(port),
                // The client sends a form again after no lost connection, as a browser would.
                "server.tomcat.keep-alive-timeout",
                "5m",
                "server.tomcat.max-keep-alive-requests",
                "-1",
                "spring.datasource.hikari.maximum-pool-size",
                "10",
                "alliancepay.base-url",
                bank.baseUrl(),
                "alliancepay.merchant-id",
                bank.merchantId(),
                "alliancepay.service-code",
                bank.serviceCode(),
                "alliancepay.private-jwk",
                bank.privateJwk(),
                "alliancepay.test-mode",
                "true",
                "alliancepay.shop-url",
                "http://localhost:" + port));
    }

    /** The process itself: arguments are Spring Boot's. */
    public static void main(String[] arguments) throws Exception {
        ApplicationContext store =
                new SpringApplicationBuilder(DemoStore.class, AtOnceSubmission.class, EmptyPage.class).run(arguments);
        ControlPort.offer(
                ShopControl.class,
                new ShopInside(
                        store.getBean(HikariDataSource.class),
                        store.getBean(StartPayment.class),
                        store.getBean(SyncQueue.class),
                        store.getBean(AllianceBank.class)));
        JavaProcess.endWithParent();
    }

    /** The least that this shop can be asked for: what a page costs before anything is done for it. */
    @RestController
    static class EmptyPage {

        static final String PATH = "/empty";

        @GetMapping(PATH)
        String empty() {
            return "OK";
        }
    }
}
