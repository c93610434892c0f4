package io.anabranch.cli.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cli.output.Table;
import io.anabranch.status.ApplicationStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The state of the applications, for people and for programs. */
final class StatusTable {

  private StatusTable() {}

  /** A line of headings, then one line for each application. */
  static String format(List<ApplicationStatus> statuses) {
    Table table =
        new Table(
            "application", "state", ">in", ">out", ">lag", ">results/s", ">p50", ">dead letters");
    for (ApplicationStatus status : statuses) {
      table.row(
          status.application(),
          status.state(),
          number(status.in()),
          number(status.out()),
          number(status.lag()),
          status.rate().isPresent() ? decimal(status.rate().getAsDouble()) : "-",
          status.latency().map(StatusTable::duration).orElse("-"),
          number(status.deadLetters()));
    }
    return table.toString();
  }

  /** One object; what is not known is null. */
  static ObjectNode json(ApplicationStatus status) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("application", status.application())
            .put("state", status.state())
            .put("in", status.in())
            .put("out", status.out())
            .put("lag", status.lag());
    node.putNull("resultsPerSecond");
    node.putNull("p50Millis");
    status.rate().ifPresent(rate -> node.put("resultsPerSecond", Math.round(rate * 10) / 10.0));
    status.latency().ifPresent(latency -> node.put("p50Millis", latency.toMillis()));
    return node.put("deadLetters", status.deadLetters());
  }

  private static String duration(Duration duration) {
    long millis = duration.toMillis();
    return millis < 10_000 ? number(millis) + " ms" : number(millis / 1000) + " s";
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%,.1f", number);
  }
}
