package io.anabranch.cli.bench.plumbing;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.ReferenceData;
import io.anabranch.processor.TextProcessor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;

/** Describes a stage as its factory does, and makes processors that rehearse and then sleep. */
record SleepingFactory<T extends SpecificRecord>(
    ProcessorFactory<T> factory, BooleanSupplier isRehearsing) implements ProcessorFactory<T> {

  @Override
  public Annotation<T> annotation() {
    return factory.annotation();
  }

  @Override
  public String implementation() {
    return factory.implementation();
  }

  @Override
  public Set<Annotation<?>> needs() {
    return factory.needs();
  }

  @Override
  public Set<Annotation<?>> optionalNeeds() {
    return factory.optionalNeeds();
  }

  @Override
  public Set<String> languages() {
    return factory.languages();
  }

  @Override
  public Set<String> languages(Map<String, String> options) {
    return factory.languages(options);
  }

  @Override
  public Class<? extends Record> options() {
    return factory.options();
  }

  @Override
  public Optional<Annotation<?>> reference() {
    return factory.reference();
  }

  @Override
  public TextProcessor<T> create(Map<String, String> options, Models models) {
    TextProcessor<T> processor = factory.create(options, models);
    Rehearsal<T> rehearsal = new Rehearsal<>(factory);
    return processor instanceof ReferenceData<?> reference
        ? new SleepingReader<>(processor, reference, rehearsal, isRehearsing)
        : new SleepingProcessor<>(processor, rehearsal, isRehearsing);
  }
}
