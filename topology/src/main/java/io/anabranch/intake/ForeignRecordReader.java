package io.anabranch.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.mapping.UnmappableException;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.StageError;
import io.anabranch.serde.FramedValueReader;
import io.anabranch.topology.dependency.BrokenDependency;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;

/** Makes messages of the records of a topic. Thread-safe. */
public final class ForeignRecordReader {

  private final ForeignTopic topic;
  private final ForeignValues values;

  /**
   * @param framed reads values with the id of a schema
   */
  public ForeignRecordReader(ForeignTopic topic, FramedValueReader framed) {
    this.topic = topic;
    this.values = new ForeignValues(topic.format(), framed);
  }

  /**
   * Reads one.
   *
   * @throws RuntimeException for a {@linkplain BrokenDependency broken dependency}: the record may
   *     be readable later
   */
  public IntakeAnswer read(byte[] value, Headers headers) {
    try {
      Optional<MappedMessage> message = topic.mapping().map(values.read(value, headers));
      return message.isPresent()
          ? new IntakeAnswer.Taken(message.get())
          : new IntakeAnswer.LeftOut();
    } catch (UnreadableValueException e) {
      return refused(ErrorCause.UNDECODABLE, e);
    } catch (UnmappableException e) {
      return refused(ErrorCause.REJECTED, e);
    } catch (SerializationException e) {
      if (BrokenDependency.causes(e)) {
        throw e;
      }
      return refused(ErrorCause.UNDECODABLE, e);
    }
  }

  /** Whether the key of a message is taken from the value of its record. */
  public boolean mapsKey() {
    return topic.mapping().messages().mapsKey();
  }

  /**
   * The named values of a value; empty if it is not in the format.
   *
   * @throws RuntimeException for a {@linkplain BrokenDependency broken dependency}
   */
  public static Optional<ObjectNode> values(
      RecordFormat format, FramedValueReader framed, byte[] value, Headers headers) {
    try {
      return Optional.of(new ForeignValues(format, framed).read(value, headers));
    } catch (UnreadableValueException e) {
      return Optional.empty();
    } catch (SerializationException e) {
      if (BrokenDependency.causes(e)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static IntakeAnswer refused(ErrorCause cause, Exception reason) {
    return new IntakeAnswer.Refused(new StageError(cause, String.valueOf(reason.getMessage())));
  }
}
