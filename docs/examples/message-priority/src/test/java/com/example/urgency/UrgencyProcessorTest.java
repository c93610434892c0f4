package com.example.urgency;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessorContractTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class UrgencyProcessorTest extends TextProcessorContractTest<Urgency> {

  @Override
  protected ProcessorFactory<Urgency> factory() {
    return new UrgencyFactory();
  }

  @Test
  void shouldFindUrgentWordsInAnyCase() {
    Urgency urgency = urgency("URGENT: call me today, or today is my last day with you");

    assertThat(urgency.getLabel()).isEqualTo("urgent");
    assertThat(urgency.getWords()).containsExactly("urgent", "today");
  }

  @Test
  void shouldNotFindUrgentWordInsideAnother() {
    assertThat(urgency("I know.").getLabel()).isEqualTo("not_urgent");
  }

  private Urgency urgency(String text) {
    return ((Done<Urgency>) processor().process(documents(List.of(text))).get(0)).value();
  }
}
