package io.github.alliancepay.load;

import io.github.alliancepay.sandbox.SandboxBank;
import io.github.alliancepay.sandbox.SandboxCredentials;
import io.github.alliancepay.sandbox.SandboxOptions;
import io.github.alliancepay.testing.FreePort;
import io.github.alliancepay.testing.PostgresServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A shop in a process of its own, beside its database on this machine. Its visitors and the bank are in another, which stands for other
 * machines. The system property {@code shop.options} adds options to the shop's JVM. One thread controls it.
 */
final class SeparateShop implements AutoCloseable {

    /** A payment is open for each who comes back, the guest and each callback; and one is paid for each clerk. */
    private static final int OPEN_PAYMENTS = CrowdControl.SHOPPERS + 11;

    private static final int PAID_ORDERS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String address;
    private final String database;
    private final JavaProcess shop;
    private final JavaProcess crowd;

    private SeparateShop(String address, String database, JavaProcess shop, JavaProcess crowd) {
        this.address = address;
        this.database = database;
        this.shop = shop;
        this.crowd = crowd;
    }

    static SeparateShop open() throws IOException {
        int port = FreePort.find();
        int bankPort = FreePort.find();
        String address = "http://localhost:" + port;
        String database = PostgresServer.newDatabase();
        Map<String, String> settings = ShopProcess.settings(port, bank(bankPort));
        settings.put("spring.datasource.url", database);
        JavaProcess shop = JavaProcess.here(
                ShopProcess.class,
                options("shop.options", "-Xmx1g"),
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toList());
        JavaProcess crowd = JavaProcess.elsewhere(
                CrowdProcess.class,
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                List.of(Integer.toString(bankPort), address, database, Integer.toString(shop.port())));
        return new SeparateShop(address, database, shop, crowd);
    }

    /** The bank in the other process has the same: it is the same merchant. */
    private static SandboxCredentials bank(int port) {
        try (SandboxBank bank = SandboxBank.start(SandboxOptions.defaults().withPort(port))) {
            return bank.credentials();
        }
    }

    private static List<String> options(String property, String standard) {
        return Stream.concat(
                        Stream.of(standard),
                        Stream.of(System.getProperty(property, "").split(" ")))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /** Everything that can happen in it, with payments for everybody. */
    Round round() {
        crowd().openPages(PAID_ORDERS + OPEN_PAYMENTS);
        crowd().payOrders(PAID_ORDERS);
        crowd().settledPerSecond(PAID_ORDERS, PATIENCE, Duration.ZERO);
        return new Round(crowd(), control(), new Stranger(address));
    }

    CrowdControl crowd() {
        return crowd.offered(CrowdControl.class);
    }

    ShopControl control() {
        return shop.offered(ShopControl.class);
    }

    String address() {
        return address;
    }

    /** The JDBC address, with the login. */
    String database() {
        return database;
    }

    /** Ends the shop as {@code kill -9} does; its visitors and the bank stay. */
    void kill() {
        shop.kill();
    }

    @Override
    public void close() throws IOException {
        crowd.close();
        shop.close();
    }
}
