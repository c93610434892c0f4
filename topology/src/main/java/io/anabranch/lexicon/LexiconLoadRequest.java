package io.anabranch.lexicon;

import io.anabranch.operation.InvalidRequestException;
import io.anabranch.processor.keywords.lexicon.FormOwners;
import io.anabranch.processor.keywords.lexicon.LexiconTerms;
import io.anabranch.reference.LoadRequest;
import io.anabranch.schema.LexiconTerm;
import java.util.List;

/**
 * Which terms are to be loaded.
 *
 * @param entries each in place of the one that has its kind and canonical name
 * @param replace whether all others are removed
 */
public record LexiconLoadRequest(List<LexiconTerm> entries, boolean replace)
    implements LoadRequest<LexiconTerm> {

  /**
   * @throws InvalidRequestException if there is none, one comes twice or is not allowed, or a form
   *     belongs to two
   */
  public LexiconLoadRequest {
    entries = LoadRequest.checked("entries", entries, LexiconTerms::key);
    try {
      entries.forEach(LexiconTerms::check);
      FormOwners.requireOne(entries);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(
          "entries", entries.size() + " terms", String.valueOf(e.getMessage()));
    }
  }
}
