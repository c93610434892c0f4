package io.anabranch.broker.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A connection to a Redis that is made, and made again, when it is used; for half a second after an
 * attempt that failed it refuses at once. Carries out one call after the other.
 *
 * <p>Replies are lists, arrays of bytes, {@link Long} and null.
 */
public final class RedisConnection implements AutoCloseable {

  private static final Duration RETRY = Duration.ofMillis(500);
  private static final RedisCommand MULTI = RedisCommand.of("MULTI");
  private static final RedisCommand EXEC = RedisCommand.of("EXEC");

  private final RedisConnector redis;
  private final String purpose;
  private final ConnectionLog log;

  private @Nullable Connection connection;
  private @Nullable RedisException refusal;
  private long refusedAt;
  private boolean isClosed;

  RedisConnection(RedisConnector redis, String purpose, ConnectionLog log) {
    this.redis = redis;
    this.purpose = purpose;
    this.log = log;
    log.opened(purpose);
  }

  /** Carries out a command. */
  public @Nullable Object call(RedisCommand command) throws RedisException {
    return pipeline(List.of(command)).get(0);
  }

  /**
   * Carries out several commands at once, of which one may fail and the others not.
   *
   * @return the reply of each
   * @throws RedisException that of the first that failed
   */
  public synchronized List<Object> pipeline(List<RedisCommand> commands) throws RedisException {
    try {
      Connection now = connection();
      for (RedisCommand command : commands) {
        now.sendCommand(name(command), command.arguments().toArray(byte[][]::new));
      }
      List<Object> replies = now.getMany(commands.size());
      check(replies);
      log.works(purpose);
      return replies;
    } catch (JedisDataException e) {
      throw failed(RedisException.refused(String.valueOf(e.getMessage())));
    } catch (JedisException e) {
      disconnect();
      throw failed(RedisException.unreachable("no reply of " + redis + ": " + reason(e)));
    }
  }

  /**
   * Carries out all or none of some commands.
   *
   * @return the reply of each
   */
  public List<Object> transaction(List<RedisCommand> commands) throws RedisException {
    return transactions(List.of(commands)).get(0);
  }

  /**
   * Carries out some transactions at once. Those of one command are that command.
   *
   * @return the replies of each
   * @throws RedisException that of the first that failed
   */
  public List<List<Object>> transactions(List<List<RedisCommand>> transactions)
      throws RedisException {
    List<RedisCommand> commands = new ArrayList<>();
    for (List<RedisCommand> each : transactions) {
      if (each.size() == 1) {
        commands.addAll(each);
      } else {
        commands.add(MULTI);
        commands.addAll(each);
        commands.add(EXEC);
      }
    }
    List<Object> replies = pipeline(commands);
    List<List<Object>> result = new ArrayList<>();
    int end = 0;
    for (List<RedisCommand> each : transactions) {
      end += each.size() == 1 ? 1 : each.size() + 2;
      Object last = replies.get(end - 1);
      result.add(each.size() == 1 ? replies.subList(end - 1, end) : objects(last));
    }
    return result;
  }

  /** Disconnects when the call that is under way is over, and refuses all others. */
  @Override
  public synchronized void close() {
    isClosed = true;
    disconnect();
    log.closed(purpose);
  }

  private Connection connection() throws RedisException {
    if (isClosed) {
      throw RedisException.unreachable("the connection is closed");
    }
    Connection now = connection;
    if (now != null) {
      return now;
    }
    if (refusal != null && System.nanoTime() - refusedAt < RETRY.toNanos()) {
      throw RedisException.unreachable(String.valueOf(refusal.getMessage()));
    }
    try {
      Connection made = redis.connect();
      connection = made;
      refusal = null;
      return made;
    } catch (JedisException e) {
      refusal = RedisException.unreachable("cannot connect to " + redis + ": " + reason(e));
      refusedAt = System.nanoTime();
      throw failed(refusal);
    }
  }

  private RedisException failed(RedisException e) {
    if (!e.isNoGroup() && !e.isGroupThere()) {
      log.fails(purpose, String.valueOf(e.getMessage()));
    }
    return e;
  }

  private void disconnect() {
    Connection now = connection;
    connection = null;
    if (now != null) {
      try {
        now.setBroken();
        now.disconnect();
      } catch (JedisException e) {
        // It was lost before.
      }
    }
  }

  private static void check(List<?> replies) {
    for (Object reply : replies) {
      if (reply instanceof JedisDataException error) {
        throw error;
      } else if (reply instanceof List<?> inner) {
        check(inner);
      }
    }
  }

  @SuppressWarnings("unchecked") // The reply of a transaction is one of each command.
  private static List<Object> objects(Object reply) {
    return (List<Object>) reply;
  }

  /** What lies behind it: those before say only that something failed. */
  private static String reason(Throwable e) {
    Throwable last = e;
    while (true) {
      Throwable next =
          last.getCause() != null
              ? last.getCause()
              : last.getSuppressed().length > 0 ? last.getSuppressed()[0] : last;
      if (next == last) {
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
      }
      last = next;
    }
  }

  private static ProtocolCommand name(RedisCommand command) {
    return () -> command.name().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
