package io.anabranch.processor.pos;

import io.anabranch.stage.FetchableModel;
import java.nio.file.Path;
import java.util.List;

/** Taggers of CoreNLP's that are too large to ship for everybody. */
final class FetchableTaggers {

  static final List<FetchableModel> ALL =
      List.of(
          new FetchableModel(
              "de",
              "edu/stanford/nlp/stanford-corenlp/4.5.10/stanford-corenlp-4.5.10-models-german.jar",
              199_660_934,
              "d8f4ab0a5bd900c6f63130e1af0494b62af7ba49f2bfaa7daff9b7ab86ef14c0",
              "edu/stanford/nlp/models/pos-tagger/german-ud.tagger",
              Path.of("pos", "german-ud.tagger"),
              "8bc1e312dff10483bca4baf4a77bc71638be80106196eae3a534b79d0f6a277a"));

  private FetchableTaggers() {}
}
