package io.anabranch.queue.nats;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.queue.QueueSource;
import io.anabranch.queue.SectionKeys;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/** Messages of NATS: those of a stream, or those on subjects without one. */
public final class NatsSource implements QueueSource {

  private static final String FROM = "from";
  private static final String STREAM = "stream";
  private static final String SUBJECT = "subject";
  private static final String ANABRANCH = "anabranch";
  private static final int MOST_SECONDS = 3_600;

  private final QueueSource source;

  private NatsSource(QueueSource source) {
    this.source = source;
  }

  /**
   * Reads keys: {@code from}, the URL; and either
   *
   * <ul>
   *   <li>{@code stream} of JetStream, {@code consumer} ({@code anabranch}), {@code subject} if not
   *       all of its subjects are wanted, {@code ack.wait} in seconds (30): what was handed on and
   *       not acknowledged for so long comes again. The stream must be there; the consumer, which
   *       is durable, is created if it is not. A server that was killed may bring again what was
   *       acknowledged just before, as it writes that down some ten times a second.
   *   <li>or {@code subject} and {@code queue.group} ({@code anabranch}), without JetStream and
   *       without acknowledgement. <b>Lost</b> is what is published while nobody listens, what was
   *       handed on and not yet safe when this program or the server ends, and what comes faster
   *       than it can be kept in memory.
   * </ul>
   *
   * Subjects may have wildcards.
   *
   * @throws ConfigException that names the key, the bad value and what is allowed
   */
  public static NatsSource of(SectionKeys keys) {
    BrokerSettings settings = keys.broker(FROM);
    NatsNames names = new NatsNames(keys);
    if (names.name(STREAM).isPresent()) {
      return new NatsSource(
          new StreamSource(
              settings,
              new StreamConsumer(
                  names.name(STREAM).get(),
                  names.name("consumer").orElse(ANABRANCH),
                  names.subjects(SUBJECT),
                  Duration.ofSeconds(keys.number("ack.wait", 30, 1, MOST_SECONDS)))));
    }
    return new NatsSource(
        new SubjectSource(
            settings,
            names
                .subjects(SUBJECT)
                .orElseThrow(
                    () ->
                        new ConfigException(
                            "required: %s or %s".formatted(keys.name(STREAM), keys.name(SUBJECT)))),
            names.name("queue.group").orElse(ANABRANCH)));
  }

  @Override
  public void start(Listener listener) {
    source.start(listener);
  }

  @Override
  public Optional<String> trouble() {
    return source.trouble();
  }

  @Override
  public void close() {
    source.close();
  }
}
