package io.anabranch.remote;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Documents at which workers have ended, or may have. They are sent alone. Thread-safe; known by a
 * hash, so that a document may be suspected for another, which costs it no more than company.
 */
final class Suspects {

  /** So many workers end at a document before it is believed to be the cause. */
  static final int DEATHS = 3;

  private static final int MOST = 10_000;

  private record Key(int hash, int length) {}

  private final Map<Key, Integer> deaths =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Integer> eldest) {
          return size() > MOST;
        }
      };

  /** Whether a document is to be sent alone. */
  synchronized boolean has(byte[] document) {
    return !deaths.isEmpty() && deaths.containsKey(key(document));
  }

  /**
   * Suspects a document.
   *
   * @param more workers that have ended at it alone
   * @return how many that are in all
   */
  synchronized int add(byte[] document, int more) {
    return deaths.merge(key(document), more, Integer::sum);
  }

  /** Suspects a document no more. */
  synchronized void clear(byte[] document) {
    if (!deaths.isEmpty()) {
      deaths.remove(key(document));
    }
  }

  private static Key key(byte[] document) {
    return new Key(Arrays.hashCode(document), document.length);
  }
}
