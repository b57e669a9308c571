package io.github.alliancepay.story;

import io.github.alliancepay.broadleaf.payment.PaymentSync;
import io.github.alliancepay.broadleaf.payment.SyncTrigger;
import io.github.alliancepay.demo.DemoStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.dto.PaymentRequestDTO;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationServiceProvider;
import org.broadleafcommerce.common.vendor.service.exception.PaymentException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The demo store in a process of its own, with the database and the bank of a story, at a time that stands still. It does what it is told,
 * on a thread for each task, until it is killed or its parent ends.
 */
final class ShopProcess implements AutoCloseable {

    /** What the process can be told; each takes an id. */
    enum Task {
        /** Opens the bank's page for an order. */
        START,
        /** Gives 10.00 of an order back. */
        REFUND,
        /** Asks the bank about a payment. */
        SYNC
    }

    private static final List<String> SHARED = List.of(
            "spring.datasource.url",
            "alliancepay.base-url",
            "alliancepay.merchant-id",
            "alliancepay.service-code",
            "alliancepay.private-jwk-file",
            "alliancepay.test-mode",
            "alliancepay.shop-url",
            "alliancepay.clock.enabled",
            "alliancepay.sandbox.enabled");

    private final Process process;
    private final Path log;

    private ShopProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** A process with the settings of a story's shop. It takes tasks at once and does them when its shop is open. */
    static ShopProcess beside(Environment story, Instant now) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                ShopProcess.class.getName(),
                "--server.port=0",
                "--story.now=" + now));
        SHARED.forEach(name -> command.add("--" + name + "=" + story.getRequiredProperty(name)));
        try {
            Path log = Files.createTempFile("shop", ".log");
            return new ShopProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void tell(Task task, Object id) {
        try {
            process.getOutputStream().write((task + " " + id + "\n").getBytes());
            process.getOutputStream().flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    /** What it printed. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends it in the middle of what it does, as {@code kill -9} does. */
    void kill() {
        try {
            if (!process.destroyForcibly().waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The process " + process.pid() + " does not end");
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        Files.delete(log);
    }

    /** The process itself. */
    public static void main(String[] arguments) {
        ApplicationContext shop = new SpringApplicationBuilder(DemoStore.class, StandingTime.class).run(arguments);
        Scanner tasks = new Scanner(System.in);
        while (tasks.hasNext()) {
            Task task = Task.valueOf(tasks.next());
            String id = tasks.next();
            new Thread(() -> work(shop, task, id)).start();
        }
        System.exit(0);
    }

    private static void work(ApplicationContext shop, Task task, String id) {
        try {
            var gateway = shop.getBean(PaymentGatewayConfigurationServiceProvider.class)
                    .getGatewayConfigurationService(PaymentGatewayType.getInstance("ALLIANCE_PAY"));
            var order = new PaymentRequestDTO().orderId(id);
            switch (task) {
                case START -> gateway.getHostedService().requestHostedEndpoint(order);
                case REFUND -> gateway.getTransactionService().refund(order.transactionTotal("10.00"));
                case SYNC -> shop.getBean(PaymentSync.class).sync(id, SyncTrigger.CLOCK);
            }
        } catch (PaymentException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class StandingTime {

        @Bean
        Clock alliancePayClock(@Value("${story.now}") Instant now) {
            return Clock.fixed(now, ZoneOffset.UTC);
        }
    }
}
