package io.anabranch.processor.content.json;

import io.anabranch.processor.content.phrase.SpeakerRole;
import io.anabranch.schema.AuthorRole;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object in JSON, as far as it tells who wrote what is in it. */
final class JsonObject {

  private static final Set<String> AUTHORS =
      Set.of(
          "role",
          "from",
          "src",
          "source",
          "sender",
          "sender_type",
          "sendertype",
          "author",
          "who",
          "author_type",
          "authortype",
          "participantid",
          "participantrole",
          "speaker",
          "user_type",
          "direction",
          "dir");

  private final @Nullable JsonObject parent;
  private boolean company;

  JsonObject(@Nullable JsonObject parent) {
    this.parent = parent;
  }

  /** Looks at a field of it. */
  void read(String name, String text) {
    if (AUTHORS.contains(name.toLowerCase(Locale.ROOT))) {
      String lower = text.toLowerCase(Locale.ROOT);
      company |=
          lower.equals("out")
              || lower.startsWith("outbound")
              || SpeakerRole.ofWord(text).filter(role -> role != AuthorRole.CUSTOMER).isPresent();
    }
  }

  /** Whether an agent or a program wrote what is in it. */
  boolean isByCompany() {
    return company || (parent != null && parent.isByCompany());
  }

  @Nullable JsonObject parent() {
    return parent;
  }
}
