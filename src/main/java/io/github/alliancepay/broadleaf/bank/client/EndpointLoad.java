package io.github.alliancepay.broadleaf.bank.client;

/**
 * How an endpoint of the bank is used at this moment.
 *
 * @param endpoint what the bank is called for, such as {@code create-order}
 * @param isHeldBack whether its calls are held back for some seconds, because the bank did not answer several (the breaker is open)
 * @param underWay how many calls are under way
 * @param most how many may be
 */
public record EndpointLoad(String endpoint, boolean isHeldBack, int underWay, int most) {}
