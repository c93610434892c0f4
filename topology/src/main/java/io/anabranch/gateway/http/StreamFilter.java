package io.anabranch.gateway.http;

import io.anabranch.gateway.FeedRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which enriched records a reader wants: by what their headers say, so that none needs to be
 * decoded for those who do not.
 */
record StreamFilter(Map<String, Set<String>> wanted) {

  private static final String KEY = "key";
  private static final String PREFIX = "anabranch.";

  /**
   * Reads parameters of a query: {@code key}, or the name of a header without {@code anabranch.};
   * of several values of one name, one is enough.
   *
   * @param headers that enriched records may have
   * @throws IllegalArgumentException that names the parameter and what is allowed
   */
  static StreamFilter of(Map<String, List<String>> query, Set<String> headers) {
    Map<String, Set<String>> wanted = new HashMap<>();
    query.forEach(
        (name, values) -> {
          if (!name.equals(KEY) && !headers.contains(PREFIX + name)) {
            Set<String> allowed = new TreeSet<>(Set.of(KEY));
            headers.stream()
                .filter(header -> header.startsWith(PREFIX))
                .forEach(header -> allowed.add(header.substring(PREFIX.length())));
            throw new IllegalArgumentException(
                "unknown filter; allowed are " + String.join(", ", allowed));
          }
          wanted.put(name, Set.copyOf(values));
        });
    return new StreamFilter(Map.copyOf(wanted));
  }

  /** Whether a record is wanted. Of a header with several values, one is enough. */
  boolean takes(FeedRecord record) {
    return record.id().isPresent()
        && wanted.entrySet().stream()
            .allMatch(filter -> takes(record, filter.getKey(), filter.getValue()));
  }

  private static boolean takes(FeedRecord record, String name, Set<String> values) {
    return name.equals(KEY)
        ? record.key().filter(values::contains).isPresent()
        : record.header(PREFIX + name).filter(value -> isOneOf(value, values)).isPresent();
  }

  private static boolean isOneOf(String value, Set<String> wanted) {
    return wanted.contains(value)
        || List.of(value.split(",\\s*", -1)).stream().anyMatch(wanted::contains);
  }
}
