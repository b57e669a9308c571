package io.github.alliancepay.sandbox.order;

/** Where a refund or completion comes from: the original operation, and the request. */
public record Derivation(Operation original, FollowUp request) {}
