package io.anabranch.queue.redis;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.redis.RedisCommand;
import io.anabranch.broker.redis.RedisConnector;
import io.anabranch.broker.redis.RedisPipeline;
import io.anabranch.queue.RecordSink;
import io.anabranch.queue.SectionKeys;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Adds records to a stream of Redis, as entries with the fields {@code id}, {@code revision},
 * {@code route} with dots between its words, and {@code body}. The oldest entries go when there are
 * more than a number, about. Nothing is unroutable.
 */
public final class RedisSink implements RecordSink {

  private static final int LENGTH = 1_000_000;

  private final String stream;
  private final int length;
  private final RedisConnector redis;
  private final RedisPipeline pipeline;

  private RedisSink(BrokerSettings settings, String stream, int length) {
    this.stream = stream;
    this.length = length;
    this.redis = new RedisConnector(settings);
    this.pipeline = new RedisPipeline(redis, "records");
  }

  /**
   * Begins to connect as a section says: {@code to} and what belongs to it, {@code stream}, {@code
   * length}.
   *
   * @throws org.apache.kafka.common.config.ConfigException that names the key, the bad value and
   *     what is allowed
   */
  public static RedisSink of(SectionKeys keys) {
    BrokerSettings settings = keys.broker("to");
    String stream = keys.required("stream", "the name of a stream");
    int length = keys.number("length", LENGTH, 1, Integer.MAX_VALUE);
    return new RedisSink(settings, stream, length);
  }

  @Override
  public CompletionStage<Delivery> send(OutgoingRecord record) {
    return pipeline
        .submit(
            List.of(
                RedisCommand.of(
                    "XADD",
                    stream,
                    "MAXLEN",
                    "~",
                    length,
                    "*",
                    "id",
                    record.id(),
                    "revision",
                    record.revision(),
                    "route",
                    String.join(".", record.route()),
                    "body",
                    record.body())))
        .thenApply(replies -> Delivery.DELIVERED);
  }

  @Override
  public Optional<String> trouble() {
    return redis.trouble();
  }

  /** Sends what it was given, if that can be done in some seconds. */
  @Override
  public void close() {
    pipeline.close();
  }
}
