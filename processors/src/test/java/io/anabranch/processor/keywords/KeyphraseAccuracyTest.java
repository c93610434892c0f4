package io.anabranch.processor.keywords;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.Models;
import io.anabranch.processor.graph.AnnotatedMessage;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.processor.pos.PosProcessorFactory;
import io.anabranch.schema.Keyword;
import io.anabranch.schema.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keywords against those that a person gave, by exact match in any case. The floors are a little
 * below what was measured: a broken ranking fails, and one that is a little worse does not.
 */
class KeyphraseAccuracyTest {

  private static final Logger log = LoggerFactory.getLogger(KeyphraseAccuracyTest.class);
  private static final Path MODELS = BuildFolders.models();
  private static final Path TESTDATA = BuildFolders.testdata();
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({"abstracts, 5, 0.42", "abstracts, 10, 0.62", "support, 5, 0.80"})
  void shouldFindWhatPersonWouldName(String set, int cutOff, double floor) throws IOException {
    List<String> texts = new ArrayList<>();
    List<Set<String>> expected = new ArrayList<>();
    for (String line : Files.readAllLines(TESTDATA.resolve("keywords").resolve(set + ".jsonl"))) {
      JsonNode node = JSON.readTree(line);
      texts.add(node.path("text").asText());
      Set<String> keywords = new HashSet<>();
      node.path("keywords").forEach(keyword -> keywords.add(normalized(keyword.asText())));
      expected.add(keywords);
    }

    List<List<String>> found = keywords(texts);

    double sum = 0;
    for (int i = 0; i < texts.size(); i++) {
      sum += f(found.get(i).stream().limit(cutOff).toList(), expected.get(i));
    }
    double mean = sum / texts.size();
    log.info("Keywords: set={} n={} cut-off={} f={}", set, texts.size(), cutOff, mean);
    assertThat(mean).isGreaterThanOrEqualTo(floor);
  }

  private static double f(List<String> found, Set<String> expected) {
    long right = found.stream().filter(expected::contains).count();
    return right == 0 ? 0 : 2.0 * right / (found.size() + expected.size());
  }

  private static List<List<String>> keywords(List<String> texts) {
    try (Models models =
            new Models(
                MODELS,
                () -> {
                  throw new AssertionError("keywords need no embedder");
                });
        ProcessorGraph graph =
            ProcessorGraph.builder(models)
                .add(new PosProcessorFactory())
                .add(new KeywordsProcessorFactory())
                .build()) {
      return graph
          .annotate(texts.stream().map(text -> Message.newBuilder().setText(text).build()).toList())
          .stream()
          .map(KeyphraseAccuracyTest::terms)
          .toList();
    }
  }

  private static List<String> terms(AnnotatedMessage message) {
    return message.document().get(KeywordsStage.ANNOTATION).getKeywords().stream()
        .map(Keyword::getTerm)
        .map(KeyphraseAccuracyTest::normalized)
        .distinct()
        .toList();
  }

  private static String normalized(String term) {
    return term.toLowerCase(Locale.ROOT);
  }
}
