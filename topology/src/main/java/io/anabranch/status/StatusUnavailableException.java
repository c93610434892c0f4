package io.anabranch.status;

import io.anabranch.operation.OperationException;
import org.apache.kafka.common.errors.RetriableException;

/** The cluster does not answer for the moment; the next sample may succeed. */
public final class StatusUnavailableException extends OperationException {

  private static final long serialVersionUID = 1L;

  StatusUnavailableException(RetriableException reason) {
    super(reason.getMessage(), reason);
  }
}
