package io.anabranch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.client.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Owners that write what they have won, by books that read the two topics at their own pace; some
 * are fenced, as if they had fallen silent.
 */
class ClaimAgreementTest {

  private static final Duration WINDOW = Duration.ofMillis(300);
  private static final int STEPS = 2_000;
  private static final List<ClaimKey> KEYS =
      IntStream.range(0, 5).mapToObj(i -> ClaimKey.of("key-" + i)).toList();

  private final List<Consumer<Reader>> claims = new ArrayList<>();
  private final List<Consumer<Reader>> outcomes = new ArrayList<>();

  /** When the windows began whose message was written. */
  private final Map<ClaimKey, List<Long>> written = new HashMap<>();

  private final Map<ClaimKey, Long> windows = new HashMap<>();
  private final List<Reader> owners = new ArrayList<>();
  private Random random = new Random();
  private long now;

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldWriteOneMessageInAWindowHoweverReadersInterleave(int seed) {
    random = new Random(seed);
    for (int i = 0; i < 4; i++) {
      owners.add(new Reader("owner-" + i));
    }
    for (int step = 0; step < STEPS; step++) {
      now += random.nextInt(3);
      Reader owner = owners.get(random.nextInt(owners.size()));
      switch (random.nextInt(8)) {
        case 0 -> claim(owner, KEYS.get(random.nextInt(KEYS.size())));
        case 1, 2 -> owner.write();
        case 3 -> fenceSometimes(owner);
        case 4 -> owner.readOutcomes(random.nextInt(4));
        default -> owner.readClaims(random.nextInt(4));
      }
    }
    owners.forEach(Reader::readAll);
    List<Reader> others = List.of(new Reader("claims first"), new Reader("outcomes first"));
    others.get(0).readClaims(claims.size());
    others.get(1).readOutcomes(outcomes.size());
    others.forEach(Reader::readAll);

    for (ClaimKey key : KEYS) {
      List<Optional<Standing>> standings = new ArrayList<>();
      owners.forEach(reader -> standings.add(reader.book.standing(key)));
      others.forEach(reader -> standings.add(reader.book.standing(key)));
      assertThat(standings).as("of %s", key).containsOnly(standings.get(0));
    }
    assertThat(written.values())
        .hasSizeGreaterThan(2)
        .allSatisfy(w -> assertThat(w).doesNotHaveDuplicates());
  }

  private void claim(Reader owner, ClaimKey key) {
    long offset = claims.size();
    long timestamp = now;
    String name = owner.name;
    claims.add(reader -> reader.book.claim(key, new Claimant(name, offset, 1), timestamp));
    long begin = windows.getOrDefault(key, Long.MIN_VALUE / 2);
    windows.put(key, timestamp > begin + WINDOW.toMillis() ? timestamp : begin);
    owner.windows.put(offset, windows.getOrDefault(key, begin));
  }

  /** Ends an owner, which goes on under another name. */
  private void fenceSometimes(Reader owner) {
    if (random.nextInt(6) == 0) {
      String former = owner.name;
      owner.name = former + "'";
      claims.add(reader -> reader.refuse(former));
    }
  }

  private final class Reader {
    private final ClaimBook book = new ClaimBook(1, WINDOW);
    private final Map<String, Integer> awaited = new HashMap<>();

    /** Windows of its claims that it has not written, by their offsets. */
    private final Map<Long, Long> windows = new HashMap<>();

    private String name;
    private int nextClaim;
    private int nextOutcome;

    private Reader(String name) {
      this.name = name;
    }

    private void refuse(String owner) {
      book.refuse(0, owner);
      awaited.put(owner, outcomes.size());
      lookAtAwaited();
    }

    private void lookAtAwaited() {
      Set<String> past = new HashSet<>();
      awaited.forEach(
          (owner, goal) -> {
            if (nextOutcome >= goal) {
              past.add(owner);
            }
          });
      past.forEach(
          owner -> {
            awaited.remove(owner);
            book.putAside(0, owner);
          });
    }

    private void readClaims(int count) {
      for (int i = 0; i < count && nextClaim < claims.size(); i++) {
        claims.get(nextClaim++).accept(this);
      }
    }

    private void readOutcomes(int count) {
      for (int i = 0; i < count && nextOutcome < outcomes.size(); i++) {
        outcomes.get(nextOutcome++).accept(this);
      }
      lookAtAwaited();
    }

    private void readAll() {
      readClaims(claims.size());
      readOutcomes(outcomes.size());
    }

    /** Writes the message of a claim that is ours by what was read. */
    private void write() {
      ClaimKey key = KEYS.get(random.nextInt(KEYS.size()));
      Standing standing = book.standing(key).orElse(null);
      if (standing instanceof Standing.Held held && held.claimant().owner().equals(name)) {
        long offset = held.claimant().offset();
        Long window = windows.remove(offset);
        if (window == null) {
          return;
        }
        written.computeIfAbsent(key, k -> new ArrayList<>()).add(window);
        MessageId message = new MessageId("messages", 0, outcomes.size(), now);
        long timestamp = now;
        outcomes.add(reader -> reader.book.settle(key, offset, 1, message, timestamp));
      }
    }
  }
}
