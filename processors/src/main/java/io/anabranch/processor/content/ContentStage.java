package io.anabranch.processor.content;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.content.evaluation.ContentEvaluation;
import io.anabranch.schema.Content;
import io.anabranch.stage.EvaluationMethod;
import io.anabranch.stage.ResultLine;
import io.anabranch.stage.StageDescription;
import io.anabranch.stage.StyledText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What of a message is said now. All other stages read what this one gives. */
public final class ContentStage implements StageDescription<Content> {

  /** Header of enriched records: the language of what is said. */
  public static final String HEADER = "anabranch.language";

  @Override
  public Annotation<Content> annotation() {
    return Annotation.CONTENT;
  }

  @Override
  public String doc() {
    return "Finds what of a message is said now, by whom, and in which language.";
  }

  @Override
  public List<ProcessorFactory<Content>> implementations() {
    return List.of(new RuleContentFactory());
  }

  @Override
  public String defaultImplementation() {
    return "rules";
  }

  @Override
  public Optional<ResultLine<Content>> line() {
    return Optional.of(
        new ResultLine<>(
            "",
            2,
            content ->
                content.getLanguage() == null
                    ? List.of()
                    : List.of(StyledText.plain(content.getLanguage()))));
  }

  @Override
  public Optional<EvaluationMethod> evaluation() {
    return Optional.of(new ContentEvaluation());
  }

  @Override
  public int place() {
    return 5;
  }

  @Override
  public Optional<Consumer<Content>> leavesOut() {
    return Optional.of(
        result -> {
          result.setMessage(null);
          result.setSaid(null);
          result.setPieces(List.of());
          result.setTurns(List.of());
        });
  }

  @Override
  public Set<String> headerNames() {
    return Set.of(HEADER);
  }

  @Override
  public Map<String, String> headers(Content result) {
    return Optional.ofNullable(result.getLanguage())
        .map(language -> Map.of(HEADER, language))
        .orElse(Map.of());
  }
}
