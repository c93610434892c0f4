package io.anabranch.task.nats;

import io.nats.client.NUID;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The reply subjects of a sender: one for each task, as what the server says of a task has no
 * headers of ours.
 */
final class TaskInbox {

  private final String prefix = "_INBOX." + NUID.nextGlobal() + ".";

  /** All of them, to be subscribed to. */
  String all() {
    return prefix + "*";
  }

  /** That of a task, whatever its id is made of. */
  String of(String taskId) {
    return prefix
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(taskId.getBytes(StandardCharsets.UTF_8));
  }

  /** The id of the task that has a reply subject. */
  String taskId(String subject) {
    return new String(
        Base64.getUrlDecoder().decode(subject.substring(prefix.length())), StandardCharsets.UTF_8);
  }
}
