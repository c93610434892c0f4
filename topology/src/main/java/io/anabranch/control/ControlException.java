package io.anabranch.control;

import io.anabranch.operation.OperationException;
import java.io.IOException;
import java.util.Optional;

/** The control endpoint of a process has not answered, or has not done what it was asked for. */
public final class ControlException extends OperationException {

  private static final long serialVersionUID = 1L;

  private ControlException(String problem, IOException e) {
    super(problem + ": " + Optional.ofNullable(e.getMessage()).orElse(e.toString()), e);
  }

  static ControlException noAnswer(ControlEndpoint endpoint, IOException e) {
    return new ControlException(
        "no answer from the control endpoint " + endpoint.client().url(), e);
  }

  static ControlException refused(String action, String application, IOException e) {
    return new ControlException("cannot %s '%s'".formatted(action, application), e);
  }
}
