package io.anabranch.reference;

import io.anabranch.operation.InvalidRequestException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What is to be loaded into a topic of reference data.
 *
 * @param <T> Avro type of an entry
 */
public interface LoadRequest<T> {

  /** One or more, each with an id of its own, in place of the one that has it. */
  List<T> entries();

  /** Whether all others are removed. */
  boolean replace();

  /**
   * The entries, once they are found to be one or more with an id each.
   *
   * @param field of the request that holds them
   * @throws InvalidRequestException if there is none, or an id comes twice
   */
  static <T> List<T> checked(String field, List<T> entries, Function<T, String> id) {
    if (entries.isEmpty()) {
      throw new InvalidRequestException(field, "", "allowed are one or more");
    }
    Set<String> ids = new HashSet<>();
    for (T entry : entries) {
      if (!ids.add(id.apply(entry))) {
        throw new InvalidRequestException(field, id.apply(entry), "allowed is each once");
      }
    }
    return List.copyOf(entries);
  }
}
