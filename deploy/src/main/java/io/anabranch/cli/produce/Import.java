package io.anabranch.cli.produce;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.output.Pace;
import io.anabranch.cli.output.Progress;
import io.anabranch.cli.produce.MessageReader.PlacedMessage;
import io.anabranch.client.EnrichedWaiter;
import io.anabranch.client.MessageSender;
import io.anabranch.files.row.BadRowException;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.operation.Cancellation;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Sends the messages of an input, and notes how far it is. */
final class Import {

  private static final long NOTE_INTERVAL = Duration.ofSeconds(5).toNanos();

  private final CliContext context;
  private final MessageReader reader;
  private final MessageSender sender;
  private final Checkpoint checkpoint;
  private final Function<MappedMessage, String> keys;
  private final boolean skipsErrors;
  private final AtomicLong skipped = new AtomicLong();
  private long done;
  private long noted = System.nanoTime();

  /**
   * @param keys gives the key of each record
   * @param skipsErrors whether to go on after what is no message
   */
  Import(
      CliContext context,
      MessageReader reader,
      MessageSender sender,
      Checkpoint checkpoint,
      Function<MappedMessage, String> keys,
      boolean skipsErrors) {
    this.context = context;
    this.reader = reader;
    this.sender = sender;
    this.checkpoint = checkpoint;
    this.keys = keys;
    this.skipsErrors = skipsErrors;
  }

  /**
   * Sends them all.
   *
   * @throws CommandFailedException if one is no message, and errors are not skipped
   */
  void run(Pace pace, Optional<EnrichedWaiter> waiter) throws IOException, InterruptedException {
    Progress progress = new Progress(context.err());
    done = reader.rows();
    boolean isComplete = false;
    try {
      long sent = 0;
      while (true) {
        try {
          Optional<PlacedMessage> next = reader.next();
          if (next.isEmpty()) {
            break;
          }
          pace.await(sent, progress.start());
          send(next.get());
          progress.update(++sent);
          waiter.ifPresent(EnrichedWaiter::poll);
        } catch (BadRowException e) {
          skipped.incrementAndGet();
          report(e);
        }
        done = reader.rows();
        noteFromTimeToTime();
      }
      sender.flush();
      isComplete = true;
    } finally {
      if (isComplete) {
        checkpoint.finish();
      } else {
        Cancellation.holdBackWhile(this::note);
      }
    }
    context
        .err()
        .println(
            "sent "
                + progress.text(sender.acknowledged())
                + counted("; skipped ", skipped.get())
                + counted("; left out ", reader.leftOut()));
  }

  private void noteFromTimeToTime() {
    if (System.nanoTime() - noted > NOTE_INTERVAL) {
      note();
      noted = System.nanoTime();
    }
  }

  private void note() {
    sender.flush();
    checkpoint.reach(done);
  }

  private void send(PlacedMessage next) {
    MappedMessage message = next.message();
    if (!skipsErrors) {
      sender.send(keys.apply(message), message.message());
      return;
    }
    sender.sendUnlessTooLarge(
        keys.apply(message),
        message.message(),
        reason -> {
          skipped.incrementAndGet();
          context.problem("%s: %s".formatted(next.place(), reason));
        });
  }

  private void report(BadRowException e) {
    if (!skipsErrors) {
      sender.flush();
      throw new CommandFailedException(
          "%s; %d messages before it are sent (of a file, --resume --skip-errors goes on after it)"
              .formatted(e.getMessage(), sender.acknowledged()),
          e);
    }
    context.problem(String.valueOf(e.getMessage()));
  }

  private static String counted(String what, long count) {
    return count == 0 ? "" : what + count;
  }
}
