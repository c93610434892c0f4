package io.anabranch.topology.commit;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class QuietCommitTest {

  private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
  private final QuietCommit commit = new QuietCommit(context);
  private final Punctuator tick = context.scheduledPunctuators().get(0).getPunctuator();

  @Test
  void shouldCommitOnceWhenNothingHasComeForATick() {
    commit.read();
    tick.punctuate(500);
    assertThat(context.committed()).isFalse();

    tick.punctuate(1_000);
    assertThat(context.committed()).isTrue();

    context.resetCommit();
    tick.punctuate(1_500);
    assertThat(context.committed()).isFalse();
  }

  @Test
  void shouldLeaveItToTheIntervalWhileRecordsCome() {
    for (int time = 0; time < 10_000; time += 500) {
      commit.read();
      tick.punctuate(time);
    }
    assertThat(context.committed()).isFalse();
  }

  @Test
  void shouldCommitNothingIfNothingHasCome() {
    tick.punctuate(500);
    tick.punctuate(1_000);
    assertThat(context.committed()).isFalse();
  }
}
