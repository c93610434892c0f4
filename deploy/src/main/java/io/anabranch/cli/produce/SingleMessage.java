package io.anabranch.cli.produce;

import java.util.Optional;

/** One message, given on the command line. */
final class SingleMessage implements InputReader {

  private Optional<InputMessage> message;

  SingleMessage(InputMessage message) {
    this.message = Optional.of(message);
  }

  @Override
  public Optional<InputMessage> next() {
    Optional<InputMessage> next = message;
    message = Optional.empty();
    return next;
  }

  @Override
  public void close() {}
}
