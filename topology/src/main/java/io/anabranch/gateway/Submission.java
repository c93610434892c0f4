package io.anabranch.gateway;

import io.anabranch.mapping.MappedMessage;
import java.time.Duration;
import java.util.Optional;

/**
 * A message whose caller waits.
 *
 * @param idempotencyKey under which it is one message, however often it is sent
 * @param timeout how long the caller waits for the complete record; zero for the id alone
 */
public record Submission(
    MappedMessage message, Optional<String> idempotencyKey, Duration timeout) {}
