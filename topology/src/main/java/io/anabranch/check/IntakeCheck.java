package io.anabranch.check;

import io.anabranch.cluster.ConfiguredSerdes;
import io.anabranch.cluster.Connection;
import io.anabranch.intake.ForeignRecordReader;
import io.anabranch.intake.ForeignTopic;
import io.anabranch.intake.IntakeAnswer;
import io.anabranch.intake.sample.SampledRecord;
import io.anabranch.intake.sample.TopicSample;
import io.anabranch.operation.OperationException;
import io.anabranch.serde.FramedValueReader;
import io.anabranch.topology.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Whether the topics of others are there, and what their newest records become. */
record IntakeCheck(Connection connection, Pipeline pipeline) implements Check {

  private static final int SAMPLE = 50;

  @Override
  public String subject() {
    return "intake";
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    FramedValueReader framed = ConfiguredSerdes.framedValues(connection.config());
    List<Finding> findings = new ArrayList<>();
    for (ForeignTopic topic : pipeline.intake()) {
      findings.add(of(topic, framed));
    }
    return findings;
  }

  private Finding of(ForeignTopic topic, FramedValueReader framed) throws InterruptedException {
    String subject = ForeignTopic.SECTION + topic.name();
    try {
      ForeignRecordReader reader = new ForeignRecordReader(topic, framed);
      int taken = 0;
      int refused = 0;
      Optional<String> reason = Optional.empty();
      for (SampledRecord record : TopicSample.read(connection, topic.topic(), SAMPLE)) {
        if (record.value().isEmpty()) {
          continue;
        }
        IntakeAnswer answer = reader.read(record.value().get(), record.headers());
        taken += answer instanceof IntakeAnswer.Taken ? 1 : 0;
        if (answer instanceof IntakeAnswer.Refused refusal) {
          refused++;
          reason = reason.or(() -> Optional.of(refusal.error().getReason()));
        }
      }
      return refused == 0
          ? Finding.ok(subject, "%d of the newest records are messages".formatted(taken))
          : Finding.problem(
              subject,
              "%d of the newest records are refused, the first as %s; see 'anabranch intake try %s'"
                  .formatted(refused, reason.orElse(""), topic.name()));
    } catch (OperationException | KafkaException e) {
      return Finding.problem(subject, String.valueOf(e.getMessage()));
    }
  }
}
