package io.anabranch.evaluation.label;

import io.anabranch.processor.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * How the labels of a stage are read.
 *
 * @param <T> Avro type of its results
 * @param type class of the Avro type
 * @param answer what a result says
 * @param isPolar whether its labels are negative, neutral and positive
 */
public record LabelReading<T extends SpecificRecord>(
    Class<T> type, Function<T, LabelAnswer> answer, boolean isPolar) {

  /** What a stage says of a text; {@value LabelAnswer#REJECTED} if it has no result. */
  LabelAnswer read(Outcome<?> outcome) {
    return outcome instanceof Outcome.Done<?> done
        ? answer.apply(type.cast(done.value()))
        : new LabelAnswer(LabelAnswer.REJECTED, List.of(), Optional.empty());
  }
}
