package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.bank.client.PaymentMethod;
import io.github.alliancepay.broadleaf.bank.client.StatusPage;
import io.github.alliancepay.broadleaf.ledger.Schema;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * The settings of the plugin, named {@code alliancepay.*}. Immutable. No bean, so that Actuator does not list them. Secrets belong in
 * environment variables or files, not in the shop's database.
 *
 * @param baseUrl the bank's API, as the bank gave it
 * @param merchantId the terminal, a UUID
 * @param serviceCode the technical login, a UUID; secret
 * @param privateJwk the merchant's private key as a JWK; secret
 * @param privateJwkFile a file that holds the key instead
 * @param testMode whether payments of a test terminal count and every page says TEST
 * @param shopUrl the shop's public base address, {@code https}; may be left out in test mode only
 * @param sessionRenewal the age at which the session with the bank is renewed
 */
public record AlliancePayProperties(
        String baseUrl,
        String merchantId,
        String serviceCode,
        String privateJwk,
        Path privateJwkFile,
        @DefaultValue("false") boolean testMode,
        URI shopUrl,
        @DefaultValue("12h") Duration sessionRenewal,
        @DefaultValue Page page,
        @DefaultValue Tables schema,
        @DefaultValue Watch clock,
        @DefaultValue Checkout checkout,
        @DefaultValue Admin admin) {

    /** @throws org.springframework.boot.context.properties.bind.BindException when a setting is of the wrong kind */
    static AlliancePayProperties of(Environment environment) {
        return Binder.get(environment).bindOrCreate("alliancepay", AlliancePayProperties.class);
    }

    Optional<URI> publicUrl() {
        return Optional.ofNullable(shopUrl);
    }

    /** Leaves the secrets out of logs. */
    @Override
    public String toString() {
        return "AlliancePayProperties[baseUrl=" + baseUrl + ", merchantId=" + merchantId + ", testMode=" + testMode
                + "]";
    }

    /**
     * The bank's page.
     *
     * @param lifetime how long it can be paid, 60 minutes to 24 hours
     * @param methods what it offers
     * @param statusPage what follows an attempt
     * @param redirectHosts under which host names it is accepted
     */
    public record Page(
            @DefaultValue("2h") Duration lifetime,
            @DefaultValue({"CARD", "APPLE_PAY", "GOOGLE_PAY"}) Set<PaymentMethod> methods,
            @DefaultValue("STATUS_TIMER_PAGE") StatusPage statusPage,
            @DefaultValue({"alb.ua", "bankalliance.ua"}) Set<String> redirectHosts) {}

    /** @param initialize when the tables are created at start */
    public record Tables(@DefaultValue("EMBEDDED") Schema.Mode initialize) {}

    /**
     * The clock that looks at payments.
     *
     * @param enabled whether this process looks by itself; the site does, the admin leaves it to the site
     * @param interval how often it looks for payments that are due
     */
    public record Watch(@DefaultValue("true") boolean enabled, @DefaultValue("5s") Duration interval) {}

    /**
     * The host's checkout.
     *
     * @param placements where the option is put, as {@code template|tag.class|fragment} with {@code |REPLACE} for one that
     *     takes the element's place; empty for the places of Broadleaf's demo store
     * @param refundOnFailure whether the money goes back when the host's checkout fails after it has come; kept by default, and the
     *     checkout is tried again
     * @param checkoutPath where a shopper goes to pay again; the demo store would send a guest without the parameter to its login
     */
    public record Checkout(
            List<String> placements,
            @DefaultValue("false") boolean refundOnFailure,
            @DefaultValue("/confirmation/{orderNumber}") String confirmationPath,
            @DefaultValue("/checkout?guest-checkout=true") String checkoutPath,
            @DefaultValue("/") String homePath) {

        /** Boot 2.6, inside older Broadleaf 6.2 releases, knows no empty default of a list. */
        public Checkout {
            placements = placements == null ? List.of() : List.copyOf(placements);
        }
    }

    /**
     * The host's admin.
     *
     * @param path where the admin's pages are, when they are not where the host's admin has them
     * @param menu whether the menu gets what it lacks of orders and payments, with the permission to refund
     * @param loadProductsFirst whether an order's products are loaded before its page, which Broadleaf 7.0.2 needs when its caches are
     *     cold
     */
    public record Admin(
            @DefaultValue("") String path,
            @DefaultValue("true") boolean menu,
            @DefaultValue("true") boolean loadProductsFirst) {}
}
