package io.anabranch.processor.keywords;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.HostileTexts;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.Outcome.Skipped;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.processor.pos.PosProcessorFactory;
import io.anabranch.schema.Keyword;
import io.anabranch.schema.Keywords;
import io.anabranch.schema.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keywords of texts that were made to break them. */
class HostileKeywordsTest {

  @Test
  void shouldStandWhereTheySay() {
    try (Models models =
            new Models(
                BuildFolders.models(),
                () -> {
                  throw new AssertionError("keywords need no embedder");
                });
        ProcessorGraph graph =
            ProcessorGraph.builder(models)
                .add(new PosProcessorFactory())
                .add(new KeywordsProcessorFactory())
                .build()) {
      HostileTexts.enriched()
          .forEach(
              (id, text) -> {
                Message message = Message.newBuilder().setText(text).build();
                var outcome =
                    graph.annotate(List.of(message)).get(0).outcome(KeywordsStage.ANNOTATION);
                if (outcome instanceof Done<Keywords> done) {
                  assertKeywords(done.value(), id, text);
                } else {
                  assertThat(outcome).as(id).isInstanceOf(Skipped.class);
                }
              });
    }
  }

  private static void assertKeywords(Keywords keywords, String id, String text) {
    for (Keyword keyword : keywords.getKeywords()) {
      assertThat(keyword.getBegin()).as(id).isBetween(0, keyword.getEnd() - 1);
      assertThat(keyword.getEnd()).as(id).isLessThanOrEqualTo(text.length());
      assertThat(keyword.getTerm())
          .as(id)
          .isEqualTo(
              text.substring(keyword.getBegin(), keyword.getEnd()).replaceAll("(?U)\\s+", " "))
          .isNotBlank();
      assertThat(keyword.getScore()).as(id).isBetween(0.0, 1.0);
    }
  }
}
