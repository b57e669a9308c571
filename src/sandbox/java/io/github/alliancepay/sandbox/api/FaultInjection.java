package io.github.alliancepay.sandbox.api;

import io.github.alliancepay.sandbox.fault.Distortion;
import io.github.alliancepay.sandbox.fault.Endpoint;
import io.github.alliancepay.sandbox.fault.Fault;
import io.github.alliancepay.sandbox.fault.FaultBoard;
import io.github.alliancepay.sandbox.http.Response;
import io.github.alliancepay.sandbox.refusal.BankError;
import io.github.alliancepay.sandbox.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Processes a call together with the faults that are set for it. */
record FaultInjection(FaultBoard board) {
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(5);
    private static final String BLOCK_PAGE =
            "<!doctype html><html><title>Error</title><h1>Something went wrong</h1></html>";

    Response answer(Endpoint endpoint, Supplier<Answer> process, Function<Refusal, Answer> refuse) {
        CountDownLatch release = board.release();
        List<Fault> faults = board.strike(endpoint);
        Optional<Fault> instead = faults.stream()
                .filter(fault -> !fault.kind().strikesAfterwards())
                .findFirst();
        if (instead.isPresent()) {
            return instead(instead.get(), refuse);
        }
        Answer answer = process.get();
        Response response = answer.with(Distortion.of(answer.content(), faults)).response();
        for (Fault fault : faults) {
            response = afterwards(fault, response, release);
        }
        return response;
    }

    private static Response instead(Fault fault, Function<Refusal, Answer> refuse) {
        return switch (fault.kind()) {
            case DROP_REQUEST -> Response.NONE;
            case HTML_500 -> Response.html(500, BLOCK_PAGE);
            case HTML_403 -> Response.html(403, BLOCK_PAGE);
            default -> refuse.apply(Refusal.of(error(fault))).response();
        };
    }

    private static BankError error(Fault fault) {
        return switch (fault.kind()) {
            case SERVICE_UNAVAILABLE -> BankError.SERVER_OVERLOADED;
            case OVERLOAD -> BankError.OVERLOAD;
            case UNAUTHORIZED -> BankError.EXPIRED_TOKEN;
            case STALE_KEY -> BankError.DECRYPT_FAILED;
            case ORDER_EXPIRED -> BankError.ORDER_EXPIRED;
            default -> BankError.of(fault.argument()).orElse(BankError.UNKNOWN);
        };
    }

    private static Response afterwards(Fault fault, Response response, CountDownLatch release) {
        return switch (fault.kind()) {
            case DROP_ANSWER -> Response.NONE;
            case HTML_500_AFTER -> Response.html(500, BLOCK_PAGE);
            case NOT_JSON -> Response.html(200, BLOCK_PAGE);
            case TRUNCATED_JSON -> Response.json(
                    response.status(),
                    response.body().substring(0, response.body().length() / 2));
            case DELAY -> late(response, Duration.parse(fault.argument()), release);
            case HOLD -> late(response, LONGEST_HOLD, release);
            default -> response;
        };
    }

    /** Not later than the faults are cleared. */
    private static Response late(Response response, Duration wait, CountDownLatch release) {
        try {
            release.await(wait.toMillis(), TimeUnit.MILLISECONDS);
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Response.NONE;
        }
    }
}
