package io.anabranch.processor.keywords.lexicon;

import io.anabranch.schema.LexiconTerm;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** To which active term each form belongs, in whatever case and white space it is written. */
public final class FormOwners {

  private final Map<List<String>, String> owners = new HashMap<>();

  /**
   * Checks that no form belongs to two terms.
   *
   * @throws IllegalArgumentException if one does; names it and both terms
   */
  public static void requireOne(Collection<LexiconTerm> terms) {
    FormOwners owners = new FormOwners();
    terms.forEach(owners::add);
  }

  /**
   * Adds the forms of a term.
   *
   * @throws IllegalArgumentException if one belongs to another term already
   */
  void add(LexiconTerm term) {
    if (!term.getActive()) {
      return;
    }
    String key = LexiconTerms.key(term);
    for (String form : term.getForms()) {
      String other = owners.putIfAbsent(Atom.of(form).stream().map(Atom::text).toList(), key);
      if (other != null && !other.equals(key)) {
        throw new IllegalArgumentException(
            "form '%s' of '%s' is also one of '%s': allowed is one term a form"
                .formatted(form, key, other));
      }
    }
  }
}
