package io.anabranch.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.client.MessageId;
import io.anabranch.compare.ComparisonReport.Example;
import io.anabranch.comparison.Change;
import io.anabranch.comparison.LabelComparison;
import io.anabranch.comparison.ResultComparison;
import io.anabranch.processor.Results;
import io.anabranch.schema.Classification;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.topology.pipeline.TestAnnotations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class ComparisonTallyTest {

  private static final String TOPIC = "support.messages";
  private static final ModelInfo OLD = new ModelInfo("linear", "1");
  private static final ModelInfo NEW = new ModelInfo("linear", "2");

  private final ComparisonTally<?, ?> tally = tally(comparison());

  private static ResultComparison<Classification, ?> comparison() {
    return new LabelComparison<>(
        Classification.class, Classification::getLabel, Optional.of(Classification::getLabels));
  }

  @Test
  void shouldMatchResultsByMessageWhateverTheirOrder() {
    tally.addCandidate(label(NEW, 1, "refund_return"));
    tally.addCandidate(label(NEW, 0, "complaint"));
    tally.addLive(label(OLD, 0, "complaint"));
    tally.addLive(label(OLD, 1, "complaint"));
    tally.finish();

    ComparisonReport report = tally.report();

    assertThat(report.compared()).isEqualTo(2);
    assertThat(report.agreement()).isEqualTo(new Agreement(1, 2));
    assertThat(report.changes()).containsExactly(new Change("complaint", "refund_return", 1));
    assertThat(report.examples())
        .containsExactly(new Example(new MessageId(TOPIC, 3, 1, 0), "complaint -> refund_return"));
    assertThat(report.live().models()).isEqualTo(Map.of("linear:1", 2L));
    assertThat(report.candidate().models()).isEqualTo(Map.of("linear:2", 2L));
  }

  @Test
  void shouldCountTheNewestAnswerOnly() {
    tally.addCandidate(label(NEW, 0, "complaint"));
    tally.addCandidate(label(NEW, 0, "billing"));
    tally.addLive(failed(OLD, 0, ErrorCause.TIMEOUT));
    tally.addLive(label(OLD, 0, "billing"));
    tally.finish();

    assertThat(tally.report().agreement()).isEqualTo(new Agreement(1, 1));
    assertThat(tally.report().live().failed()).isZero();
  }

  @Test
  void shouldPutEveryMessageOfTheCandidateIntoOneCount() {
    tally.addCandidate(label(NEW, 0, "billing"));
    tally.addCandidate(failed(NEW, 1, ErrorCause.REJECTED));
    tally.addCandidate(label(NEW, 2, "billing"));
    tally.addCandidate(label(NEW, 3, "billing"));
    tally.addCandidate(failed(NEW, 4, ErrorCause.UPSTREAM));
    tally.addLive(label(OLD, 0, "billing"));
    tally.addLive(label(OLD, 1, "billing"));
    tally.addLive(failed(OLD, 2, ErrorCause.TIMEOUT));
    tally.addLive(failed(OLD, 4, ErrorCause.UPSTREAM));
    tally.addLive(label(OLD, 99, "billing"));
    tally.finish();

    ComparisonReport report = tally.report();

    assertThat(report.messages()).isEqualTo(5);
    assertThat(report.compared()).isEqualTo(1);
    assertThat(report.onlyLive()).isEqualTo(1);
    assertThat(report.onlyCandidate()).isEqualTo(2);
    assertThat(report.neither()).isEqualTo(1);
    assertThat(report.live().failed()).isEqualTo(1);
    assertThat(report.candidate().failed()).isEqualTo(1);
  }

  @Test
  void shouldAddUpShares() {
    tally.addCandidate(label(NEW, 0, "billing"));
    tally.addLive(label(OLD, 0, "billing"));
    tally.finish();
    tally.addCandidate(label(NEW, 1, "billing"));
    tally.addLive(label(OLD, 1, "delivery"));
    tally.finish();

    assertThat(tally.report().agreement()).isEqualTo(new Agreement(1, 2));
  }

  @Test
  void shouldKeepNoMoreExamplesThanAskedForAndTheSameOnes() {
    ComparisonTally<?, ?> again = tally(comparison());
    for (ComparisonTally<?, ?> each : List.of(tally, again)) {
      for (int offset = 0; offset < 100; offset++) {
        each.addCandidate(label(NEW, offset, "billing"));
        each.addLive(label(OLD, offset, "delivery"));
      }
      each.finish();
    }

    assertThat(tally.report().examples()).hasSize(3).isEqualTo(again.report().examples());
    assertThat(tally.report().changes()).containsExactly(new Change("delivery", "billing", 100));
  }

  @Test
  void shouldLeaveOutRecordsOfAnotherType() {
    tally.addCandidate(
        new Embedding(source(0), NEW, Instant.EPOCH, null, List.of(1f), 1, List.of()));
    tally.addCandidate(null);
    tally.finish();

    assertThat(tally.report().messages()).isZero();
    assertThat(tally.report().agreement().share()).isNaN();
  }

  @Test
  void shouldCompareSetsOfLabels() {
    tally.addCandidate(labels(NEW, 0, List.of("billing", "delivery")));
    tally.addCandidate(labels(NEW, 1, List.of("billing", "delivery")));
    tally.addLive(labels(OLD, 0, List.of("billing")));
    tally.addLive(labels(OLD, 1, List.of("billing", "delivery")));
    tally.finish();

    assertThat(tally.report().agreement()).isEqualTo(new Agreement(2, 2));
    assertThat(tally.report().figures().get(LabelComparison.LABEL_SETS_CHANGED))
        .isCloseTo(0.5, within(1e-9));
  }

  private static <T extends SpecificRecord, E> ComparisonTally<T, E> tally(
      ResultComparison<T, E> comparison) {
    return new ComparisonTally<>(comparison, 3);
  }

  private static Classification label(ModelInfo model, long offset, String label) {
    return labels(model, offset, List.of(label));
  }

  private static Classification labels(ModelInfo model, long offset, List<String> labels) {
    return new Classification(
        source(offset),
        model,
        Instant.EPOCH,
        null,
        labels.get(0),
        0.9,
        labels,
        List.of(),
        List.of(),
        0);
  }

  private static Classification failed(ModelInfo model, long offset, ErrorCause cause) {
    return Results.failed(
        TestAnnotations.CLASSIFICATION,
        new StageError(cause, "made up"),
        source(offset),
        model,
        Instant.EPOCH);
  }

  private static Source source(long offset) {
    return new Source(TOPIC, 3, offset, Instant.EPOCH);
  }
}
