package io.anabranch.faults.fast;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * A stage without a model, with the needs of the standard implementation.
 *
 * <p>Option {@value #SPIN}: a text that contains it keeps the processor busy for ever, whatever
 * interrupts it. Option {@value #REJECT}: a text that contains it is rejected. By default none is
 * either. Option {@value #MODEL}: folder of a {@link FastModel}.
 */
abstract class FastFactory<T extends SpecificRecord> implements ProcessorFactory<T> {

  static final String NAME = "fast";
  static final String SPIN = "spin";
  static final String REJECT = "reject";
  static final String MODEL = "model";

  private final Annotation<T> annotation;
  private final Set<Annotation<?>> needs;
  private final BiFunction<Document, FastModel, T> function;

  FastFactory(Annotation<T> annotation, Set<Annotation<?>> needs, Function<Document, T> function) {
    this(annotation, needs, (document, model) -> function.apply(document));
  }

  FastFactory(
      Annotation<T> annotation,
      Set<Annotation<?>> needs,
      BiFunction<Document, FastModel, T> function) {
    this.annotation = annotation;
    this.needs = Set.copyOf(needs);
    this.function = function;
  }

  @Override
  public final Annotation<T> annotation() {
    return annotation;
  }

  @Override
  public final String implementation() {
    return NAME;
  }

  @Override
  public final Set<Annotation<?>> needs() {
    return needs;
  }

  @Override
  public final TextProcessor<T> create(Map<String, String> options, Models models) {
    Options known = Options.of(options, Set.of(SPIN, REJECT, MODEL));
    FastModel model = known.text(MODEL).map(Path::of).map(FastModel::read).orElse(FastModel.FIRST);
    return new FastProcessor<>(
        model.info(),
        document -> function.apply(document, model),
        known.text(SPIN),
        known.text(REJECT));
  }
}
