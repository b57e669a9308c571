package io.github.alliancepay.sandbox.api;

import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.FaultBoard;
import io.github.alliancepay.sandbox.http.Part;
import io.github.alliancepay.sandbox.http.Request;
import io.github.alliancepay.sandbox.http.Response;
import io.github.alliancepay.sandbox.jose.JweException;
import io.github.alliancepay.sandbox.jose.SandboxJwe;
import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonException;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.sandbox.order.BankContext;
import io.github.alliancepay.sandbox.order.Identifiers;
import io.github.alliancepay.sandbox.refusal.BankError;
import io.github.alliancepay.sandbox.refusal.ErrorBody;
import io.github.alliancepay.sandbox.refusal.Refusal;
import io.github.alliancepay.sandbox.session.Session;
import io.github.alliancepay.sandbox.session.Sessions;
import io.github.alliancepay.sandbox.setting.Setting;
import io.github.alliancepay.sandbox.setting.Settings;
import io.github.alliancepay.sandbox.wire.SessionJson;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls of protocol section 1.2 over HTTP: headers, sessions, encryption, errors and faults. */
public final class BankApi implements Part {
    private static final Set<String> VERSIONS = Set.of("v1", "1");
    private static final Set<String> ROOTS = Set.of("/api-gateway/", "/ecom/", "/cipher/");

    private final Sessions sessions;
    private final Calls calls;
    private final FaultInjection injection;
    private final Settings settings;
    private final Identifiers ids;
    private final Map<Endpoint, Integer> received = new ConcurrentHashMap<>();

    /** The API of the bank. */
    public BankApi(Sessions sessions, Calls calls, FaultBoard faults, BankContext context) {
        this.sessions = sessions;
        this.calls = calls;
        this.injection = new FaultInjection(faults);
        this.settings = context.settings();
        this.ids = context.ids();
    }

    @Override
    public Optional<Response> answer(Request request) {
        boolean own = ROOTS.stream().anyMatch(request.path()::startsWith);
        return own ? Optional.of(response(request)) : Optional.empty();
    }

    /** How many calls of this kind were received, including those that a fault dropped. */
    public int received(Endpoint endpoint) {
        return received.getOrDefault(endpoint, 0);
    }

    /** Starts to count again from zero. */
    public void resetCounts() {
        received.clear();
    }

    private Response response(Request request) {
        Optional<Endpoint> endpoint =
                Endpoint.at(request.path()).filter(known -> request.method().equals("POST"));
        return endpoint.map(known -> counted(known, request))
                .orElseGet(() ->
                        plain(request, Refusal.of(BankError.ROUTE_UNKNOWN)).response());
    }

    private Response counted(Endpoint endpoint, Request request) {
        received.merge(endpoint, 1, Integer::sum);
        return injection.answer(
                endpoint, () -> process(endpoint, request), refusal -> refused(endpoint, request, refusal));
    }

    private Answer process(Endpoint endpoint, Request request) {
        try {
            checkVersion(endpoint, request);
            return endpoint == Endpoint.AUTHORIZE ? authorized(request) : called(endpoint, request);
        } catch (Refusal refusal) {
            return refused(endpoint, request, refusal);
        }
    }

    /** Authorize may leave the header out: one of the bank's own modules does, in production (protocol section 2). */
    private static void checkVersion(Endpoint endpoint, Request request) {
        boolean known = request.header("x-api_version")
                .map(version -> VERSIONS.contains(version.toLowerCase(Locale.ROOT)))
                .orElse(endpoint == Endpoint.AUTHORIZE);
        if (!known) {
            throw Refusal.of(BankError.REQUEST_NOT_CORRECT);
        }
    }

    private Answer authorized(Request request) {
        JsonObject body = json(request);
        new Fields(body).required("serviceCode", Rule.text(64)).check();
        Session session = sessions.authorize(body.text("serviceCode").orElseThrow());
        return Answer.sealed(SessionJson.of(session), session.merchant().key());
    }

    private Answer called(Endpoint endpoint, Request request) {
        Session session = sessions.check(request.header("x-device_id"), request.header("x-refresh_token"));
        if (endpoint.isEncrypted()) {
            return Answer.sealed(
                    calls.call(endpoint, session.merchant(), parsed(opened(request, session))),
                    session.merchant().key());
        }
        return Answer.plain(200, calls.call(endpoint, session.merchant(), json(request)));
    }

    private static JsonObject json(Request request) {
        if (!request.hasType("application/json")) {
            throw Refusal.of(BankError.REQUEST_NOT_CORRECT);
        }
        return parsed(request.body());
    }

    private static JsonObject parsed(String text) {
        try {
            return Json.readObject(text);
        } catch (JsonException e) {
            throw Refusal.of(BankError.PARSE_JSON);
        }
    }

    private static String opened(Request request, Session session) {
        if (!SandboxJwe.looksCompact(request.body())) {
            throw Refusal.of(BankError.REQUEST_NOT_CORRECT);
        }
        try {
            return SandboxJwe.decrypt(request.body(), session.key());
        } catch (JweException e) {
            throw Refusal.of(BankError.DECRYPT_FAILED);
        }
    }

    private Answer refused(Endpoint endpoint, Request request, Refusal refusal) {
        Answer plain = plain(request, refusal);
        boolean inside = endpoint.isEncrypted()
                && settings.flag(Setting.ERRORS_IN_JWE)
                && refusal.error().status() == 200;
        return inside
                ? Answer.sealed(
                        plain.content(),
                        sessions.merchantOf(request.header("x-device_id")).key())
                : plain;
    }

    private Answer plain(Request request, Refusal refusal) {
        String requestId = request.header("x-request_id").orElseGet(ids::uuid);
        String service = request.path().contains("api-gateway") ? "api-gateway" : "ecom";
        return Answer.plain(refusal.error().status(), new ErrorBody(refusal, requestId, service).json());
    }
}
