package io.anabranch.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResourcesTest {

  private final List<String> closed = new ArrayList<>();

  @AfterEach
  void clear() {
    Thread.interrupted();
  }

  @Test
  void shouldCloseTheLastOpenedFirstWhateverFails() {
    Resources resources = new Resources();
    resources.add(closing("first"));
    resources.add(
        () -> {
          throw new IllegalStateException("broken");
        });
    resources.add(closing("last"));

    resources.close();

    assertThat(closed).containsExactly("last", "first");
  }

  @Test
  void shouldCloseEachToItsEndAfterInterruption() {
    Resources resources = new Resources();
    resources.add(closing("first"));
    resources.add(
        () -> {
          throw new InterruptedException("while it closed");
        });
    resources.add(closing("last"));
    Thread.currentThread().interrupt();

    resources.close();

    assertThat(closed).containsExactly("last", "first");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void shouldCloseNothingAfterRelease() {
    Resources resources = new Resources();
    resources.add(closing("one"));

    Resources others = resources.release();
    resources.close();
    assertThat(closed).isEmpty();

    others.close();
    assertThat(closed).containsExactly("one");
  }

  /** Is cut off by an interruption, as Kafka's clients are. */
  private AutoCloseable closing(String name) {
    return () -> closed.add(Thread.currentThread().isInterrupted() ? name + " cut off" : name);
  }
}
