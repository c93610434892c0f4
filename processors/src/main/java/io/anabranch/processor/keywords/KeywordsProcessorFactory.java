package io.anabranch.processor.keywords;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.Keywords;
import io.anabranch.schema.ModelInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keywords by a lexicon and by tags. */
public final class KeywordsProcessorFactory implements ProcessorFactory<Keywords> {

  /** Option: most keywords of a text. */
  static final String LIMIT = "limit";

  private static final String ALGORITHM_VERSION = "2";
  private static final int CHECKSUM_LENGTH = 12;

  @Override
  public Annotation<Keywords> annotation() {
    return KeywordsStage.ANNOTATION;
  }

  @Override
  public String implementation() {
    return "rank";
  }

  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(PosStage.ANNOTATION);
  }

  /** German only where there is a tagger for it. */
  @Override
  public Optional<Annotation<?>> reference() {
    return Optional.of(KeywordsStage.LEXICON);
  }

  @Override
  public Set<String> languages() {
    return Set.of("de", "en");
  }

  @Override
  public Class<KeywordsOptions> options() {
    return KeywordsOptions.class;
  }

  @Override
  public TextProcessor<Keywords> create(Map<String, String> options, Models models) {
    KeywordsOptions chosen = Options.read(KeywordsOptions.class, options);
    DocumentFrequencies background = DocumentFrequencies.shipped();
    return new KeywordsProcessor(
        chosen.generalRisks() ? GeneralRisks.terms() : List.of(),
        new UnitReader(),
        new KeywordRanking(background, chosen.limit()),
        new ModelInfo("tf-idf", version(background, chosen)));
  }

  private static String version(DocumentFrequencies background, KeywordsOptions options) {
    return "%s-background%s-risks%s-limit%d"
        .formatted(
            ALGORITHM_VERSION,
            background.version().substring(0, CHECKSUM_LENGTH),
            options.generalRisks() ? GeneralRisks.version().substring(0, CHECKSUM_LENGTH) : "none",
            options.limit());
  }
}
