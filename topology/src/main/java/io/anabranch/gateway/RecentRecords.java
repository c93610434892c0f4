package io.anabranch.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the newest records of the last 50,000 messages are that came by, some 10 MB. Thread-safe.
 */
final class RecentRecords {

  private static final int MOST = 50_000;

  private final Map<String, Place> places =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
          return size() > MOST;
        }
      };

  /** Where a record is. */
  record Place(int partition, long offset, boolean isComplete) {}

  /** Notes a record. */
  synchronized void add(FeedRecord record) {
    record
        .id()
        .ifPresent(
            id ->
                places.put(
                    id, new Place(record.partition(), record.offset(), record.isComplete())));
  }

  synchronized Optional<Place> find(String id) {
    return Optional.ofNullable(places.get(id));
  }
}
