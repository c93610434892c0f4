package io.anabranch.deadletter;

import io.anabranch.cluster.ClientProperties;
import io.anabranch.cluster.ClusterCall;
import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.OpenTransactions;
import io.anabranch.cluster.TopicReader;
import io.anabranch.operation.OperationException;
import io.anabranch.operation.Resources;
import io.anabranch.schema.DeadLetter;
import io.anabranch.topology.pipeline.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Retries or discards dead letters, or says what would become of them. To be used by one thread;
 * another cancels it with {@link io.anabranch.operation.Cancellation}: then each letter is either
 * dealt with or untouched.
 */
public final class DeadLetterHandling {

  private static final Duration READABLE_LIMIT = Duration.ofSeconds(10);

  private final Connection connection;
  private final Topics topics;

  /** Works through a connection, which the caller closes. */
  public DeadLetterHandling(Connection connection) {
    this.connection = connection;
    this.topics = new Topics(connection.config().topics());
  }

  /**
   * Says what would become of the letters; changes nothing.
   *
   * @param listener told of each letter, on this thread
   * @throws OperationException if there is no topic of dead letters
   * @throws ClusterException with Kafka's reason
   */
  public DeadLetterResult plan(DeadLetterRequest request, Consumer<DeadLetterEvent> listener)
      throws InterruptedException {
    try (Resources resources = new Resources()) {
      return handle(request, listener, Optional.empty(), resources);
    }
  }

  /**
   * Deals with the letters, many in one transaction.
   *
   * @param listener told of each letter, on this thread, before its transaction is committed
   * @throws OperationException if there is no topic of dead letters, or another begins to deal with
   *     them
   * @throws KafkaException if a transaction fails; what it held is untouched
   * @throws ClusterException with Kafka's reason
   */
  public DeadLetterResult run(DeadLetterRequest request, Consumer<DeadLetterEvent> listener)
      throws InterruptedException {
    try (Resources resources = new Resources()) {
      // Before the letters are read, so that no other command deals with them as well.
      String id = connection.config().topics().prefix() + "dead-letters";
      DeadLetterTransactions transactions =
          resources.add(new DeadLetterTransactions(connection.transactionalProducer(id)));
      DeadLetterResult result = handle(request, listener, Optional.of(transactions), resources);
      if (!ClusterCall.translate(() -> isReadable(transactions))) {
        listener.accept(new DeadLetterEvent.NotReadableYet());
      }
      return result;
    }
  }

  /** So that whoever looks next no longer finds what has been removed. */
  private boolean isReadable(DeadLetterTransactions transactions)
      throws InterruptedException, ExecutionException {
    return OpenTransactions.awaitEnd(connection.admin(), transactions.written(), READABLE_LIMIT);
  }

  private DeadLetterResult handle(
      DeadLetterRequest request,
      Consumer<DeadLetterEvent> listener,
      Optional<DeadLetterTransactions> transactions,
      Resources resources)
      throws InterruptedException {
    DeadLetterTopic topic = resources.add(DeadLetterTopic.open(connection));
    List<DeadLetterEntry> entries =
        topic.entries(problem -> listener.accept(new DeadLetterEvent.Skipped(problem)));
    List<DeadLetterEntry> selected = request.selection().of(entries);
    var absent = request.selection().absent(entries);
    absent.forEach(id -> listener.accept(new DeadLetterEvent.Absent(id)));
    Function<DeadLetter, DeadLetterAction> rules = rules(request, selected, resources);
    DeadLetterResult.Counting counting = new DeadLetterResult.Counting();
    try {
      topic.read(
          selected,
          (record, letter) -> {
            DeadLetterAction action = rules.apply(letter);
            transactions.ifPresent(open -> open.add(record, action));
            counting.add(letter.getStage(), action);
            String id = new String(record.key(), StandardCharsets.UTF_8);
            listener.accept(new DeadLetterEvent.Decided(id, action));
          });
      transactions.ifPresent(DeadLetterTransactions::commit);
    } catch (KafkaException e) {
      transactions.ifPresent(open -> listener.accept(new DeadLetterEvent.Failed(open.committed())));
      throw e instanceof ProducerFencedException
          ? new OperationException("another command has begun to deal with dead letters", e)
          : e;
    }
    return counting.result(selected.size(), absent);
  }

  private Function<DeadLetter, DeadLetterAction> rules(
      DeadLetterRequest request, List<DeadLetterEntry> selected, Resources resources)
      throws InterruptedException {
    if (!(request instanceof DeadLetterRequest.Retry retry)) {
      return letter -> new DeadLetterAction.Discard();
    }
    Map<String, Integer> partitionCounts =
        connection.partitionCounts(
            selected.stream().map(entry -> topics.retry(entry.letter().getStage())).toList());
    TopicReader originals = resources.add(new TopicReader(connection.consumer()));
    int recordLimit = ClientProperties.requestLimit(connection.config());
    return new DeadLetterRetry(topics, partitionCounts, originals, recordLimit, retry.force())
        ::decide;
  }
}
