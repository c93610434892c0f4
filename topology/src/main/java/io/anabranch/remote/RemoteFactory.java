package io.anabranch.remote;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.task.DocumentJson;
import io.anabranch.task.TaskQueue;
import io.anabranch.topology.limit.InferenceLimit;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * The implementation {@value #IMPLEMENTATION} that every stage has: its processor runs at workers.
 *
 * @param <T> Avro type of the annotation
 */
public final class RemoteFactory<T extends SpecificRecord> implements ProcessorFactory<T> {

  /** Name of the implementation. */
  public static final String IMPLEMENTATION = "remote";

  private final ProcessorFactory<T> local;
  private final Map<String, String> localOptions;
  private final Duration inferenceLimit;

  /**
   * @param local what the workers run
   * @param localOptions its options, which decide results as they would here
   * @param inferenceLimit longest time for a window of a document
   * @throws IllegalArgumentException if it reads reference data, or does not know an option
   */
  public RemoteFactory(
      ProcessorFactory<T> local, Map<String, String> localOptions, Duration inferenceLimit) {
    if (local.reference().isPresent()) {
      throw new IllegalArgumentException(
          "implementation '%s' cannot be computed elsewhere: it reads reference data"
              .formatted(local.implementation()));
    }
    Options.read(local.options(), localOptions);
    this.local = local;
    this.localOptions = Map.copyOf(localOptions);
    this.inferenceLimit = inferenceLimit;
  }

  /** Those of a stage's options that are not about the way to workers. */
  public static Map<String, String> localOptions(Map<String, String> options) {
    Map<String, String> local = new TreeMap<>(options);
    local.keySet().removeIf(RemoteFactory::isRemote);
    return local;
  }

  /** Those of a stage's options that are about the way to workers. */
  public static Map<String, String> remoteOptions(Map<String, String> options) {
    Map<String, String> remote = new TreeMap<>(options);
    remote.keySet().removeIf(key -> !isRemote(key));
    return remote;
  }

  private static boolean isRemote(String key) {
    return key.equals(RemoteOptions.PREFIX) || key.startsWith(RemoteOptions.PREFIX + "-");
  }

  @Override
  public Annotation<T> annotation() {
    return local.annotation();
  }

  @Override
  public String implementation() {
    return IMPLEMENTATION;
  }

  @Override
  public Set<Annotation<?>> needs() {
    return local.needs();
  }

  @Override
  public Set<Annotation<?>> optionalNeeds() {
    return local.optionalNeeds();
  }

  @Override
  public Set<String> languages(Map<String, String> options) {
    return local.languages(localOptions);
  }

  @Override
  public Class<RemoteOptions> options() {
    return RemoteOptions.class;
  }

  @Override
  public Map<String, String> decidingOptions(Map<String, String> options) {
    return localOptions;
  }

  @Override
  public Optional<Annotation<?>> reference() {
    return Optional.empty();
  }

  /**
   * {@inheritDoc}
   *
   * @param models not used
   */
  @Override
  public TextProcessor<T> create(Map<String, String> options, Models models) {
    RemoteOptions remote = Options.read(RemoteOptions.class, options);
    Set<Annotation<?>> read = new HashSet<>(local.needs());
    read.addAll(local.optionalNeeds());
    TaskQueue queue = new TaskQueue(annotation().name(), remote.model());
    return new RemoteProcessor<>(
        annotation(),
        new DocumentWriter(new DocumentJson(read), remote.remoteContent()),
        new TaskBoard(
            queue,
            listener -> TaskSenders.open(remote.broker(annotation().name()), queue, listener)),
        remote.remoteBatch(),
        InferenceLimit.of(inferenceLimit, true));
  }
}
