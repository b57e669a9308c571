package io.github.alliancepay.broadleaf.bank.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.alliancepay.broadleaf.bank.BankException;
import io.github.alliancepay.broadleaf.bank.NotDoneException;
import io.github.alliancepay.broadleaf.bank.OutcomeUnknownException;
import io.github.alliancepay.broadleaf.money.Coins;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every status with every kind of body means, when it is not the bank that speaks. */
class ResponseErrorsTests {

    private static final List<Integer> STATUSES =
            List.of(200, 202, 204, 301, 302, 307, 400, 401, 403, 404, 408, 409, 413, 429, 500, 502, 503, 504, 520);

    /** What may stand in an answer that is not the bank's own. */
    private static final Map<String, String> BODIES = Map.of(
            "nothing", "",
            "a proxy's text",
                    "upstream connect error or disconnect/reset before headers. reset reason: connection termination",
            "a block page", "<html><body>Request blocked</body></html>",
            "an empty object", "{}",
            "a framework's error", "{\"timestamp\":1,\"status\":503,\"error\":\"Service Unavailable\",\"path\":\"/\"}",
            "a code without a type", "{\"msgCode\":\"b_operation_not_found\"}",
            "a type without a code", "{\"msgType\":\"ERROR\"}",
            "another type", "{\"msgType\":\"WARNING\",\"msgCode\":\"b_operation_not_found\"}",
            "a code that is a sentence", "{\"msgType\":\"ERROR\",\"msgCode\":\"not found, sorry\"}",
            "half of the bank's words", "{\"msgType\":\"ERROR\",\"msgCode\":\"b_operation_not_found\"");

    private final Answers answers = new Answers(
            new Terminal(URI.create("https://bank.example"), BankSide.CREDENTIALS, BankSide.PAGE, true),
            Clock.systemUTC());

    static Stream<Arguments> answersOfSomebodyElse() {
        return STATUSES.stream().flatMap(status -> BODIES.entrySet().stream()
                .map(body -> Arguments.of(status, body.getKey(), body.getValue())));
    }

    @ParameterizedTest(name = "HTTP {0}, {1}")
    @MethodSource("answersOfSomebodyElse")
    void onlyTheBankCanSayThatNothingWasDone(int status, String name, String body) {
        for (Endpoint endpoint : List.of(Endpoint.CREATE_ORDER, Endpoint.REFUND, Endpoint.COMPLETION)) {
            Throwable failure = catchThrowable(() -> read(endpoint, status, body));
            if (failure instanceof SessionRejectedException rejected) {
                assertThat(status).isEqualTo(401);
                assertThat(rejected.isCertain()).isFalse();
            } else {
                assertThat(failure).as(endpoint.name()).isInstanceOf(OutcomeUnknownException.class);
            }
        }
    }

    /** Nothing depends on a call that only reads, so it may fail in a kind way. */
    @ParameterizedTest(name = "HTTP {0}, {1}")
    @MethodSource("answersOfSomebodyElse")
    void aQuestionFailsInOneOfTheThreeWays(int status, String name, String body) {
        Throwable failure = catchThrowable(() -> read(Endpoint.OPERATIONS, status, body));

        assertThat(failure).isInstanceOf(BankException.class);
        if (status == 503 && !body.startsWith("{\"msg")) {
            assertThat(failure).isInstanceOf(NotDoneException.class).hasMessageContaining("too busy");
        }
    }

    /** As the client reads an answer, up to what is made of it. */
    private Object read(Endpoint endpoint, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (endpoint.movesMoney()) {
            Fields opened = ResponseErrors.sealedSuccess(endpoint, status, bytes, BankSide.CREDENTIALS.key());
            return answers.movement(opened, "REFUND", "refund-1", new Coins(6960));
        }
        Fields fields = ResponseErrors.success(endpoint, status, bytes);
        return endpoint == Endpoint.CREATE_ORDER
                ? answers.createdOrder(fields, WireBank.orderRequest())
                : answers.order(fields, WireBank.HPP_ORDER_ID);
    }
}
