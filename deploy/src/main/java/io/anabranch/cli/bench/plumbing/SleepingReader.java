package io.anabranch.cli.bench.plumbing;

import io.anabranch.processor.ReferenceData;
import io.anabranch.processor.TextProcessor;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;

/**
 * One whose processor reads reference data.
 *
 * @param <R> Avro type of an entry
 */
final class SleepingReader<T extends SpecificRecord, R extends SpecificRecord>
    extends SleepingProcessor<T> implements ReferenceData<R> {

  private final ReferenceData<R> reference;

  SleepingReader(
      TextProcessor<T> processor,
      ReferenceData<R> reference,
      Rehearsal<T> rehearsal,
      BooleanSupplier isRehearsing) {
    super(processor, rehearsal, isRehearsing);
    this.reference = reference;
  }

  @Override
  public void put(String id, R entry) {
    reference.put(id, entry);
  }

  @Override
  public void remove(String id) {
    reference.remove(id);
  }

  @Override
  public String version(SpecificRecord result) {
    return reference.version(result);
  }
}
