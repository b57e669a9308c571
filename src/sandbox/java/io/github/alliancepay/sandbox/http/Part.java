package io.github.alliancepay.sandbox.http;

import java.util.Optional;

/** A part of a site. It answers its own requests. */
@FunctionalInterface
public interface Part {
    /** The answer, or empty when the request is for another part. */
    Optional<Response> answer(Request request);
}
