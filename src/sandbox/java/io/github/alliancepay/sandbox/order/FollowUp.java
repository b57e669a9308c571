package io.github.alliancepay.sandbox.order;

import java.time.Instant;
import java.util.Optional;

/** A request about an earlier operation: a refund (protocol section 9.1) or a completion (protocol section 10). */
public record FollowUp(
        String merchantRequestId,
        String originalOperationId,
        long coins,
        Instant date,
        Optional<String> notificationUrl,
        boolean encryption,
        Optional<String> comment) {}
