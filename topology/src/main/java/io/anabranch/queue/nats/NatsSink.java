package io.anabranch.queue.nats;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.nats.NatsConnection;
import io.anabranch.queue.RecordSink;
import io.anabranch.queue.SectionKeys;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.config.ConfigException;

/** Sends records on subjects of NATS, to streams or to those who listen. */
public final class NatsSink implements RecordSink {

  private static final String SUBJECT = "subject";

  private final RecordSink sink;

  private NatsSink(RecordSink sink) {
    this.sink = sink;
  }

  /**
   * Reads keys, and begins to connect: {@code to}, the URL; {@code subject}, which begins the
   * subjects of all records and is followed by a dot and the words of their routes with dots
   * between; {@code jetstream} ({@code true}).
   *
   * <p>With JetStream a record was delivered when a stream has acknowledged it, and fails if none
   * has its subject. Without, it was delivered when the server has read it: those who listen then
   * get it, if there is anyone.
   *
   * @throws ConfigException that names the key, the bad value and what is allowed
   */
  public static NatsSink of(SectionKeys keys) {
    BrokerSettings settings = keys.broker("to");
    String prefix = new NatsNames(keys).subject(SUBJECT).orElse("");
    if (prefix.isEmpty()) {
      keys.required(SUBJECT, "what the subjects of all records begin with");
    }
    RecordMessages messages = new RecordMessages(prefix);
    NatsConnection connection = new NatsConnection(settings, "sink of " + prefix);
    boolean isStream = keys.flag("jetstream", true);
    connection.start();
    return new NatsSink(
        isStream ? new StreamSink(connection, messages) : new SubjectSink(connection, messages));
  }

  @Override
  public CompletionStage<Delivery> send(OutgoingRecord record) {
    return sink.send(record);
  }

  @Override
  public Optional<String> trouble() {
    return sink.trouble();
  }

  @Override
  public void close() {
    sink.close();
  }
}
