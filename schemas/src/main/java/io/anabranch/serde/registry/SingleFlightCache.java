package io.anabranch.serde.registry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Remembers for good what loading a key gave. Threads that want the same key at once share one
 * load, and its failure; a failure is not remembered.
 *
 * <p>Unlike {@link ConcurrentMap#computeIfAbsent}, which makes callers queue: against a silent
 * registry each would wait out the whole timeout after the one before.
 */
public final class SingleFlightCache<K, V> {

  private final ConcurrentMap<K, CompletableFuture<V>> entries = new ConcurrentHashMap<>();

  public V get(K key, Function<? super K, ? extends V> loader) {
    CompletableFuture<V> known = entries.get(key);
    if (known != null) {
      return await(known);
    }
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> other = entries.putIfAbsent(key, mine);
    return other == null ? load(key, loader, mine) : await(other);
  }

  private V load(K key, Function<? super K, ? extends V> loader, CompletableFuture<V> target) {
    try {
      V value = loader.apply(key);
      target.complete(value);
      return value;
    } catch (RuntimeException | Error e) {
      entries.remove(key, target);
      target.completeExceptionally(e);
      throw e;
    }
  }

  private static <V> V await(CompletableFuture<V> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
