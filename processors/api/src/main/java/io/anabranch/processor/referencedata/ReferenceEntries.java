package io.anabranch.processor.referencedata;

import io.anabranch.processor.ReferenceData;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Entries of {@link ReferenceData} by their ids, and what is made of all of them: anew when it is
 * first asked for after a change, so that many changes in a row cost no more than one. Safe for use
 * by several threads.
 *
 * @param <E> what is kept of an entry
 * @param <V> what is made of all entries; immutable
 */
public final class ReferenceEntries<E, V> {

  private final Function<Map<String, E>, V> make;
  private final Map<String, E> entries = new HashMap<>();

  /** Null after a change, until it is asked for. */
  private volatile @Nullable V current;

  /**
   * Starts without entries.
   *
   * @param make given all entries by id, in no order; called by one thread at a time
   */
  public ReferenceEntries(Function<Map<String, E>, V> make) {
    this.make = make;
  }

  /** What is kept under an id, if anything. */
  public synchronized @Nullable E get(String id) {
    return entries.get(id);
  }

  /** Adds or replaces an entry. */
  public synchronized void put(String id, E entry) {
    entries.put(id, entry);
    current = null;
  }

  /** Removes an entry, if present. */
  public synchronized void remove(String id) {
    if (entries.remove(id) != null) {
      current = null;
    }
  }

  /** What the entries make at this moment. */
  public V current() {
    V value = current;
    return value == null ? makeCurrent() : value;
  }

  private synchronized V makeCurrent() {
    V value = current;
    if (value == null) {
      value = make.apply(Map.copyOf(entries));
      current = value;
    }
    return value;
  }
}
