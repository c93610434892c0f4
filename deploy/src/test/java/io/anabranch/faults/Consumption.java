package io.anabranch.faults;

import io.anabranch.topology.pipeline.ApplicationId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;

/** What the broker knows of the consumer groups of a trial. */
final class Consumption {

  private Consumption() {}

  /** State of the group of each application. */
  static Map<String, GroupState> groups(Trial trial)
      throws ExecutionException, InterruptedException {
    Map<String, GroupState> states = new TreeMap<>();
    List<String> groups = ApplicationId.all(trial.pipeline()).stream().map(trial::group).toList();
    try (Admin admin = trial.admin()) {
      admin
          .describeConsumerGroups(groups)
          .all()
          .get()
          .forEach((group, description) -> states.put(group, description.groupState()));
    }
    return states;
  }

  /**
   * Ids of the members of an application's group, which they keep for as long as they are in it.
   */
  static Set<String> members(Trial trial, String application)
      throws ExecutionException, InterruptedException {
    String group = trial.group(application);
    try (Admin admin = trial.admin()) {
      return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
          .flatMap(description -> description.members().stream())
          .map(MemberDescription::consumerId)
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
