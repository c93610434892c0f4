package io.anabranch.cli.run;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.Connection;
import io.anabranch.status.ApplicationStatus;
import io.anabranch.status.PipelineStatus;
import io.anabranch.status.StatusUnavailableException;
import io.anabranch.topology.pipeline.Pipeline;
import java.util.List;

/** Shows the state of the applications on standard output, again and again. */
final class StatusView implements AutoCloseable {

  /** Moves to the top and clears what is below, line by line: nothing flickers. */
  private static final String HOME = "\u001B[H";

  private static final String CLEAR_LINE = "\u001B[K";
  private static final String CLEAR_BELOW = "\u001B[J";
  private static final String CLEAR_SCREEN = "\u001B[2J";

  private final CliContext context;
  private final OutputFormat format;
  private final boolean inPlace;
  private final String heading;
  private final PipelineStatus status;
  private boolean isFirst = true;

  /**
   * A view.
   *
   * @param inPlace whether a table takes the place of the one before, on a terminal
   * @param heading lines above the table, or nothing
   */
  StatusView(
      CliContext context,
      Connection connection,
      Pipeline pipeline,
      OutputFormat format,
      boolean inPlace,
      String heading) {
    this.context = context;
    this.format = format;
    this.inPlace = inPlace && context.terminal().interactive();
    this.heading = heading;
    this.status = new PipelineStatus(connection, pipeline);
  }

  /**
   * Samples without showing, so that the next sample has rates.
   *
   * @throws ClusterException with Kafka's reason
   */
  void prepare() throws InterruptedException {
    var unused = status.sample();
  }

  /**
   * Shows the state now. A cluster that does not answer for the moment is said on standard error.
   *
   * @throws CommandFailedException with Kafka's reason, if it is not one that passes
   */
  void show() throws InterruptedException {
    try {
      print(status.sample());
    } catch (StatusUnavailableException e) {
      context.err().println("no status at present: " + e.getMessage());
    } catch (ClusterException e) {
      throw new CommandFailedException("no status: " + e.getCause(), e);
    }
  }

  @Override
  public void close() {
    status.close();
  }

  private void print(List<ApplicationStatus> statuses) {
    if (format == OutputFormat.JSON) {
      statuses.forEach(application -> context.out().println(StatusTable.json(application)));
    } else if (inPlace) {
      context.out().print(isFirst ? HOME + CLEAR_SCREEN : HOME);
      (heading + StatusTable.format(statuses))
          .lines()
          .forEach(line -> context.out().println(line + CLEAR_LINE));
      context.out().print(CLEAR_BELOW);
    } else {
      context
          .out()
          .println((isFirst ? heading : System.lineSeparator()) + StatusTable.format(statuses));
    }
    isFirst = false;
    context.out().flush();
  }
}
