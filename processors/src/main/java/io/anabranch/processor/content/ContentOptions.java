package io.anabranch.processor.content;

import io.anabranch.processor.Option;
import java.util.Set;
import java.util.TreeSet;

/** Options of {@link RuleContentFactory}. */
public record ContentOptions(
    @Option(
            doc = "Whose turns count in a conversation of several speakers.",
            allowed = Roles.ALLOWED,
            standard = "customer,unknown")
        String roles,
    @Option(
            doc =
                "Whose messages count, by the author's role, where one author wrote all of it;"
                    + " without a role they count as unknown.",
            allowed = Roles.ALLOWED,
            standard = "customer,agent,bot,system,unknown")
        String authors,
    @Option(
            doc = "Languages that messages may be in, with commas, as BCP 47 tags.",
            allowed = "BCP 47 tags with commas",
            standard = "en,de,fr,es,it,nl,pt,pl,da,nb,sv,cs,sk,hr,sl,sr,ro,hu,fi,tr,ru,uk,id,ms,el")
        String languages,
    @Option(
            doc =
                "Language of messages that are too short to tell and whose producer does not say"
                    + " it, as a BCP 47 tag.",
            standard = "en")
        String language) {

  /**
   * @throws IllegalArgumentException if a list names something else than roles
   */
  public ContentOptions {
    Roles.read("roles", roles);
    Roles.read("authors", authors);
    if (!language.matches("[a-z]{2,3}")) {
      throw new IllegalArgumentException(
          "option 'language' is '%s'; allowed: a BCP 47 tag of a language alone, such as en"
              .formatted(language));
    }
  }

  /** Languages that messages may be in. */
  Set<String> candidates() {
    Set<String> candidates = new TreeSet<>();
    for (String tag : languages.split(",", -1)) {
      candidates.add(tag.strip());
    }
    return candidates;
  }

  /** Whose turns count. */
  Roles countedRoles() {
    return Roles.read("roles", roles);
  }

  /** Whose messages count. */
  Roles countedAuthors() {
    return Roles.read("authors", authors);
  }
}
