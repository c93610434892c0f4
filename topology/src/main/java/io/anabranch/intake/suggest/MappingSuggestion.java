package io.anabranch.intake.suggest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Proposes which field is which: the text by how much is written in it and by its name, the others
 * by their names and what their values are like. A person is to look at it.
 */
public final class MappingSuggestion {

  /** A longer name of the text counts as much as so many more words in it. */
  private static final double WORDS_OF_A_NAME = 30;

  /** More words in a value make no better text. */
  private static final double MOST_WORDS = 40;

  private static final String TEXTS =
      "text|body|message|description|comment|content|plainbody|bodytext|descriptiontext|note";
  private static final String SUBJECTS = "subject|title|summary|ticketsubject";
  private static final String TIMES =
      ".*(created|sent|received|timestamp|occurred|published|time|date).*";
  private static final String CONVERSATIONS =
      "conversationid|conversation|ticketid|threadid|thread|caseid|callid|ticketnumber|issuekey";
  private static final String AUTHORS =
      "author|authorid|userid|requesterid|customerid|senderid|from|sender|reporter|email|accountid";
  private static final String CHANNELS = "channel|via|source|sourcetype|medium|origin";
  private static final String INBOUND = "inbound|incoming|fromcustomer|iscustomer";
  private static final String HIDDEN = "private|internal|isprivate|isinternal";
  private static final String SHOWN = "public|ispublic|jsdpublic|visible";
  private static final String CUSTOMERS =
      "(?i)customer|user|lead|contact|client|end-user|requester";
  private static final String AGENTS = "(?i)agent|admin|staff|employee|support|operator";

  private final Collection<FieldProfile> fields;
  private final int records;
  private final List<SuggestedKey> keys = new ArrayList<>();

  private MappingSuggestion(List<ObjectNode> sample) {
    this.fields = FieldProfiles.of(sample);
    this.records = sample.size();
  }

  /**
   * Proposes.
   *
   * @return in the order in which people read it; without {@code text} if nothing looks like one
   */
  public static List<SuggestedKey> of(List<ObjectNode> sample) {
    return new MappingSuggestion(sample).suggest();
  }

  private List<SuggestedKey> suggest() {
    Optional<FieldProfile> text = text();
    if (text.isEmpty()) {
      return List.of();
    }
    add("text", text, "%.0f words on the average".formatted(text.get().words()));
    add("id", nearest(text.get(), field -> field.name().matches("id|uuid|messageid|key")));
    add("subject", first(field -> field.name().matches(SUBJECTS) && field.isText()));
    add("conversation", first(field -> isNamed(field, CONVERSATIONS)));
    add("author", nearest(text.get(), field -> isNamed(field, AUTHORS)));
    add(
        "createdAt",
        first(field -> field.name().matches(TIMES) && field.isTime()),
        "all are times");
    add("channel", first(field -> field.name().matches(CHANNELS) && !field.kinds().isEmpty()));
    addRoles();
    addFilter();
    return List.copyOf(keys);
  }

  private Optional<FieldProfile> text() {
    return fields.stream()
        .filter(field -> field.isText() && !field.isTime() && !field.name().matches(SUBJECTS))
        .filter(field -> field.words() >= 2 || field.name().matches(TEXTS))
        .max(
            Comparator.comparingDouble(
                field ->
                    (Math.min(MOST_WORDS, field.words())
                            + (field.name().matches(TEXTS) ? WORDS_OF_A_NAME : 0))
                        * field.count()
                        / records));
  }

  private void addRoles() {
    Optional<FieldProfile> inbound =
        first(field -> field.name().matches(INBOUND) && field.isBoolean());
    if (inbound.isPresent()) {
      keys.add(key("customer", inbound.get().path() + " = true", inbound.get(), "true or false"));
      keys.add(key("agent", inbound.get().path() + " = false", inbound.get(), "true or false"));
      return;
    }
    first(field -> !matching(field, CUSTOMERS).isEmpty() && !matching(field, AGENTS).isEmpty())
        .ifPresent(
            role -> {
              addRole("customer", role, matching(role, CUSTOMERS));
              addRole("agent", role, matching(role, AGENTS));
            });
  }

  private void addRole(String key, FieldProfile field, List<String> kinds) {
    keys.add(
        key(
            key,
            field.path() + " = " + String.join(" | ", kinds),
            field,
            "one of %d kinds".formatted(field.kinds().size())));
  }

  private static List<String> matching(FieldProfile field, String kinds) {
    return field.kinds().stream().filter(kind -> kind.matches(kinds)).sorted().toList();
  }

  private void addFilter() {
    first(field -> field.name().matches(HIDDEN) && field.isBoolean())
        .ifPresent(
            field -> keys.add(key("only", field.path() + " != true", field, "true or false")));
    first(field -> field.name().matches(SHOWN) && field.isBoolean())
        .ifPresent(
            field -> keys.add(key("only", field.path() + " != false", field, "true or false")));
  }

  private void add(String key, Optional<FieldProfile> field) {
    add(key, field, "by its name");
  }

  private void add(String key, Optional<FieldProfile> field, String reason) {
    field.ifPresent(found -> keys.add(key(key, found.path(), found, reason)));
  }

  private SuggestedKey key(String key, String value, FieldProfile field, String reason) {
    return new SuggestedKey(
        key, value, "in %d of %d; %s".formatted(field.count(), records, reason));
  }

  /** By its own name or, as in {@code /ticket/id}, with that of what it is in. */
  private static boolean isNamed(FieldProfile field, String names) {
    String[] parts = field.names().split("/", -1);
    String withParent = parts.length > 1 ? parts[parts.length - 2] + field.name() : field.name();
    return !field.isBoolean()
        && (field.name().matches(names) || withParent.matches(names))
        && field.words() < 6;
  }

  /** In as many records as any, and then the least nested. */
  private Optional<FieldProfile> first(Predicate<FieldProfile> condition) {
    return fields.stream()
        .filter(condition)
        .min(
            Comparator.comparingInt((FieldProfile field) -> -field.count())
                .thenComparingInt(FieldProfile::depth)
                .thenComparing(FieldProfile::path));
  }

  /** Beside the text if there is one, otherwise the first. */
  private Optional<FieldProfile> nearest(FieldProfile text, Predicate<FieldProfile> condition) {
    String beside = text.path().substring(0, text.path().lastIndexOf('/') + 1);
    Optional<FieldProfile> sibling =
        first(field -> condition.test(field) && field.path().startsWith(beside));
    return sibling.isPresent() ? sibling : first(condition);
  }
}
