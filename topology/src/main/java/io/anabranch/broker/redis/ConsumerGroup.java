package io.anabranch.broker.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A consumer of a group that reads one stream. The group and the stream are made where they are not
 * there. Used by one thread, but for {@link #renew}, {@link #release} and {@link #remove}.
 */
public final class ConsumerGroup {

  /** Where those entries are that nobody in the group was given. */
  public static final String NEW = ">";

  /** Where what this consumer was given and has not acknowledged begins. */
  public static final String FIRST = "0-0";

  /** Such that others claim it at once. */
  private static final Duration LONG = Duration.ofHours(1);

  private final String stream;
  private final String group;
  private final String consumer;

  private String claimFrom = FIRST;

  public ConsumerGroup(String stream, String group, String consumer) {
    this.stream = stream;
    this.group = group;
    this.consumer = consumer;
  }

  /**
   * Reads entries.
   *
   * @param after {@link #NEW}, or an id after which this consumer's own unacknowledged ones are
   *     read
   * @param count at most so many
   * @param time to wait for new ones; a millisecond at least
   */
  public List<StreamEntry> read(RedisConnection connection, String after, int count, Duration time)
      throws RedisException {
    RedisCommand command =
        RedisCommand.of(
            "XREADGROUP",
            "GROUP",
            group,
            consumer,
            "COUNT",
            count,
            "BLOCK",
            Math.max(1, time.toMillis()),
            "STREAMS",
            stream,
            after);
    return StreamEntry.ofRead(call(connection, command));
  }

  /**
   * Takes over entries that were given to anybody and not acknowledged or renewed for some time.
   * Looks at a part of those that there are, and at the next part the next time.
   */
  public List<StreamEntry> claim(RedisConnection connection, Duration idle, int count)
      throws RedisException {
    Object reply =
        call(
            connection,
            RedisCommand.of(
                "XAUTOCLAIM", stream, group, consumer, idle.toMillis(), claimFrom, "COUNT", count));
    if (reply == null) {
      return List.of();
    }
    List<?> parts = StreamEntry.list(reply);
    claimFrom = StreamEntry.text((byte[]) parts.get(0));
    return StreamEntry.ofRange(parts.get(1));
  }

  /** Removes consumers of the group that hold nothing, and have asked for nothing for some time. */
  public void forgetConsumers(RedisConnection connection, Duration idle) throws RedisException {
    Object reply = call(connection, RedisCommand.of("XINFO", "CONSUMERS", stream, group));
    if (reply == null) {
      return;
    }
    for (Object each : StreamEntry.list(reply)) {
      Map<String, Object> is = StreamEntry.pairs(each);
      if (Long.valueOf(0).equals(is.get("pending"))
          && is.get("idle") instanceof Long millis
          && millis > idle.toMillis()
          && is.get("name") instanceof byte[] name) {
        connection.call(RedisCommand.of("XGROUP", "DELCONSUMER", stream, group, name));
      }
    }
  }

  /** Says that these entries are still in work. */
  public RedisCommand renew(List<String> entries) {
    return claim(entries, Duration.ZERO);
  }

  /** Gives back entries, so that whoever looks for those of dead consumers takes them over. */
  public RedisCommand release(List<String> entries) {
    return claim(entries, LONG);
  }

  /** Acknowledges an entry and removes it. */
  public List<RedisCommand> remove(String entry) {
    return RedisCommand.remove(stream, group, entry);
  }

  /** Acknowledges an entry. */
  public RedisCommand acknowledge(String entry) {
    return RedisCommand.of("XACK", stream, group, entry);
  }

  private RedisCommand claim(List<String> entries, Duration idle) {
    Object[] arguments = new Object[entries.size() + 7];
    arguments[0] = stream;
    arguments[1] = group;
    arguments[2] = consumer;
    arguments[3] = 0;
    for (int i = 0; i < entries.size(); i++) {
      arguments[4 + i] = entries.get(i);
    }
    arguments[entries.size() + 4] = "IDLE";
    arguments[entries.size() + 5] = idle.toMillis();
    arguments[entries.size() + 6] = "JUSTID";
    return RedisCommand.of("XCLAIM", arguments);
  }

  private @Nullable Object call(RedisConnection connection, RedisCommand command)
      throws RedisException {
    try {
      return connection.call(command);
    } catch (RedisException e) {
      if (!e.isNoGroup()) {
        throw e;
      }
      create(connection);
      return connection.call(command);
    }
  }

  private void create(RedisConnection connection) throws RedisException {
    try {
      connection.call(RedisCommand.of("XGROUP", "CREATE", stream, group, "0", "MKSTREAM"));
    } catch (RedisException e) {
      if (!e.isGroupThere()) {
        throw e;
      }
    }
  }
}
