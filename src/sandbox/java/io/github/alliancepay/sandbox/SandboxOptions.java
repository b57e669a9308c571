package io.github.alliancepay.sandbox;

import java.net.URI;
import java.util.Optional;

/**
 * How a sandbox starts.
 *
 * @param port the port on the loopback address; 0 uses any free port
 * @param seed decides merchant, key and ids; the same seed gives the same merchant
 * @param clock the bank's clock
 * @param publicUrl the address for browsers, if it is not {@code http://localhost:<port>}
 * @param testTerminal whether the terminal is a test terminal (protocol section 16)
 * @param merchantName the name on the payment page
 */
public record SandboxOptions(
        int port,
        long seed,
        SandboxClock clock,
        Optional<String> publicUrl,
        boolean testTerminal,
        String merchantName) {
    private static final int HIGHEST_PORT = 65_535;
    private static final long SEED = 20_260_901;

    /** Checks the port and the address. */
    public SandboxOptions {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port " + port + " does not exist; use 0 to " + HIGHEST_PORT);
        }
        publicUrl.map(URI::create).ifPresent(SandboxOptions::requireAbsolute);
        publicUrl = publicUrl.map(url -> url.replaceAll("/+$", ""));
    }

    private static void requireAbsolute(URI url) {
        if (url.getHost() == null) {
            throw new IllegalArgumentException(
                    "publicUrl " + url + " has no host; write it like https://bank.example.org");
        }
    }

    /** Any free port, the standard merchant, the system's time, an ordinary terminal. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(0, SEED, SandboxClock.system(), Optional.empty(), false, "Sandbox Store");
    }

    /** With another port. */
    public SandboxOptions withPort(int newPort) {
        return new SandboxOptions(newPort, seed, clock, publicUrl, testTerminal, merchantName);
    }

    /** With another seed. */
    public SandboxOptions withSeed(long newSeed) {
        return new SandboxOptions(port, newSeed, clock, publicUrl, testTerminal, merchantName);
    }

    /** With another clock. */
    public SandboxOptions withClock(SandboxClock newClock) {
        return new SandboxOptions(port, seed, newClock, publicUrl, testTerminal, merchantName);
    }

    /** With another address for browsers. */
    public SandboxOptions withPublicUrl(String newPublicUrl) {
        return new SandboxOptions(port, seed, clock, Optional.of(newPublicUrl), testTerminal, merchantName);
    }

    /** With a test terminal. */
    public SandboxOptions withTestTerminal() {
        return new SandboxOptions(port, seed, clock, publicUrl, true, merchantName);
    }

    /** With another name on the payment page. */
    public SandboxOptions withMerchantName(String newMerchantName) {
        return new SandboxOptions(port, seed, clock, publicUrl, testTerminal, newMerchantName);
    }
}
