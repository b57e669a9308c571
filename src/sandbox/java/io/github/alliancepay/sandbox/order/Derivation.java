package io.github.alliancepay.sandbox.order;

/** The origin of a refund or completion: the original operation and the request. */
public record Derivation(Operation original, FollowUp request) {}
