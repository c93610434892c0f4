package io.anabranch.cluster;

import io.anabranch.operation.OperationException;
import org.jspecify.annotations.Nullable;

/** A record is not what its topic holds, and will not be when it is read again. */
public final class UndecodableRecordException extends OperationException {

  private static final long serialVersionUID = 1L;

  public UndecodableRecordException(@Nullable String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
