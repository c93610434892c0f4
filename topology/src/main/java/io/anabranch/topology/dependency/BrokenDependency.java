package io.anabranch.topology.dependency;

import io.anabranch.processor.UnavailableException;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Tells a broken dependency, after which the same record may succeed, from a bad record. */
public final class BrokenDependency {

  private static final List<Class<? extends Throwable>> TYPES =
      List.of(
          SchemaRegistryUnavailableException.class,
          UnavailableException.class,
          RetriableException.class,
          // Kafka calls it not retriable, as the consumer has to rejoin first; a new thread does.
          RebalanceInProgressException.class,
          SocketException.class,
          SocketTimeoutException.class,
          UnknownHostException.class,
          HttpTimeoutException.class);

  private BrokenDependency() {}

  /** Whether the error, or one that caused it, is of a broken registry, broker or model host. */
  public static boolean causes(Throwable error) {
    return Stream.<@Nullable Throwable>iterate(error, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> TYPES.stream().anyMatch(type -> type.isInstance(cause)));
  }
}
