package io.github.alliancepay.simulation;

import io.github.alliancepay.sandbox.jose.Jwk;
import io.github.alliancepay.sandbox.jose.SandboxJwe;
import io.github.alliancepay.sandbox.json.Json;
import io.github.alliancepay.sandbox.json.JsonObject;
import io.github.alliancepay.simulation.FaultyLine.Answer;
import io.github.alliancepay.simulation.FaultyLine.Disturbance;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What can go wrong between the shop and the bank. Some faults come in several forms, which all end in the same way. */
enum WireFault {
    NOTHING("nothing", Form.once(exchange -> exchange.pass())),
    UNKNOWN_NAME("the bank's name is unknown", Form.once(exchange -> exchange.pass())),
    REFUSED_CONNECTION("the connection is refused", Form.once(exchange -> exchange.pass())),
    NO_CONNECTION("no connection in time", Form.once(exchange -> exchange.pass())),
    SILENT_BEFORE("no answer in time, and the bank never gets the call", Form.once(exchange -> exchange.fallSilent())),
    SILENT_AFTER("no answer in time, after the bank's work", Form.after(exchange -> exchange.fallSilent())),
    LATE("no answer in time, and the bank gets the call later", Form.once(exchange -> exchange.delay())),
    RESET_BEFORE("a reset before the bank's work", Form.once(exchange -> exchange.reset())),
    RESET_AFTER("a reset after the bank's work", Form.after(exchange -> exchange.reset())),
    BROKEN_OFF(
            "a reset, or the end of the connection, in mid-answer",
            Form.once(exchange -> exchange.breakOff(exchange.answerOfTheBank(), true)),
            Form.once(exchange -> exchange.breakOff(exchange.answerOfTheBank(), false))),
    TRUNCATED("truncated JSON", Form.changed(body -> body.substring(0, body.length() / 2))),
    FOREIGN_BEFORE(
            "another's page with 200, 403, 404, 429, 500, 502 or 504, before the bank's work",
            Form.pages(Form::once, 200, 403, 404, 429, 500, 502, 504)),
    FOREIGN_AFTER(
            "another's page with 200, 403, 404, 429, 500, 502 or 504, after it",
            Form.pages(Form::after, 200, 403, 404, 429, 500, 502, 504)),
    BARE_503_BEFORE("another's page with 503, before the bank's work", Form.pages(Form::once, 503)),
    BARE_503_AFTER("another's page with 503, after it", Form.pages(Form::after, 503)),
    BARE_401_BEFORE("another's page with 401 once, before the bank's work", Form.pages(Form::once, 401)),
    BARE_401_AFTER("another's page with 401 once, after it", Form.pages(Form::after, 401)),
    BARE_401_ALWAYS("another's page with 401 again and again", Form.pages(Form::twice, 401)),
    SESSION_REJECTED("the bank rejects the session, with each of its codes", Form.rejections()),
    SESSION_REJECTED_ALWAYS(
            "the bank rejects the next session too",
            Form.twice(Form.words(401, "b_expired_token")),
            Form.twice(Form.words(200, "b_session_doesnt_exists"))),
    KEY_REJECTED("the bank cannot decrypt the call", Form.once(Form.words(200, "b_encryptor_failed_decrypt_message"))),
    REFUSAL(
            "the bank refuses, with 200, 400 or 429",
            Form.once(Form.words(200, "b_invalid_request")),
            Form.once(Form.words(400, "b_request_is_not_correct")),
            Form.once(Form.words(429, "b_too_many_requests"))),
    OVERLOADED(
            "the bank says that it is overloaded",
            Form.once(Form.words(200, "b_overload_error")),
            Form.once(Form.words(503, "b_server_is_overloaded"))),
    FAILED_BEFORE(
            "the bank says that it failed, before its work",
            Form.once(Form.words(500, "b_unknown_error")),
            Form.once(Form.words(200, "b_unknown_error"))),
    FAILED_AFTER(
            "the bank says that it failed, after it",
            Form.after(Form.words(500, "b_unknown_error")),
            Form.after(Form.words(200, "b_unknown_error"))),
    OTHER_KEY("an answer encrypted to another key", Form.changed(Form::sealedToAnother)),
    SLOW("an answer ten times as slow", Form.once(exchange -> exchange.dribble(exchange.answerOfTheBank()))),
    LONG_NUMBER("an amount of 700,000 digits", Form.inside("coinAmount", "9".repeat(700_000))),
    LONGER_NUMBER("a number of two million digits", Form.inside("later", "9".repeat(2_000_000))),
    DEEP_AMOUNT("an amount nested 100,000 times", Form.inside("coinAmount", Form.nested(100_000))),
    DEEP("an unknown field nested 100,000 times", Form.inside("later", Form.nested(100_000)));

    private final String title;
    private final List<Form> forms;

    WireFault(String title, Form... forms) {
        this.title = title;
        this.forms = List.of(forms);
    }

    /** As it is called in the guide. */
    String title() {
        return title;
    }

    List<Form> forms() {
        return forms;
    }

    /**
     * One form of a fault.
     *
     * @param times how many calls it disturbs
     */
    record Form(Disturbance disturbance, int times) {

        private static final String[] PAGES = {
            "<html><body>Request blocked</body></html>", "", "upstream connect error or disconnect/reset before headers"
        };

        static Form once(Disturbance disturbance) {
            return new Form(disturbance, 1);
        }

        static Form twice(Disturbance disturbance) {
            return new Form(disturbance, 2);
        }

        /** The bank does its work first. */
        static Form after(Disturbance disturbance) {
            return once(exchange -> {
                exchange.answerOfTheBank();
                disturbance.on(exchange);
            });
        }

        /** Something else than the bank answers: in turn with a page, with nothing, and with a text. */
        static Form[] pages(Kind kind, int... statuses) {
            return IntStream.range(0, statuses.length)
                    .mapToObj(turn ->
                            kind.form(exchange -> exchange.replyHtml(statuses[turn], PAGES[turn % PAGES.length])))
                    .toArray(Form[]::new);
        }

        /** The codes after which a call is made in another session, with the statuses that they come with. */
        static Form[] rejections() {
            Stream<String> with401 = Stream.of(
                    "b_expired_token",
                    "b_used_token",
                    "b_auth_token_expired",
                    "b_session_doesnt_exists",
                    "b_previous_auth_token_expired",
                    "b_unknown_device");
            Stream<String> with200 =
                    Stream.of("b_virtual_device_not_found", "b_refresh_token_absent", "b_session_doesnt_exists");
            return Stream.concat(with401.map(code -> words(401, code)), with200.map(code -> words(200, code)))
                    .map(Form::once)
                    .toArray(Form[]::new);
        }

        /** An error in the bank's own words (protocol section 13.1). */
        static Disturbance words(int status, String code) {
            String body = new JsonObject()
                    .put("msgType", "ERROR")
                    .put("msgCode", code)
                    .toString();
            return exchange -> exchange.reply(new Answer(status, body));
        }

        static Form changed(UnaryOperator<String> change) {
            return once(exchange -> {
                Answer answer = exchange.answerOfTheBank();
                exchange.reply(new Answer(answer.status(), change.apply(answer.body())));
            });
        }

        /** A field of the answer has another value. */
        static Form inside(String field, String value) {
            return once(exchange -> exchange.replyChanged(body -> {
                String rest = Json.readObject(body).remove(field).toString();
                return "{\"" + field + "\":" + value + "," + rest.substring(1);
            }));
        }

        static String nested(int times) {
            return "[".repeat(times) + "]".repeat(times);
        }

        static String sealedToAnother(String body) {
            return new JsonObject()
                    .put("jwe", SandboxJwe.encrypt(body, Jwk.derived(1, "another")))
                    .toString();
        }
    }

    /** Makes a form of what is done with a call. */
    @FunctionalInterface
    interface Kind {
        Form form(Disturbance disturbance);
    }
}
