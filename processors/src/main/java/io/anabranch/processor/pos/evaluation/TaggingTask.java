package io.anabranch.processor.pos.evaluation;

import io.anabranch.evaluation.EvaluatedStage;
import io.anabranch.evaluation.EvaluatedStage.Answers;
import io.anabranch.evaluation.EvaluationResult;
import io.anabranch.evaluation.EvaluationTask;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures the tags of given tokens.
 *
 * @param sentences with their right tags, at least one
 */
public record TaggingTask(List<GoldSentence> sentences) implements EvaluationTask {

  static final String XPOS = "xpos";

  public TaggingTask {
    sentences = List.copyOf(sentences);
  }

  /**
   * Reads the data.
   *
   * @param data in CoNLL-U
   * @param column {@value #XPOS}, the column of the tags
   * @throws IllegalArgumentException if the file is malformed, or the column another one
   */
  public static TaggingTask read(Path data, String column) {
    if (!column.equals(XPOS)) {
      throw new IllegalArgumentException(
          "column '%s' cannot be compared with: the tagger gives tags of the Penn Treebank, which do"
                  .formatted(column)
              + " not determine universal ones (IN is ADP or SCONJ); allowed is "
              + XPOS);
    }
    return new TaggingTask(ConlluFile.read(data));
  }

  @Override
  public EvaluationResult evaluate(EvaluatedStage stage) {
    if (!(stage.processor() instanceof PretokenizedTagger tagger)) {
      throw new IllegalArgumentException(
          "the implementation of stage '%s' takes no tokens: it is no %s"
              .formatted(stage.annotation(), PretokenizedTagger.class.getSimpleName()));
    }
    Answers<List<String>> answers =
        stage.timed(
            sentences,
            batch -> batch.stream().map(sentence -> tagger.tags(sentence.tokens())).toList());
    return stage.evaluation(answers.perSecond(), TaggingReport.of(sentences, answers.values()));
  }
}
