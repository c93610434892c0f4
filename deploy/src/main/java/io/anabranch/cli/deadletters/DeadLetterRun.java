package io.anabranch.cli.deadletters;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cluster.Connection;
import io.anabranch.deadletter.DeadLetterHandling;
import io.anabranch.deadletter.DeadLetterRequest;
import io.anabranch.deadletter.DeadLetterResult;

/**
 * Has dead letters dealt with, or only says what would become of them.
 *
 * @param dryRun whether nothing is changed
 */
record DeadLetterRun(CliContext context, Connection connection, boolean dryRun) {

  /**
   * Does it, and reports.
   *
   * @return the exit code: 1 if a letter is refused or an id has none, otherwise 0
   */
  int run(DeadLetterRequest request) throws InterruptedException {
    DeadLetterReport.Verb verb =
        request instanceof DeadLetterRequest.Retry
            ? DeadLetterReport.Verb.RETRY
            : DeadLetterReport.Verb.DISCARD;
    DeadLetterReport report = new DeadLetterReport(context, verb, dryRun);
    DeadLetterHandling handling = new DeadLetterHandling(connection);
    try {
      DeadLetterResult result =
          dryRun ? handling.plan(request, report) : handling.run(request, report);
      context.out().flush();
      report.print(result);
      return result.isComplete() ? 0 : 1;
    } finally {
      context.out().flush();
    }
  }
}
