package io.anabranch.check;

import io.anabranch.cluster.Connection;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Flow;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/** Whether this user may read and write the topics and be in the groups, as the brokers say. */
record RightsCheck(Connection connection, Pipeline pipeline) implements Check {

  @Override
  public String subject() {
    return "rights";
  }

  @Override
  public List<Finding> look() throws InterruptedException, ExecutionException {
    List<Finding> findings = new ArrayList<>();
    topics(needed(), findings);
    groups(findings);
    if (findings.isEmpty()) {
      findings.add(Finding.ok(subject(), "on all topics and groups that there are"));
    }
    return findings;
  }

  /** Operations that the applications need, by topic. */
  private Map<String, Set<AclOperation>> needed() {
    Topics topics = new Topics(connection.config().topics());
    Map<String, Set<AclOperation>> needed = new TreeMap<>();
    for (Flow flow : Flow.of(pipeline, topics)) {
      flow.inputs().forEach(input -> add(needed, input, AclOperation.READ));
      add(needed, topics.retry(flow.application()), AclOperation.READ);
      add(needed, flow.output(), AclOperation.WRITE);
      add(needed, topics.deadLetters(), AclOperation.WRITE);
    }
    return needed;
  }

  private static void add(
      Map<String, Set<AclOperation>> needed, String topic, AclOperation operation) {
    needed.computeIfAbsent(topic, name -> EnumSet.noneOf(AclOperation.class)).add(operation);
  }

  private void topics(Map<String, Set<AclOperation>> needed, List<Finding> findings)
      throws InterruptedException, ExecutionException {
    Admin admin = connection.admin();
    Map<String, Set<AclOperation>> present = new HashMap<>(needed);
    present.keySet().retainAll(admin.listTopics().names().get());
    Map<String, TopicDescription> descriptions =
        admin
            .describeTopics(
                present.keySet(), new DescribeTopicsOptions().includeAuthorizedOperations(true))
            .allTopicNames()
            .get();
    descriptions.forEach(
        (topic, description) ->
            report(
                "rights on topic " + topic,
                needed.getOrDefault(topic, Set.of()),
                description.authorizedOperations(),
                findings));
  }

  private void groups(List<Finding> findings) throws InterruptedException, ExecutionException {
    for (String application : pipeline.applications()) {
      String group = ApplicationId.of(connection.config(), application);
      try {
        for (ConsumerGroupDescription description :
            connection
                .admin()
                .describeConsumerGroups(
                    List.of(group),
                    new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                .all()
                .get()
                .values()) {
          report(
              "rights on group " + group,
              Set.of(AclOperation.READ),
              description.authorizedOperations(),
              findings);
        }
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof GroupIdNotFoundException)) {
          findings.add(Finding.problem("rights on group " + group, String.valueOf(e.getCause())));
        }
      }
    }
  }

  private static void report(
      String subject,
      Set<AclOperation> needed,
      @Nullable Collection<AclOperation> allowed,
      List<Finding> findings) {
    if (allowed == null || needed.isEmpty() || allowed.contains(AclOperation.ALL)) {
      return;
    }
    Set<AclOperation> missing = EnumSet.copyOf(needed);
    missing.removeAll(allowed);
    if (!missing.isEmpty()) {
      findings.add(
          Finding.problem(
              subject, "this user may not %s: add an ACL that allows it".formatted(missing)));
    }
  }
}
