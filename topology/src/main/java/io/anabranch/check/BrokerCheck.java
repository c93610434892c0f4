package io.anabranch.check;

import io.anabranch.cluster.Connection;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Whether there are brokers enough for what topics are to be replicated to. */
record BrokerCheck(Connection connection) implements Check {

  @Override
  public String subject() {
    return "brokers";
  }

  @Override
  public List<Finding> look() throws InterruptedException, ExecutionException {
    int brokers = connection.admin().describeCluster().nodes().get().size();
    int replication = connection.config().topics().replication();
    return List.of(
        replication > brokers
            ? Finding.problem(
                subject(),
                "%d answer, and topics.replication is %d: set it to at most %d, or add brokers"
                    .formatted(brokers, replication, brokers))
            : Finding.ok(subject(), brokers + (brokers == 1 ? " answers" : " answer")));
  }
}
