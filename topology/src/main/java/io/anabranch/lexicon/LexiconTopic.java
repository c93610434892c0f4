package io.anabranch.lexicon;

import io.anabranch.cluster.Connection;
import io.anabranch.operation.OperationException;
import io.anabranch.processor.keywords.KeywordsStage;
import io.anabranch.processor.keywords.lexicon.FormOwners;
import io.anabranch.processor.keywords.lexicon.LexiconTerms;
import io.anabranch.reference.ReferenceTopic;
import io.anabranch.schema.LexiconTerm;
import java.util.Collection;

/**
 * The topic of one's own terms, which running stages follow. The general risks are not in it. To be
 * used by one thread.
 */
public final class LexiconTopic extends ReferenceTopic<LexiconTerm> {

  /**
   * @param connection closed by the caller
   */
  public LexiconTopic(Connection connection) {
    super(connection, KeywordsStage.LEXICON, LexiconTerms::key);
  }

  /**
   * Checks that each form belongs to one term.
   *
   * @throws OperationException if one belongs to two
   */
  @Override
  protected void check(Collection<LexiconTerm> after) {
    try {
      FormOwners.requireOne(after);
    } catch (IllegalArgumentException e) {
      throw new OperationException(String.valueOf(e.getMessage()), e);
    }
  }
}
