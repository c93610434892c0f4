package io.anabranch.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.Message;
import java.util.List;
import java.util.Set;

/**
 * Which records become messages; the others are left out.
 *
 * @param only what must hold of a record
 * @param roles of authors whose messages are taken; empty for all
 */
public record RecordFilter(List<Condition> only, Set<AuthorRole> roles) {

  /** Takes everything. */
  public static final RecordFilter NONE = new RecordFilter(List.of(), Set.of());

  /** Keeps copies. */
  public RecordFilter {
    only = List.copyOf(only);
    roles = Set.copyOf(roles);
  }

  boolean takes(ObjectNode record) {
    return only.stream().allMatch(condition -> condition.holds(record));
  }

  boolean takes(Message message) {
    AuthorRole role = message.getAuthorRole();
    return roles.isEmpty() || roles.contains(role == null ? AuthorRole.UNKNOWN : role);
  }
}
