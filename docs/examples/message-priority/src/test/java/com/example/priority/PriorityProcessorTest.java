package com.example.priority;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.urgency.UrgencyFactory;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessorContractTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityProcessorTest extends TextProcessorContractTest<Priority> {

  @Override
  protected ProcessorFactory<Priority> factory() {
    return new PriorityFactory();
  }

  @Override
  protected List<ProcessorFactory<?>> upstream() {
    return List.of(new UrgencyFactory(), new WordCountEmbedding());
  }

  @Override
  protected Models models() {
    return new Models(Path.of("no-models"), WordCountEmbedder::new);
  }

  @ParameterizedTest
  @CsvSource({
    "high, Somebody was hurt by your product today.",
    "normal, Somebody was hurt by your product.",
    "normal, Please answer today.",
    "low, Please answer."
  })
  void shouldRiseWithUrgencyAndSeriousness(String label, String text) {
    var outcome = (Done<Priority>) processor().process(documents(List.of(text))).get(0);

    assertThat(outcome.value().getLabel()).isEqualTo(label);
  }
}
