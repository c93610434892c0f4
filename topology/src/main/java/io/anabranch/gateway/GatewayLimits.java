package io.anabranch.gateway;

import java.time.Duration;

/**
 * What a gateway takes on.
 *
 * @param waiting callers at once
 * @param lag messages that may wait for the first stage
 * @param timeout that a caller may ask for at most
 */
public record GatewayLimits(int waiting, long lag, Duration timeout) {}
