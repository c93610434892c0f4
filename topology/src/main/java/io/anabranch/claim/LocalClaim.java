package io.anabranch.claim;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A message of this process that waits for its outcome. Guarded by the lock of {@link Claims}. */
final class LocalClaim {

  final ClaimKey key;
  final long content;
  final ClaimedRecord record;
  final CompletableFuture<ClaimResult> result = new CompletableFuture<>();

  /** Whom it waits for, and since when, by {@link System#nanoTime}. */
  @Nullable String holder;

  long since;
  boolean isWriting;

  LocalClaim(ClaimKey key, ClaimedRecord record) {
    this.key = key;
    this.content = record.content();
    this.record = record;
  }
}
