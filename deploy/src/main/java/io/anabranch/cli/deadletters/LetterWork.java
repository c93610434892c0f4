package io.anabranch.cli.deadletters;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.Connection;
import io.anabranch.cli.context.Resources;
import io.anabranch.cli.output.DisplayText;
import io.anabranch.cli.output.Progress;
import io.anabranch.cluster.OpenTransactions;
import io.anabranch.deadletter.DeadLetterAction;
import io.anabranch.deadletter.DeadLetterTopic;
import io.anabranch.deadletter.DeadLetterTransactions;
import io.anabranch.schema.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Deals with the dead letters that are selected, and says on standard error what it did. A dry run
 * says on standard output what would be done with each.
 *
 * @param verb what is done with letters that are not refused
 */
record LetterWork(
    CliContext context,
    Connection connection,
    LetterSelectionOptions options,
    Verb verb,
    boolean dryRun) {

  private static final Duration READABLE_LIMIT = Duration.ofSeconds(10);

  /** What is done, as words. */
  enum Verb {
    RETRY("retry", "retried"),
    DISCARD("discard", "discarded");

    private final String infinitive;
    private final String participle;

    Verb(String infinitive, String participle) {
      this.infinitive = infinitive;
      this.participle = participle;
    }
  }

  /** Says what becomes of each letter, once it is known which are selected. */
  @FunctionalInterface
  interface Rules {
    Function<DeadLetter, DeadLetterAction> of(LetterSelectionOptions.Selection selection)
        throws InterruptedException, ExecutionException;
  }

  /**
   * Does it.
   *
   * @return the exit code: 1 if a letter is refused or an id has none, otherwise 0
   * @throws KafkaException if a transaction fails; what it held is untouched
   */
  int run(Rules rules) throws InterruptedException, ExecutionException {
    try (Resources resources = new Resources()) {
      DeadLetterTopic topic = resources.add(connection.deadLetters());
      // Before the letters are read, so that no other command deals with them as well.
      Optional<DeadLetterTransactions> transactions =
          dryRun ? Optional.empty() : Optional.of(resources.add(begin()));
      var selection = options.of(topic.entries(context::problem));
      selection.absent().forEach(id -> context.problem("there is no dead letter '" + id + "'"));
      LetterTally tally = new LetterTally();
      run(topic, selection, rules.of(selection), transactions, tally);
      tally.report(
          context.err(),
          dryRun ? "would " + verb.infinitive : verb.participle,
          dryRun ? "would refuse" : "refused");
      int gone = selection.letters().size() - tally.accepted() - tally.refused();
      if (gone > 0) {
        context.problem("left alone " + LetterCounts.letters(gone) + " that changed meanwhile");
      }
      if (transactions.isPresent()) {
        awaitReadable(transactions.get());
      }
      return tally.refused() == 0 && selection.absent().isEmpty() ? 0 : 1;
    }
  }

  private void run(
      DeadLetterTopic topic,
      LetterSelectionOptions.Selection selection,
      Function<DeadLetter, DeadLetterAction> fates,
      Optional<DeadLetterTransactions> transactions,
      LetterTally tally) {
    Progress progress = new Progress(context.err(), "dead letters");
    try {
      topic.read(
          selection.letters(),
          (record, letter) -> {
            DeadLetterAction fate = fates.apply(letter);
            transactions.ifPresentOrElse(open -> open.add(record, fate), () -> print(record, fate));
            tally.add(letter.getStage(), fate);
            progress.update(tally.accepted() + tally.refused());
          });
      transactions.ifPresent(DeadLetterTransactions::commit);
    } catch (KafkaException e) {
      transactions.ifPresent(
          open ->
              context.problem(
                  "%s %s before that; 'anabranch dead-letters list' shows what is left"
                      .formatted(verb.participle, LetterCounts.letters(open.committed()))));
      throw e instanceof ProducerFencedException
          ? new CommandFailedException("another command has begun to deal with dead letters", e)
          : e;
    } finally {
      context.out().flush();
    }
  }

  /** So that the next command no longer finds what this one has removed. */
  private void awaitReadable(DeadLetterTransactions transactions)
      throws InterruptedException, ExecutionException {
    if (!OpenTransactions.awaitEnd(connection.admin(), transactions.written(), READABLE_LIMIT)) {
      context.problem(
          "a transaction is open, of this command or of another;"
              + " 'anabranch dead-letters list' shows the change when that has ended");
    }
  }

  private DeadLetterTransactions begin() {
    String id = connection.config().topics().prefix() + "dead-letters";
    return new DeadLetterTransactions(connection.transactionalProducer(id));
  }

  private void print(ConsumerRecord<byte[], byte[]> record, DeadLetterAction fate) {
    String id = DisplayText.clean(new String(record.key(), StandardCharsets.UTF_8));
    if (fate instanceof DeadLetterAction.Refusal refusal) {
      context.out().println("would refuse " + id + ": " + refusal.reason());
    } else if (fate instanceof DeadLetterAction.Retry retry) {
      context.out().println("would retry " + id + " -> " + retry.record().topic());
    } else {
      context.out().println("would discard " + id);
    }
  }
}
