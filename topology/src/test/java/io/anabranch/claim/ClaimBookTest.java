package io.anabranch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.client.MessageId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClaimBookTest {

  private static final int PARTITIONS = 4;
  private static final long WINDOW = Duration.ofHours(24).toMillis();
  private static final long CONTENT = 17;
  private static final ClaimKey KEY = ClaimKey.of("order-1");
  private static final int PARTITION = KEY.partition(PARTITIONS);

  private final ClaimBook book = new ClaimBook(PARTITIONS, Duration.ofMillis(WINDOW));

  @Test
  void shouldHaveTheFirstClaimWin() {
    claim("a", 0, 0);
    claim("b", 1, 0);

    assertThat(book.standing(KEY, 0)).contains(held("a", 0));
  }

  @Test
  void shouldKnowTheMessageOfTheClaimThatWon() {
    claim("a", 0, 0);
    settle(0, 1);
    claim("b", 1, 2);

    assertThat(book.standing(KEY, 2)).contains(new Standing.Settled(message(0), CONTENT));
  }

  @Test
  void shouldHaveTheNextClaimWinWhenTheFirstIsPutAside() {
    claim("a", 0, 0);
    claim("a", 1, 0);
    claim("b", 2, 0);

    assertThat(book.putAside(PARTITION, "a")).containsExactly(KEY);
    assertThat(book.standing(KEY, 0)).contains(held("b", 2));
  }

  @Test
  void shouldBeFreeWhenAllClaimsArePutAside() {
    claim("a", 0, 0);
    assertThat(book.putAside(PARTITION, "a")).containsExactly(KEY);
    assertThat(book.standing(KEY, 0)).isEmpty();

    claim("b", 1, 1);
    assertThat(book.standing(KEY, 1)).contains(held("b", 1));
  }

  @Test
  void shouldPutAsideNoMessageThatIsWritten() {
    claim("a", 0, 0);
    settle(0, 1);

    assertThat(book.putAside(PARTITION, "a")).isEmpty();
    assertThat(book.standing(KEY, 1)).contains(new Standing.Settled(message(0), CONTENT));
  }

  @Test
  void shouldPutAsideInOnePartitionAlone() {
    claim("a", 0, 0);

    assertThat(book.putAside((PARTITION + 1) % PARTITIONS, "a")).isEmpty();
    assertThat(book.standing(KEY, 0)).contains(held("a", 0));
  }

  @Test
  void shouldTakeNoClaimOfAnOwnerThatWasRefused() {
    claim("a", 0, 0);
    book.refuse(PARTITION, "a");
    assertThat(book.standing(KEY, 0)).contains(held("a", 0));
    claim("a", 1, 0);
    book.putAside(PARTITION, "a");

    assertThat(book.standing(KEY, 0)).isEmpty();
  }

  @Test
  void shouldBeginAnewWhenTheWindowIsOver() {
    claim("a", 0, 0);
    settle(0, 1);
    assertThat(book.standing(KEY, WINDOW)).isPresent();
    assertThat(book.standing(KEY, WINDOW + 1)).isEmpty();

    claim("b", 1, WINDOW + 1);
    assertThat(book.standing(KEY, WINDOW + 1)).contains(held("b", 1));
  }

  @Test
  void shouldKeepTheMessageOfAClaimWithinTheWindowByItsTimestamp() {
    claim("a", 0, 0);
    settle(0, 1);
    claim("b", 1, WINDOW);

    assertThat(book.standing(KEY)).contains(new Standing.Settled(message(0), CONTENT));
  }

  @Test
  void shouldTakeAnOutcomeThatIsReadBeforeItsClaim() {
    settle(0, 1);
    assertThat(book.standing(KEY, 1)).isEmpty();
    claim("a", 0, 0);

    assertThat(book.standing(KEY, 1)).contains(new Standing.Settled(message(0), CONTENT));
  }

  @Test
  void shouldKeepEachOutcomeForItsClaimWhenAllOutcomesAreReadFirst() {
    settle(0, 1);
    settle(1, WINDOW + 2);
    claim("a", 0, 0);
    claim("b", 1, WINDOW + 1);

    assertThat(book.standing(KEY, WINDOW + 2)).contains(new Standing.Settled(message(1), CONTENT));
  }

  @Test
  void shouldIgnoreTheOutcomeOfAClaimWhoseWindowIsOver() {
    claim("a", 0, 0);
    claim("b", 1, WINDOW + 1);
    settle(0, WINDOW + 2);

    assertThat(book.standing(KEY, WINDOW + 2)).contains(held("b", 1));
  }

  @Test
  void shouldForgetWhatIsOver() {
    claim("a", 0, 0);
    book.prune(WINDOW + 1);
    assertThat(book.size()).isEqualTo(1);
    book.prune(WINDOW + Duration.ofHours(1).toMillis());

    assertThat(book.size()).isZero();
    assertThat(book.standing(KEY)).isEmpty();
  }

  private void claim(String owner, long offset, long timestamp) {
    book.claim(KEY, new Claimant(owner, offset, CONTENT), timestamp);
  }

  private void settle(long claimOffset, long timestamp) {
    book.settle(KEY, claimOffset, CONTENT, message(claimOffset), timestamp);
  }

  private static Standing held(String owner, long offset) {
    return new Standing.Held(new Claimant(owner, offset, CONTENT));
  }

  private static MessageId message(long claimOffset) {
    return new MessageId("messages", 0, 100 + claimOffset, 1);
  }
}
