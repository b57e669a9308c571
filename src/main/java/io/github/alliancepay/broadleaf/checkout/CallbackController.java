package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.bank.client.CallbackHint;
import io.github.alliancepay.broadleaf.payment.PaymentLedger;
import io.github.alliancepay.broadleaf.payment.SyncQueue;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Receives the bank's callback (protocol section 8). One UPDATE makes the payment due, and a worker asks the bank. Anybody may send a
 * callback, so nothing in its body is believed. An unknown token costs the same work as a known one.
 */
@Controller
public class CallbackController {

    /** The one address that the bank white-lists. */
    public static final String PATH = "/alliancepay/callback";

    /** The answer to a token that no payment has. */
    public static final String NO_SUCH_PAYMENT = "No such payment; nothing was done.";

    private static final Logger LOG = LoggerFactory.getLogger(CallbackController.class);

    private final PaymentLedger ledger;
    private final SyncQueue queue;
    private final Clock clock;
    private final UnknownCallbacks unknown;

    public CallbackController(PaymentLedger ledger, SyncQueue queue, Clock clock) {
        this.ledger = ledger;
        this.queue = queue;
        this.clock = clock;
        this.unknown = new UnknownCallbacks(clock);
    }

    /** 200 when the payment is due, 404 for an unknown token, 413 for a body that is no callback of the bank. */
    @PostMapping({PATH, PATH + "/"})
    public ResponseEntity<String> requestSync(
            @RequestParam(name = "t", defaultValue = "") String token, InputStream body, NativeWebRequest request)
            throws IOException {
        ResponseHeaders.of(request).keepPrivate();
        byte[] content = body.readNBytes(CallbackHint.LONGEST_BODY + 1);
        if (content.length > CallbackHint.LONGEST_BODY) {
            return ResponseEntity.status(413).body("The body is longer than 64 KiB; nothing was done.");
        }
        if (!ledger.requestSync(token, CallbackHint.hppOrderId(content), clock.instant())) {
            unknown.add().ifPresent(CallbackController::report);
            return ResponseEntity.status(404).body(NO_SUCH_PAYMENT);
        }
        queue.wake();
        return ResponseEntity.ok("OK");
    }

    private static void report(long count) {
        LOG.info("Callbacks with an unknown token were rejected: {}. No payment was changed.", count);
    }

    /** 415: the bank sends no files, and nobody else's are read. */
    @PostMapping(
            path = {PATH, PATH + "/"},
            consumes = "multipart/*")
    public ResponseEntity<String> refuseFiles(NativeWebRequest request) {
        ResponseHeaders.of(request).keepPrivate();
        return ResponseEntity.status(415).body("The bank sends no multipart body; nothing was done.");
    }

    /** 405: the bank posts. */
    @RequestMapping({PATH, PATH + "/"})
    public ResponseEntity<String> refuseOtherMethods(NativeWebRequest request) {
        ResponseHeaders.of(request).keepPrivate();
        return ResponseEntity.status(405)
                .allow(HttpMethod.POST)
                .body("The bank posts its callbacks; nothing was done.");
    }
}
