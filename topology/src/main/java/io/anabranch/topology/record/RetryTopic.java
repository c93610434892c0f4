package io.anabranch.topology.record;

import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.identity.Sources;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The topic by which an application processes dead letters once more, and by which the join is
 * asked to write records again. A dead letter is there as the record that was first read, on the
 * partition of that record, with its source and the attempts so far in two headers. They are
 * trusted on this topic alone; on others they are headers like any.
 *
 * @param name of the topic
 * @param messages tells which message a record is
 */
public record RetryTopic(String name, MessageIdentity messages) {

  /** The source of the letter: {@code topic/partition/offset/timestampMillis}, in UTF-8. */
  public static final String SOURCE = "anabranch.retry.source";

  /** The attempts of the letter, as a decimal number. */
  public static final String ATTEMPTS = "anabranch.retry.attempts";

  /** Says that the join is to write again what it holds of the message that is the source. */
  public static final String REPUBLISH = "anabranch.republish";

  private static final Pattern ATTEMPTS_FORM = Pattern.compile("[1-9]\\d{0,8}");

  /** The origin of a record that was read from this topic or another. */
  public Origin origin(Source self, Headers headers) {
    if (!self.getTopic().equals(name)) {
      return new Origin(messages.of(self, headers), Place.of(self), 0, headers, true);
    }
    Headers stripped = new RecordHeaders(headers).remove(SOURCE).remove(ATTEMPTS);
    Optional<Source> source = text(headers.lastHeader(SOURCE)).flatMap(Sources::ofPath);
    Optional<Integer> attempts =
        text(headers.lastHeader(ATTEMPTS))
            .filter(number -> ATTEMPTS_FORM.matcher(number).matches())
            .map(Integer::valueOf);
    return source.isPresent() && attempts.isPresent()
        ? new Origin(source.get(), place(source.get(), headers), attempts.get(), stripped, true)
        : new Origin(self, Place.of(self), attempts.orElse(0), stripped, false);
  }

  private Place place(Source source, Headers headers) {
    return messages.isForeign(source) ? ResultHeaders.place(headers, source) : Place.of(source);
  }

  /** Headers with the source and the attempts of a dead letter, in place of any that were there. */
  public static Headers mark(Headers read, Source source, int attempts) {
    Headers headers = new RecordHeaders(read).remove(SOURCE).remove(ATTEMPTS);
    return headers
        .add(SOURCE, Sources.path(source).getBytes(StandardCharsets.UTF_8))
        .add(ATTEMPTS, Integer.toString(attempts).getBytes(StandardCharsets.UTF_8));
  }

  /** Headers that ask the join to write again what it holds of a message. */
  public static Headers republish(Source message) {
    return mark(new RecordHeaders(), message, 1).add(REPUBLISH, new byte[0]);
  }

  /** The message of which a record that was read from this topic asks for another record. */
  public Optional<Source> republished(Source self, Headers headers) {
    return headers.lastHeader(REPUBLISH) == null
        ? Optional.empty()
        : Optional.of(origin(self, headers))
            .filter(origin -> self.getTopic().equals(name) && origin.known())
            .map(Origin::self);
  }

  private static Optional<String> text(@Nullable Header header) {
    return Optional.ofNullable(header)
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }
}
