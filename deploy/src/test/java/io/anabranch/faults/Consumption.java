package io.anabranch.faults;

import io.anabranch.app.ApplicationId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
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
}
