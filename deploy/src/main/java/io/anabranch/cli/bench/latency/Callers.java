package io.anabranch.cli.bench.latency;

import io.anabranch.mapping.MappedMessage;
import java.util.concurrent.CompletableFuture;

/** Asks the gateway, and waits for the complete record. */
@FunctionalInterface
interface Callers {

  /** Sends a message; what is returned is done when the answer is there, and fails without one. */
  CompletableFuture<?> ask(MappedMessage message);
}
