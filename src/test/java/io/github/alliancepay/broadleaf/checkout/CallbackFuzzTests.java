package io.github.alliancepay.broadleaf.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.alliancepay.broadleaf.bank.client.CallbackHint;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import io.github.alliancepay.testing.FuzzInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * A callback of anybody: the token in the first line, and the body. All that it can do is to make one payment due, and only with the token
 * of that payment.
 */
class CallbackFuzzTests {

    private static final String TOKEN = "kH3-s2Yq0c_Kd8pQ2mNzRf0aB7cDe1234567890abcd";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);
    private static final JsonFactory JSON = new JsonFactory();

    /** What the ledger was asked for: the token, and the order that the body names. */
    private final List<Optional<String>> hints = new ArrayList<>();

    private final List<Runnable> handedToWorkers = new ArrayList<>();

    @DictionaryEntries({
        TOKEN,
        "{\"hppOrderId\":\"",
        "\"operation\":{\"hppOrderId\":\"",
        "\"operations\":[{\"hppOrderId\":\"",
        "\\u0068ppOrderId",
        "\"status\":\"SUCCESS\"",
        "~q[~",
        "~q{\"a\":~"
    })
    @FuzzTest(maxDuration = "60s")
    void aCallbackMakesItsPaymentDueAndNothingElse(byte[] input) {
        String all = new String(FuzzInput.unrolled(input), UTF_8);
        int end = all.indexOf('\n');
        String token = end < 0 ? all : all.substring(0, end);
        byte[] body = all.substring(end + 1).getBytes(UTF_8);

        ResponseEntity<String> answer = FuzzInput.bounded(() -> called(token, body));

        int expected = body.length > CallbackHint.LONGEST_BODY ? 413 : token.equals(TOKEN) ? 200 : 404;
        assertThat(answer.getStatusCodeValue()).isEqualTo(expected);
        assertThat(answer.getBody()).as("says nothing of the body").hasSizeLessThan(60);
        assertThat(hints).hasSize(expected == 413 ? 0 : 1);
        assertThat(handedToWorkers).hasSize(expected == 200 ? 1 : 0);
        hints.stream().flatMap(Optional::stream).forEach(hint -> {
            assertThat(hint).matches("[A-Za-z0-9_-]{1,64}");
            assertThat(orderIds(body)).contains(hint);
        });
    }

    private ResponseEntity<String> called(String token, byte[] body) {
        hints.clear();
        handedToWorkers.clear();
        PaymentLedger ledger = ledger();
        SyncQueue queue = new SyncQueue(null, ledger, new SyncQueue.Workers(handedToWorkers::add, 1), CLOCK);
        NativeWebRequest request = new ServletWebRequest(new MockHttpServletRequest(), new MockHttpServletResponse());
        try {
            return new CallbackController(ledger, queue, CLOCK)
                    .requestSync(token, new ByteArrayInputStream(body), request);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Knows one payment. Whatever else it is asked for is a fault of the controller. */
    private PaymentLedger ledger() {
        return (PaymentLedger) Proxy.newProxyInstance(
                PaymentLedger.class.getClassLoader(), new Class<?>[] {PaymentLedger.class}, (proxy, method, values) -> {
                    if (!method.getName().equals("requestSync") || method.getReturnType() != boolean.class) {
                        throw new AssertionError("A callback used the ledger for " + method);
                    }
                    hints.add(((Optional<?>) values[1]).map(String.class::cast));
                    return values[0].equals(TOKEN);
                });
    }

    /** Every text that stands under the name of the order's id, up to where the body is no JSON any more. */
    private static Set<String> orderIds(byte[] body) {
        Set<String> ids = new HashSet<>();
        try (JsonParser json = JSON.createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "hppOrderId".equals(json.getCurrentName())) {
                    ids.add(json.getText());
                }
            }
        } catch (IOException notJson) {
            return ids;
        }
        return ids;
    }
}
