package io.github.alliancepay.sandbox;

import io.github.alliancepay.sandbox.http.Guard;
import io.github.alliancepay.sandbox.http.Part;
import io.github.alliancepay.sandbox.http.Request;
import io.github.alliancepay.sandbox.http.Response;
import io.github.alliancepay.sandbox.http.Site;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.page.Assets;
import io.github.alliancepay.sandbox.page.PaymentPages;
import io.github.alliancepay.sandbox.register.RegisterDownload;
import io.github.alliancepay.sandbox.session.Merchants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A running sandbox bank: API, payment page, callbacks and control over HTTP on the loopback address. Its state is in memory and is lost
 * with {@link #close()}. Thread-safe.
 */
public final class SandboxBank implements AutoCloseable {
    private static final long TICK_MILLIS = 50;

    private final Site site;
    private final String baseUrl;
    private final BankParts parts;
    private final SandboxControl control;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(SandboxBank::daemon);

    private SandboxBank(SandboxOptions options, Site site) {
        this.site = site;
        this.baseUrl = options.publicUrl().orElse("http://localhost:" + site.port());
        this.parts = BankParts.of(options, baseUrl);
        this.control = new SandboxControl(parts);
    }

    /** Starts a bank. Fails when the port is taken. */
    public static SandboxBank start(SandboxOptions options) {
        try {
            SandboxBank bank = new SandboxBank(options, Site.bind(options.port()));
            bank.open();
            return bank;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the sandbox bank cannot use port " + options.port() + "; choose another, or 0 for any", e);
        }
    }

    private void open() {
        Part pages = new PaymentPages(parts.book(), parts.acquirer(), parts.wire(), parts.clock());
        List<Route> routes = new ControlRoutes(control, new ControlJson(control, parts.wire())).all();
        Part guide = new ApiGuide(routes, baseUrl);
        Part page = new ControlPage(control, parts.merchants(), baseUrl);
        Part register = new RegisterDownload(parts.book());
        Part guarded = Guard.of(
                baseUrl, request -> Stream.of(pages, this::credentials, register, new ControlApi(routes), guide, page)
                        .flatMap(part -> part.answer(request).stream())
                        .findFirst());
        List<Part> answering = List.of(parts.api(), new Assets(), guarded);
        site.open(answering);
        if (parts.clock().isTicking()) {
            ticker.scheduleWithFixedDelay(control::runDue, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "alliancepay-sandbox-clock");
        thread.setDaemon(true);
        return thread;
    }

    /** The address of API and pages, without a trailing slash. */
    public String baseUrl() {
        return baseUrl;
    }

    /** The credentials that a merchant configures. */
    public SandboxCredentials credentials() {
        return SandboxCredentials.of(parts.merchants().first(), baseUrl);
    }

    /**
     * The credentials of a further merchant, as a shop with several terminals configures them.
     *
     * @param label one to thirty small letters, digits and hyphens; the same label is the same merchant
     */
    public SandboxCredentials credentials(String label) {
        return SandboxCredentials.of(parts.merchants().labelled(label), baseUrl);
    }

    /** Controls the bank. */
    public SandboxControl control() {
        return control;
    }

    private Optional<Response> credentials(Request request) {
        if (!request.is("GET", "/sandbox/credentials")) {
            return Optional.empty();
        }
        Optional<String> label = request.parameter("merchant");
        return Optional.of(
                label.filter(named -> !Merchants.isLabel(named)).isPresent()
                        ? Response.json(400, new JsonObject().put("error", Merchants.LABELS))
                        : Response.json(
                                200,
                                label.map(this::credentials)
                                        .orElseGet(this::credentials)
                                        .toJson()));
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        site.close();
    }
}
