package io.anabranch.claim;

import io.anabranch.client.MessageId;
import io.anabranch.cluster.Connection;
import io.anabranch.operation.Cancellation;
import io.anabranch.operation.Resources;
import io.anabranch.topology.pipeline.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes records that have an idempotency key, each once. Thread-safe. */
public final class Claims implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

  /** How long a winner has to write its message before it is fenced. */
  private static final long PATIENCE = Duration.ofSeconds(5).toNanos();

  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration SHORTLY = Duration.ofSeconds(5);

  private final Object lock = new Object();
  private final Map<ClaimKey, LocalClaim> pending = new HashMap<>();
  private final ClaimTopics topics;
  private final ClaimBook book;
  private final Producer<byte[], Object> appender;
  private final ClaimWriter writer;
  private final ExecutorService writing =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "claims-writer"));
  private final ExecutorService appending =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "claims-appender"));
  private final ClaimReader reader;
  private String owner;
  private volatile boolean isClosed;

  private Claims(Connection connection, int partitions, Duration window) {
    topics = new ClaimTopics(new Topics(connection.config().topics()), partitions);
    book = new ClaimBook(partitions, window);
    try (Resources opened = new Resources()) {
      appender = connection.promptProducer();
      opened.add(appender);
      writer = opened.add(new ClaimWriter(connection, topics, this::written, this::fail));
      owner = writer.owner();
      reader = new ClaimReader(connection, topics, this::read, this::tick);
      opened.release();
    }
  }

  /**
   * Reads what has been claimed, and goes on doing so.
   *
   * @param window how long a key names its message
   * @throws io.anabranch.operation.OperationException if there is no topic of claims
   * @throws KafkaException if the cluster does not let it
   */
  public static Claims open(Connection connection, Duration window) throws InterruptedException {
    int partitions =
        connection.partitions(new Topics(connection.config().topics()).claims()).size();
    Claims claims = new Claims(connection, partitions, window);
    try {
      claims.reader.start();
      return claims;
    } catch (InterruptedException | RuntimeException e) {
      claims.close();
      throw e;
    }
  }

  /**
   * Writes a record unless its key has one.
   *
   * @return fails if the claim cannot be written
   */
  public CompletionStage<ClaimResult> claim(String idempotencyKey, ClaimedRecord record) {
    ClaimKey key = ClaimKey.of(idempotencyKey);
    long content = record.content();
    LocalClaim local;
    String claimer;
    synchronized (lock) {
      Optional<Standing> standing = book.standing(key, System.currentTimeMillis());
      LocalClaim same = pending.get(key);
      if ((standing.isPresent() && standing.get().content() != content)
          || (same != null && same.content != content)) {
        return CompletableFuture.completedFuture(new ClaimResult.OtherContent());
      }
      if (standing.isPresent() && standing.get() instanceof Standing.Settled settled) {
        return CompletableFuture.completedFuture(new ClaimResult.Written(settled.message(), false));
      }
      if (same != null) {
        return same.result.minimalCompletionStage();
      }
      local = new LocalClaim(key, record);
      pending.put(key, local);
      claimer = owner;
    }
    append(topics.claim(claimer, local), local);
    return local.result.minimalCompletionStage();
  }

  /** Keys whose message is known. */
  public int size() {
    synchronized (lock) {
      return book.size();
    }
  }

  /** Appends a claim, on a thread of its own, as a producer may wait. */
  private void append(ProducerRecord<byte[], Object> claim, LocalClaim local) {
    try {
      appending.execute(() -> send(claim, local));
    } catch (RejectedExecutionException e) {
      fail(local, e);
    }
  }

  private void send(ProducerRecord<byte[], Object> claim, LocalClaim local) {
    try {
      var unused =
          appender.send(
              claim,
              (metadata, error) -> {
                if (error != null) {
                  fail(local, error);
                }
              });
    } catch (RuntimeException e) {
      fail(local, e);
    }
  }

  private void fail(LocalClaim local, Exception error) {
    synchronized (lock) {
      pending.remove(local.key, local);
    }
    local.result.completeExceptionally(error);
  }

  /** Takes in what the reader has read. */
  private void read(ClaimReader.Read read) {
    List<ClaimKey> changed = new ArrayList<>();
    synchronized (lock) {
      if (read instanceof ClaimReader.Claimed claimed) {
        book.claim(claimed.key(), claimed.claimant(), claimed.timestamp());
        changed.add(claimed.key());
      } else if (read instanceof ClaimReader.Settled settled) {
        book.settle(
            settled.key(),
            settled.claimOffset(),
            settled.content(),
            settled.message(),
            settled.timestamp());
        changed.add(settled.key());
      } else if (read instanceof ClaimReader.Refused refused) {
        book.refuse(refused.partition(), refused.owner());
      } else if (read instanceof ClaimReader.PutAside aside) {
        changed.addAll(book.putAside(aside.partition(), aside.owner()));
        if (aside.owner().equals(owner)) {
          submit(() -> renewAfter(aside.owner()));
        }
      }
      changed.forEach(this::look);
    }
  }

  /** Looks whether a claim of this process has won, or whom it waits for. */
  private void look(ClaimKey key) {
    LocalClaim local = pending.get(key);
    Standing standing = book.standing(key).orElse(null);
    if (local == null || standing == null) {
      return;
    }
    if (standing.content() != local.content) {
      pending.remove(key);
      local.result.complete(new ClaimResult.OtherContent());
    } else if (standing instanceof Standing.Settled settled) {
      pending.remove(key);
      local.result.complete(new ClaimResult.Written(settled.message(), false));
    } else if (standing instanceof Standing.Held held) {
      String holder = held.claimant().owner();
      if (!holder.equals(local.holder)) {
        local.holder = holder;
        local.since = System.nanoTime();
      }
      if (holder.equals(owner) && !local.isWriting) {
        local.isWriting = true;
        writer.add(local, held.claimant());
        submit(writer::write);
      }
    }
  }

  /**
   * What is committed is final. The next claim of the key may come, and be read, before the outcome
   * can be read, and would have won as well.
   */
  private void written(LocalClaim local, long claimOffset, MessageId message) {
    synchronized (lock) {
      book.settle(local.key, claimOffset, local.content, message, message.timestamp());
      pending.remove(local.key, local);
    }
    local.result.complete(new ClaimResult.Written(message, true));
  }

  /** Fences winners that do not write. */
  private void tick() {
    Map<String, Set<Integer>> late = new HashMap<>();
    synchronized (lock) {
      book.prune(System.currentTimeMillis());
      long now = System.nanoTime();
      for (LocalClaim local : pending.values()) {
        String holder = local.holder;
        if (holder != null && !holder.equals(owner) && now - local.since > PATIENCE) {
          local.since = now;
          late.computeIfAbsent(holder, name -> new HashSet<>())
              .add(local.key.partition(topics.partitions()));
        }
      }
    }
    late.forEach((holder, partitions) -> submit(() -> putAside(holder, partitions)));
  }

  private void putAside(String former, Iterable<Integer> ofPartitions) {
    writer.fence(former);
    LOG.info("Claims are put aside: owner={}", former);
    for (int partition : ofPartitions) {
      var unused = appender.send(topics.putAside(former, partition));
    }
  }

  private interface WriterTask {
    void run() throws InterruptedException;
  }

  private void submit(WriterTask task) {
    if (isClosed) {
      return;
    }
    writing.execute(
        () -> {
          try {
            task.run();
          } catch (KafkaException e) {
            renewUntilItSucceeds(String.valueOf(e.getMessage()));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void renewUntilItSucceeds(String reason) {
    while (!isClosed) {
      try {
        renew(reason);
        return;
      } catch (KafkaException e) {
        LOG.warn("Messages with idempotency keys cannot be written: reason={}", e.getMessage());
        try {
          TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  /** Renews once, however many partitions another process has put our claims aside in. */
  private void renewAfter(String fenced) {
    if (writer.owner().equals(fenced)) {
      renew("another process has taken over");
    }
  }

  /** Claims everything anew, under an id that nobody has fenced. */
  private void renew(String reason) {
    LOG.info("Claims begin anew: reason={}", reason);
    String former = writer.renew();
    List<LocalClaim> again;
    String next = writer.owner();
    synchronized (lock) {
      owner = next;
      again = List.copyOf(pending.values());
      again.forEach(local -> local.isWriting = false);
    }
    putAside(
        former, again.stream().map(l -> l.key.partition(topics.partitions())).distinct().toList());
    again.forEach(local -> append(topics.claim(next, local), local));
  }

  @Override
  public void close() {
    isClosed = true;
    reader.close();
    appending.shutdownNow();
    writing.shutdownNow();
    Cancellation.holdBackWhile(
        () -> {
          try {
            if (!writing.awaitTermination(SHORTLY.toSeconds(), TimeUnit.SECONDS)) {
              LOG.warn("Messages with idempotency keys are still under way");
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          writer.close();
          appender.close(SHORTLY);
        });
    List<LocalClaim> left;
    synchronized (lock) {
      left = List.copyOf(pending.values());
      pending.clear();
    }
    left.forEach(l -> l.result.completeExceptionally(new KafkaException("the process ends")));
  }
}
