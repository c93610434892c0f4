package io.anabranch.faults.fast;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.Option;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * A stage without a model, with the needs of the standard implementation. By default nothing is
 * rejected, and nothing hangs.
 */
abstract class FastFactory<T extends SpecificRecord> implements ProcessorFactory<T> {

  static final String NAME = "fast";

  /** The options of all of them. */
  public record FastOptions(
      @Option(doc = "A text that contains it keeps the processor busy for ever.")
          Optional<String> spin,
      @Option(doc = "A text that contains it is rejected.") Optional<String> reject,
      @Option(doc = "A text that contains it ends the process.") Optional<String> halt,
      @Option(doc = "Folder of a FastModel.") Optional<Path> model) {}

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
  public final Class<FastOptions> options() {
    return FastOptions.class;
  }

  @Override
  public final TextProcessor<T> create(Map<String, String> options, Models models) {
    FastOptions chosen = Options.read(FastOptions.class, options);
    FastModel model = chosen.model().map(FastModel::read).orElse(FastModel.FIRST);
    return new FastProcessor<>(model.info(), document -> function.apply(document, model), chosen);
  }
}
