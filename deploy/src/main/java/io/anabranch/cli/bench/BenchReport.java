package io.anabranch.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cli.bench.rounds.ApplicationCpu;
import io.anabranch.cli.bench.rounds.BenchResult;
import io.anabranch.cli.bench.rounds.Machine;
import io.anabranch.cli.bench.rounds.Round;
import io.anabranch.cli.output.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a benchmark says, to people and to programs.
 *
 * @param machine it was run on
 * @param result its rounds
 * @param cpu of the typical round
 * @param memory of this process at its peak, in megabytes
 * @param sizing for the rate that was asked for
 */
record BenchReport(
    Machine machine,
    BenchResult result,
    ApplicationCpu cpu,
    OptionalLong memory,
    Optional<Sizing> sizing) {

  /** Everything, as lines. */
  String text() {
    StringBuilder text = new StringBuilder();
    line(text, machine.toString());
    line(text, "");
    line(text, rounds().toString());
    line(text, "");
    line(
        text,
        "ratio %.2f by CPU, %.2f by messages/s; %.2f ms of CPU a message beyond the models%s",
        result.cpuRatio(),
        result.speedRatio(),
        result.overheadMillis(),
        memory.isPresent() ? "; peak RSS " + memory.getAsLong() + " MB" : "");
    line(text, "");
    line(text, uses().toString());
    sizing.ifPresent(
        it -> {
          line(text, "");
          line(
              text,
              "%.0f messages/s take %.1f cores for the stages and %.1f for the brokers, if they are"
                  + " to be busy for %.0f %% of the time;",
              it.perSecond(),
              it.cores(),
              it.brokerCores(),
              Sizing.BUSY * 100);
          line(
              text, "%d partitions at least; stream threads, over all instances:", it.partitions());
          line(text, threads(it).toString());
        });
    return text.toString();
  }

  /** The same as JSON. */
  ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    machine.addTo(root.putObject("machine"));
    ObjectNode overhead = root.putObject("overhead");
    overhead
        .put("millis", result.overheadMillis())
        .put("ratio", result.cpuRatio())
        .put("speedRatio", result.speedRatio());
    figures(root.putObject("direct"), result.direct());
    figures(root.putObject("pipeline"), result.pipeline());
    ObjectNode millis = root.putObject("cpuMillis");
    cpu.applications()
        .forEach(
            (name, use) ->
                millis.putObject(name).put("models", use.models()).put("streams", use.streams()));
    millis
        .put("command", cpu.ownThreads())
        .put("jvm", cpu.jvm())
        .put("broker", cpu.broker())
        .put("registry", cpu.registry());
    memory.ifPresent(megabytes -> root.put("peakRssMegabytes", megabytes));
    sizing.ifPresent(
        it -> {
          ObjectNode target = root.putObject("target");
          target
              .put("messagesPerSecond", it.perSecond())
              .put("cores", it.cores())
              .put("brokerCores", it.brokerCores())
              .put("partitions", it.partitions());
          ObjectNode threads = target.putObject("threads");
          it.threads().forEach(threads::put);
        });
    return root;
  }

  private Table rounds() {
    Table table =
        new Table("median of " + result.direct().size(), ">messages/s", ">CPU ms", ">from", ">to");
    row(table, "models, called directly", result.direct());
    row(table, "pipeline, with its broker", result.pipeline());
    return table;
  }

  private static void row(Table table, String name, List<Round> rounds) {
    double[] millis = rounds.stream().mapToDouble(Round::cpuMillis).sorted().toArray();
    table.row(
        name,
        number(BenchResult.median(rounds, Round::perSecond), 1),
        number(BenchResult.median(rounds, Round::cpuMillis), 2),
        number(millis[0], 2),
        number(millis[millis.length - 1], 2));
  }

  private Table uses() {
    Table table = new Table("CPU ms a message", ">models", ">streams");
    cpu.applications()
        .forEach((name, use) -> table.row(name, number(use.models(), 2), number(use.streams(), 2)));
    return table
        .row("garbage collection, compiler, RocksDB", "", number(cpu.jvm(), 2))
        .row("this command", "", number(cpu.ownThreads(), 2))
        .row("broker", "", number(cpu.broker(), 2))
        .row("registry", "", number(cpu.registry(), 2));
  }

  private static Table threads(Sizing sizing) {
    Table table = new Table("application", ">threads");
    sizing.threads().forEach((name, threads) -> table.row(name, Integer.toString(threads)));
    return table;
  }

  private static void figures(ObjectNode node, List<Round> rounds) {
    node.put("messagesPerSecond", BenchResult.median(rounds, Round::perSecond))
        .put("cpuMillis", BenchResult.median(rounds, Round::cpuMillis));
    rounds.forEach(round -> node.withArray("rounds").add(round.cpuMillis()));
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
        .append(System.lineSeparator());
  }
}
