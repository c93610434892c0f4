package io.anabranch.processor.content;

import io.anabranch.processor.Option;

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
        String authors) {

  /**
   * @throws IllegalArgumentException if a list names something else than roles
   */
  public ContentOptions {
    Roles.read("roles", roles);
    Roles.read("authors", authors);
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
