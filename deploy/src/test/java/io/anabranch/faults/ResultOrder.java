package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The first results of one key follow the order of its messages. */
final class ResultOrder {

  private ResultOrder() {}

  /**
   * Fails the test if they do not.
   *
   * @param results on a topic, each partition in its order
   */
  static void check(List<Result> results) {
    Set<String> seen = new HashSet<>();
    Map<ByteBuffer, Long> newest = new HashMap<>();
    List<String> late = new ArrayList<>();
    for (Result result : results) {
      byte[] key = result.record().key();
      if (seen.add(result.id()) && key != null) {
        long offset = result.source().getOffset();
        Long before = newest.put(ByteBuffer.wrap(key), offset);
        if (before != null && before > offset) {
          late.add(
              "%s-%d-%d is the first result for message %d, after one for message %d of its key"
                  .formatted(
                      result.record().topic(),
                      result.record().partition(),
                      result.record().offset(),
                      offset,
                      before));
        }
      }
    }
    assertThat(late).as("first results out of order").isEmpty();
  }
}
