package io.anabranch.topology.record;

import io.anabranch.topology.state.StoredHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;

/** Headers of a message, as they are kept in a store. */
public final class StoredHeaders {

  private StoredHeaders() {}

  public static List<StoredHeader> of(Headers headers) {
    List<StoredHeader> stored = new ArrayList<>();
    headers.forEach(
        header ->
            stored.add(
                new StoredHeader(
                    header.key(),
                    header.value() == null ? null : ByteBuffer.wrap(header.value()))));
    return stored;
  }

  /** Adds stored headers to others. */
  public static void add(List<StoredHeader> stored, Headers headers) {
    stored.forEach(
        header ->
            headers.add(
                header.getKey(), header.getValue() == null ? null : header.getValue().array()));
  }
}
