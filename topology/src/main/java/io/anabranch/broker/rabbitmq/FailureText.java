package io.anabranch.broker.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.EOFException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Says for people why something failed. */
final class FailureText {

  private static final String LOST = "the connection is lost";

  private FailureText() {}

  /** What the server said, if it said something. It names queues and users, never contents. */
  static String of(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof ShutdownSignalException signal) {
        return said(signal.getReason()).orElse(LOST);
      } else if (each instanceof UnknownHostException) {
        return "unknown host " + each.getMessage();
      } else if (each instanceof TimeoutException) {
        return "no answer in time";
      } else if (each instanceof EOFException) {
        return LOST;
      }
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static Optional<String> said(@Nullable Method reason) {
    if (reason instanceof AMQP.Connection.Close close) {
      return Optional.of(close.getReplyText());
    } else if (reason instanceof AMQP.Channel.Close close) {
      return Optional.of(close.getReplyText());
    }
    return Optional.empty();
  }
}
