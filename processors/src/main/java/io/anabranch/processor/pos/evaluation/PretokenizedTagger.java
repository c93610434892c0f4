package io.anabranch.processor.pos.evaluation;

import java.util.List;

/** Tags a sentence that is split into tokens already: what a comparison with a treebank needs. */
public interface PretokenizedTagger {

  /**
   * The tags of a sentence.
   *
   * @param tokens at least one, none of them empty
   * @return one tag a token
   */
  List<String> tags(List<String> tokens);
}
