package io.anabranch.cluster;

import io.anabranch.operation.OperationException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** A cluster has refused what it was asked for, or has not answered. Its cause is Kafka's. */
public final class ClusterException extends OperationException {

  private static final long serialVersionUID = 1L;

  /** Says what Kafka says. */
  public ClusterException(ExecutionException answer) {
    super(reason(answer), answer.getCause());
  }

  private static String reason(ExecutionException answer) {
    Throwable cause = Optional.ofNullable(answer.getCause()).orElse(answer);
    return Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
  }
}
