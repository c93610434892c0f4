package io.anabranch.task.redis;

/** Names in the streams, which workers of others know as well. */
final class TaskFields {

  static final String GROUP = "workers";

  /** Begins the names of the streams of answers. */
  static final String ANSWERS = "anabranch.answers.";

  /** That of the task, on both ways. */
  static final String ID = "id";

  /** Name of the stream to which the answer goes. */
  static final String REPLY = "reply";

  /** An instant in ISO 8601, after which nobody waits. */
  static final String DEADLINE = "deadline";

  /** JSON, on both ways. */
  static final String BODY = "body";

  /** What comes back: {@link #ANSWER}, or anything else for what is said before it. */
  static final String KIND = "kind";

  static final String ANSWER = "answer";
  static final String SIGN = "sign";

  private TaskFields() {}
}
