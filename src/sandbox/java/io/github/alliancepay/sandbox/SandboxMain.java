package io.github.alliancepay.sandbox;

import java.util.List;
import java.util.function.Function;

/** Runs a sandbox bank as a program of its own: {@code java -jar …-sandbox.jar --port 8090}. */
public final class SandboxMain {
    private static final String USAGE =
            """
            usage: java -jar alliancepay-broadleaf-<version>-sandbox.jar [options]
              --port N               the port on this machine, 8090 by default; 0 uses any free port
              --public-url URL       the address for browsers, if it is not http://localhost:<port>
              --seed N               another merchant with other keys; the same number gives the same merchant
              --merchant-name NAME   the name on the payment page
              --test-terminal        behave as a test terminal
              --help                 print this text and end""";
    private static final List<String> OPTIONS = List.of("--port", "--public-url", "--seed", "--merchant-name");
    private static final int USUAL_PORT = 8090;

    private SandboxMain() {}

    /** Starts the bank and prints its address and credentials. With {@code --help}, prints the options and ends. */
    public static void main(String... arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(USAGE);
            return;
        }
        SandboxBank bank = start(arguments);
        print(bank.credentials());
        Thread.currentThread().join();
    }

    private static SandboxBank start(String[] arguments) {
        try {
            return SandboxBank.start(options(arguments));
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(2);
            throw e;
        }
    }

    static SandboxOptions options(String... arguments) {
        SandboxOptions options = SandboxOptions.defaults().withPort(USUAL_PORT);
        for (int i = 0; i < arguments.length; i++) {
            boolean alone = arguments[i].equals("--test-terminal");
            options = alone ? options.withTestTerminal() : with(options, arguments[i], value(arguments, ++i));
        }
        return options;
    }

    private static String value(String[] arguments, int index) {
        requireKnown(arguments[index - 1]);
        if (index >= arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " needs a value");
        }
        return arguments[index];
    }

    private static void requireKnown(String name) {
        if (!OPTIONS.contains(name)) {
            throw new IllegalArgumentException("there is no option " + name);
        }
    }

    private static SandboxOptions with(SandboxOptions options, String name, String value) {
        return switch (name) {
            case "--port" -> options.withPort(number(name, value, Integer::valueOf));
            case "--seed" -> options.withSeed(number(name, value, Long::valueOf));
            case "--public-url" -> options.withPublicUrl(value);
            default -> options.withMerchantName(value);
        };
    }

    private static <N extends Number> N number(String name, String value, Function<String, N> type) {
        try {
            return type.apply(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a whole number, not " + value, e);
        }
    }

    private static void print(SandboxCredentials credentials) {
        System.out.println(
                """
                AlliancePay sandbox bank - not a bank, no real money
                  control page  %1$s/sandbox
                  credentials   %1$s/sandbox/credentials

                alliancepay.base-url=%1$s
                alliancepay.merchant-id=%2$s
                alliancepay.service-code=%3$s
                alliancepay.private-jwk=%4$s
                """
                        .formatted(
                                credentials.baseUrl(),
                                credentials.merchantId(),
                                credentials.serviceCode(),
                                credentials.privateJwk()));
    }
}
