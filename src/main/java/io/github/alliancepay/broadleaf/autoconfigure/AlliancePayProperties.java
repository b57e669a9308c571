package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.admin.GuideAddress;
import io.github.alliancepay.broadleaf.bank.PayType;
import io.github.alliancepay.broadleaf.bank.PayerField;
import io.github.alliancepay.broadleaf.bank.client.PaymentMethod;
import io.github.alliancepay.broadleaf.bank.client.StatusPage;
import io.github.alliancepay.broadleaf.ledger.Schema.Mode;
import io.github.alliancepay.broadleaf.money.Currency;
import io.github.alliancepay.broadleaf.payment.TerminalRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * The settings of the plugin, named {@code alliancepay.*}. Immutable. The descriptions below go into the metadata that editors show.
 * Secrets belong in environment variables or files, not in the shop's database.
 *
 * @param baseUrl Address of the bank's API, as the bank gave it. Starts with https.
 * @param merchantId Merchant's id at the bank, a UUID.
 * @param serviceCode Technical login at the bank, a UUID. Secret.
 * @param privateJwk Merchant's private key (EC, P-384) as a JWK. Secret.
 * @param privateJwkFile File that holds the private key, instead of the key itself.
 * @param previousPrivateJwk Former private key as a JWK, while the bank may still encrypt to it. Secret.
 * @param previousPrivateJwkFile File that holds the former private key, instead of the key itself.
 * @param testMode Whether payments of a test terminal count. Every page then says TEST.
 * @param shopUrl Public address of the shop. Starts with https. May be left out in test mode only.
 * @param terminals Further terminals of the bank, each under a name of yours, such as alliancepay.terminals.usd.merchant-id.
 * @param sessionRenewal Age at which the session with the bank is renewed. Less than 24 hours.
 */
@ConfigurationProperties("alliancepay")
record AlliancePayProperties(
        String baseUrl,
        String merchantId,
        String serviceCode,
        String privateJwk,
        Path privateJwkFile,
        String previousPrivateJwk,
        Path previousPrivateJwkFile,
        @DefaultValue("false") boolean testMode,
        URI shopUrl,
        Map<String, TerminalSettings> terminals,
        @DefaultValue("12h") Duration sessionRenewal,
        @DefaultValue Page page,
        @DefaultValue A2a a2a,
        @DefaultValue PaymentSettings payment,
        @DefaultValue HoldSettings hold,
        @DefaultValue Order order,
        @DefaultValue PayerData payer,
        @DefaultValue SchemaSettings schema,
        @DefaultValue Clock clock,
        @DefaultValue Retention retention,
        @DefaultValue AttentionSettings attention,
        @DefaultValue PayLinkSettings payLink,
        @DefaultValue Checkout checkout,
        @DefaultValue Shop shop,
        @DefaultValue Admin admin) {

    /** Without further terminals Spring Boot binds nothing. */
    AlliancePayProperties {
        terminals = terminals == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(terminals));
    }

    /** The terminal of that name, with what it takes from the default terminal; the default terminal when no other has the name. */
    TerminalSettings terminal(String name) {
        return terminals.containsKey(name) ? terminals.get(name).withDefaults(terminal()) : terminal();
    }

    /** The default terminal, which takes what no other takes. */
    TerminalSettings terminal() {
        return new TerminalSettings(
                baseUrl,
                merchantId,
                serviceCode,
                privateJwk,
                privateJwkFile,
                previousPrivateJwk,
                previousPrivateJwkFile,
                testMode,
                null,
                null,
                null);
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
     * A terminal of the bank, with credentials of its own.
     *
     * @param baseUrl Address of the bank's API for this terminal. By default alliancepay.base-url.
     * @param merchantId Id of this terminal at the bank, a UUID.
     * @param serviceCode Technical login of this terminal, a UUID. Secret.
     * @param privateJwk Private key for this terminal as a JWK. By default that of the default terminal. Secret.
     * @param privateJwkFile File that holds the private key, instead of the key itself.
     * @param previousPrivateJwk Former private key of this terminal as a JWK, if it has a key of its own. Secret.
     * @param previousPrivateJwkFile File that holds the former private key, instead of the key itself.
     * @param testMode Whether this is a test terminal whose payments count. By default alliancepay.test-mode.
     * @param sites Names of the host's sites whose orders it takes. By default those of all sites.
     * @param currencies Currencies of the orders that it takes. By default all.
     * @param types Kinds of payments that it takes, PURCHASE, PREAUTH or A2A. By default cards.
     */
    record TerminalSettings(
            String baseUrl,
            String merchantId,
            String serviceCode,
            String privateJwk,
            Path privateJwkFile,
            String previousPrivateJwk,
            Path previousPrivateJwkFile,
            Boolean testMode,
            Set<String> sites,
            Set<Currency> currencies,
            Set<PayType> types) {

        TerminalSettings {
            sites = sites == null ? Set.of() : Set.copyOf(sites);
            currencies = currencies == null ? Set.of() : Set.copyOf(currencies);
            types = types == null ? Set.of() : Set.copyOf(types);
        }

        boolean isTest() {
            return Boolean.TRUE.equals(testMode);
        }

        /** The same with what is missing taken from another; never the ids. */
        TerminalSettings withDefaults(TerminalSettings other) {
            boolean ownKey = privateJwk != null || privateJwkFile != null;
            return new TerminalSettings(
                    baseUrl == null ? other.baseUrl : baseUrl,
                    merchantId,
                    serviceCode,
                    ownKey ? privateJwk : other.privateJwk,
                    ownKey ? privateJwkFile : other.privateJwkFile,
                    ownKey ? previousPrivateJwk : other.previousPrivateJwk,
                    ownKey ? previousPrivateJwkFile : other.previousPrivateJwkFile,
                    testMode == null ? other.testMode : testMode,
                    sites,
                    currencies,
                    types);
        }

        /** The file that holds its present key; empty when the key is a setting itself. */
        Optional<Path> presentKeyFile() {
            return Optional.ofNullable(privateJwkFile).filter(file -> !StringUtils.hasText(privateJwk));
        }

        /** The files that hold its keys. */
        Stream<Path> keyFiles() {
            return Stream.of(Optional.ofNullable(privateJwkFile), Optional.ofNullable(previousPrivateJwkFile))
                    .flatMap(Optional::stream);
        }

        TerminalRule rule() {
            return new TerminalRule(merchantId.strip(), sites, currencies, types);
        }

        /** Leaves the secrets out of logs. */
        @Override
        public String toString() {
            return "TerminalSettings[merchantId=" + merchantId + "]";
        }
    }

    /**
     * The bank's page.
     *
     * @param lifetime How long the bank's page can be paid, from 60 minutes to 24 hours.
     * @param methods Ways to pay that the bank's page offers.
     * @param statusPage Page that the bank shows after an attempt to pay.
     * @param oneTry Whether the bank's page takes one attempt to pay only. Otherwise the bank decides.
     * @param redirectHosts Host names under which the bank's page is accepted, including their subdomains.
     */
    record Page(
            @DefaultValue("2h") Duration lifetime,
            @DefaultValue({"CARD", "APPLE_PAY", "GOOGLE_PAY"}) Set<PaymentMethod> methods,
            @DefaultValue("STATUS_TIMER_PAGE") StatusPage statusPage,
            @DefaultValue("false") boolean oneTry,
            @DefaultValue({"alb.ua", "bankalliance.ua"}) Set<String> redirectHosts) {}

    /**
     * Payments from account to account, by the app of the shopper's bank.
     *
     * @param enabled Whether they are offered beside cards. They need a terminal of the type A2A.
     */
    record A2a(@DefaultValue("false") boolean enabled) {}

    /**
     * How orders are paid.
     *
     * @param type PURCHASE takes the money at once. PREAUTH holds it until the hold is completed or released.
     */
    record PaymentSettings(@DefaultValue("PURCHASE") PayType type) {

        PaymentSettings {
            if (type == PayType.A2A) {
                throw new InvalidSettingException(
                        "alliancepay.payment.type", "It must be PURCHASE or PREAUTH, but is " + type);
            }
        }
    }

    /**
     * Money that is held at the bank.
     *
     * @param duration How long money is held, from 2 hours to 28 days. Then it goes back to the shopper by itself.
     * @param warning How long before its end a hold that is not completed needs attention.
     * @param completeOnStatus Order status of Broadleaf at which the hold of an order is completed. By default none.
     */
    record HoldSettings(
            @DefaultValue("7d") Duration duration,
            @DefaultValue("24h") Duration warning,
            @DefaultValue("") String completeOnStatus) {}

    /**
     * What the bank is told about an order. It is in the bank's register, and people read it at the bank. Both texts may have the
     * placeholders {orderNumber} and {orderId}.
     *
     * @param purpose Purpose of a payment. By default the message alliancepay.order.purpose in the shopper's language; an empty value sends
     *     none.
     * @param comment Merchant's comment, in Latin letters, its parts separated by commas. An empty value sends none.
     * @param basket Whether the bank's page lists what is paid for.
     */
    record Order(
            String purpose,
            @DefaultValue("{orderNumber},{orderId}") String comment,
            @DefaultValue("false") boolean basket) {

        Optional<String> ownPurpose() {
            return Optional.ofNullable(purpose);
        }
    }

    /**
     * What the bank is told about who pays.
     *
     * @param send Details of the payer that the bank is told as far as the shop knows them. An empty value tells none.
     */
    record PayerData(
            @DefaultValue({
                        "FIRST_NAME",
                        "LAST_NAME",
                        "MIDDLE_NAME",
                        "EMAIL",
                        "COUNTRY",
                        "REGION",
                        "CITY",
                        "STREET",
                        "ADDITIONAL_ADDRESS",
                        "ITN",
                        "PASSPORT",
                        "IP",
                        "PHONE",
                        "BIRTHDAY",
                        "GENDER",
                        "ZIP_CODE"
                    })
                    Set<PayerField> send) {}

    /**
     * The plugin's tables.
     *
     * @param initialize When missing tables are created at start.
     */
    record SchemaSettings(@DefaultValue("embedded") Mode initialize) {}

    /**
     * The clock that starts synchronisations with the bank.
     *
     * @param enabled Whether this process looks for payments that are due. The site does; the admin leaves it to the site.
     * @param interval How often it looks for payments that are due. One second or more.
     * @param atOnce How many payments are looked at at the same time, from 1 to 1000. They wait for the bank without holding a thread.
     * @param lateChecks Ages at which a payment that has its money is looked at once more, since a refund may have been made in the bank's
     *     cabinet. They rise.
     */
    record Clock(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("5s") Duration interval,
            @DefaultValue("150") int atOnce,
            @DefaultValue({"1d", "7d", "30d", "90d"}) List<Duration> lateChecks) {

        private static final Duration SHORTEST = Duration.ofSeconds(1);
        private static final int MOST = 1000;

        Clock {
            SettingProblems problems = new SettingProblems();
            Duration chosen = interval;
            problems.require(
                    interval.compareTo(SHORTEST) >= 0,
                    () -> new InvalidSettingException(
                            "alliancepay.clock.interval",
                            "It must be one second or more, such as 5s, but is " + chosen));
            int most = atOnce;
            problems.require(
                    atOnce >= 1 && atOnce <= MOST,
                    () -> new InvalidSettingException(
                            "alliancepay.clock.at-once",
                            "It must be from 1 to " + MOST + ", such as 150, but is " + most));
            problems.complain();
        }
    }

    /**
     * How long data are kept.
     *
     * @param personalData Age at which e-mail addresses, card masks, RRNs and other personal data of decided payments are erased. A day or
     *     more; 0 keeps them for ever.
     */
    record Retention(@DefaultValue("1095d") Duration personalData) {

        private static final Duration SHORTEST = Duration.ofDays(1);

        Retention {
            if (!personalData.isZero() && personalData.compareTo(SHORTEST) < 0) {
                throw new InvalidSettingException(
                        "alliancepay.retention.personal-data",
                        "It must be one day or more, such as 1095d, or 0 to keep the data for ever, but is "
                                + personalData);
            }
        }
    }

    /**
     * Messages about payments that need a person.
     *
     * @param mailTo E-mail addresses that get a message about each payment that needs attention, once for each reason. Needs a mail sender
     *     in the host.
     * @param mailFrom Sender's address of these messages. By default the first of the addresses that get them.
     */
    record AttentionSettings(List<String> mailTo, @DefaultValue("") String mailFrom) {

        /** Boot 2.6, inside older Broadleaf 6.2 releases, knows no empty default of a list. */
        AttentionSettings {
            mailTo = mailTo == null ? List.of() : List.copyOf(mailTo);
            Stream.concat(mailTo.stream(), Stream.of(mailFrom).filter(address -> !address.isEmpty()))
                    .filter(address -> !isAddress(address))
                    .findFirst()
                    .ifPresent(AttentionSettings::refuse);
        }

        private static void refuse(String address) {
            throw new InvalidSettingException(
                    "alliancepay.attention",
                    "Each of mail-to and mail-from must be a plain e-mail address, like accounts@shop.example, but one is "
                            + address);
        }

        static boolean isAddress(String text) {
            return text.matches("[^@\\s<>,;]+@[^@\\s<>,;]+");
        }

        String from() {
            return mailFrom.isEmpty() ? mailTo.get(0) : mailFrom;
        }
    }

    /**
     * Payment links for unpaid orders.
     *
     * @param mailFrom Sender's address of the e-mails with which the admin sends links to shoppers. Without it, or without a mail sender in
     *     the host, links can only be copied.
     */
    record PayLinkSettings(@DefaultValue("") String mailFrom) {

        PayLinkSettings {
            if (!mailFrom.isEmpty() && !AttentionSettings.isAddress(mailFrom)) {
                throw new InvalidSettingException(
                        "alliancepay.pay-link.mail-from",
                        "It must be a plain e-mail address, like shop@shop.example, but is " + mailFrom);
            }
        }
    }

    /**
     * The host's checkout.
     *
     * @param enabled Whether the payment option is offered and payments can be started. Without it refunds, callbacks and open payments go
     *     on. A system property of Broadleaf with this name counts more, and is read while the shop runs.
     * @param placements Places of the payment option in the checkout's templates, written template|tag.class|fragment, with |REPLACE for
     *     a fragment that takes the element's place, and |APPEND_PAID for one where a payment is shown.
     * @param refundOnFailure Whether the money goes back when the host's checkout fails after the payment. Otherwise the money is kept
     *     and the checkout is tried again.
     * @param waitingCalls How many calls of the shop's own code to the gateway's services may wait for the bank at the same time. Each holds
     *     a database connection of the shop, so never more than a quarter of the shop's pool wait.
     * @param confirmationPath Confirmation page of the shop.
     * @param checkoutPath Page where a shopper can pay again.
     * @param homePath First page of the shop.
     */
    record Checkout(
            @DefaultValue("true") boolean enabled,
            List<String> placements,
            @DefaultValue("false") boolean refundOnFailure,
            @DefaultValue("2") int waitingCalls,
            @DefaultValue("/confirmation/{orderNumber}") String confirmationPath,
            @DefaultValue("/checkout?guest-checkout=true") String checkoutPath,
            @DefaultValue("/") String homePath) {

        /** Boot 2.6, inside older Broadleaf 6.2 releases, knows no empty default of a list. */
        Checkout {
            placements = placements == null ? List.of() : List.copyOf(placements);
            if (waitingCalls < 1) {
                throw new InvalidSettingException(
                        "alliancepay.checkout.waiting-calls",
                        "It must be one or more, such as 2, but is " + waitingCalls);
            }
            SettingProblems problems = new SettingProblems();
            requirePath("confirmation-path", confirmationPath, problems);
            requirePath("checkout-path", checkoutPath, problems);
            requirePath("home-path", homePath, problems);
            problems.complain();
        }

        private static void requirePath(String name, String path, SettingProblems problems) {
            problems.require(
                    isPath(path.replace("{orderNumber}", "1")),
                    () -> new InvalidSettingException(
                            "alliancepay.checkout." + name,
                            "It must be a path of the shop that begins with one /, such as /checkout, with spaces and other"
                                    + " signs as %20, but is " + path));
        }
    }

    /**
     * The shop, as the plugin's own pages name it to shoppers.
     *
     * @param name Name of the shop. By default the name of the host's site, or else the host name of its public address.
     * @param logo Logo of the shop. A path of the shop or an address that starts with https.
     * @param contact How shoppers reach the shop. Plain text, or an address that starts with mailto, tel or https.
     */
    record Shop(@DefaultValue("") String name, @DefaultValue("") String logo, @DefaultValue("") String contact) {}

    /**
     * The host's admin.
     *
     * @param path Address of the admin's pages, when they are not where the host's admin has them.
     * @param menu Whether menu entries and permissions for orders and payments are added to the admin where they are missing.
     * @param loadProductsFirst Whether an order's products are loaded before its page, which Broadleaf 7.0.2 needs when its caches are
     *     cold.
     * @param guide Address of a guide for admins, to which each reason for attention is linked. It may contain {language} (uk or en) and
     *     {reason} (such as late-money). By default there is no link.
     */
    record Admin(
            @DefaultValue("") String path,
            @DefaultValue("true") boolean menu,
            @DefaultValue("true") boolean loadProductsFirst,
            @DefaultValue("") String guide) {

        Admin {
            try {
                new GuideAddress(guide);
            } catch (IllegalArgumentException noAddress) {
                throw new InvalidSettingException("alliancepay.admin.guide", noAddress.getMessage());
            }
            if (!path.isEmpty() && !isPath(path)) {
                throw new InvalidSettingException(
                        "alliancepay.admin.path", "It must begin with one /, such as /admin, but is " + path);
            }
        }
    }

    /** Whether a browser that is led there stays in the shop. Otherwise shoppers would learn it after they have paid. */
    private static boolean isPath(String path) {
        try {
            return path.startsWith("/") && new URI(path).getRawAuthority() == null && !path.startsWith("//");
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
