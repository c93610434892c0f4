package io.anabranch.topology.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Place;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTopicTest {

  private static final String NAME = "support.retry.pos";
  private static final Header TRACE = new RecordHeader("trace", "1".getBytes(UTF_8));
  private static final Source SELF = source(NAME, 2, 40, 9_000);

  private final RetryTopic topic =
      new RetryTopic(NAME, new MessageIdentity("support.messages", Set.of("tickets")));

  @Test
  void shouldTakeTheSourceAndAttemptsFromTheHeaders() {
    Origin origin = topic.origin(SELF, headers("support.messages/2/5/1767225600000", "4"));
    assertThat(origin)
        .isEqualTo(
            new Origin(
                source("support.messages", 2, 5, 1_767_225_600_000L),
                new Place(2, 5, Instant.ofEpochMilli(1_767_225_600_000L)),
                4,
                new RecordHeaders().add(TRACE),
                true));
  }

  @Test
  void shouldTakeASourceOfATopicWithOtherPartitions() {
    Origin origin = topic.origin(SELF, headers("tickets/11/5/0", "1"));
    assertThat(origin.self()).isEqualTo(source("tickets", 11, 5, 0));
    assertThat(origin.known()).isTrue();
  }

  @Test
  void shouldTakeTheLastOfRepeatedHeaders() {
    Headers headers = headers("support.messages/2/5/0", "4");
    headers.add(RetryTopic.SOURCE, "support.messages/2/6/0".getBytes(UTF_8));
    Origin origin = topic.origin(SELF, headers);
    assertThat(origin.self()).isEqualTo(source("support.messages", 2, 6, 0));
    assertThat(origin.headers()).containsExactly(TRACE);
  }

  @Test
  void shouldNotTrustTheHeadersOnAnotherTopic() {
    Source self = source("support.messages", 2, 40, 9_000);
    Headers headers = headers("support.messages/2/5/0", "4");
    assertThat(topic.origin(self, headers))
        .isEqualTo(new Origin(self, Place.of(self), 0, headers, true));
  }

  @Test
  void shouldTakeAMessageForTheRecordOfTheTopicThatTheIntakeReads() {
    Source self = source("support.messages", 2, 40, 9_000);
    Headers headers = new RecordHeaders();
    ResultHeaders.writeSource(headers, source("tickets", 11, 5, 0));

    Origin origin = topic.origin(self, headers);

    assertThat(origin.self()).isEqualTo(source("tickets", 11, 5, 0));
    assertThat(origin.place()).isEqualTo(Place.of(self));
  }

  @Test
  void shouldNotBelieveThatAMessageIsARecordOfAnyOtherTopic() {
    Source self = source("support.messages", 2, 40, 9_000);
    Headers headers = new RecordHeaders();
    ResultHeaders.writeSource(headers, source("elsewhere", 11, 5, 0));

    assertThat(topic.origin(self, headers).self()).isEqualTo(self);
    assertThat(topic.origin(source("support.pos", 2, 40, 9), headers).self().getTopic())
        .isEqualTo("support.pos");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1",
    "support.messages/2/5, 1",
    "support.messages/2/5/0/1, 1",
    "support.messages/2/-5/0, 1",
    "support.messages/2/5/9999999999999999999, 1",
    "sup port/2/5/0, 1",
    "/2/5/0, 1",
    "support.messages/2/5/0, 0",
    "support.messages/2/5/0, -1",
    "support.messages/2/5/0, 1.5",
    "support.messages/2/5/0, ''",
    "support.messages/2/5/0, 9999999999"
  })
  void shouldNotKnowTheOriginIfAHeaderIsMalformed(String source, String attempts) {
    Origin origin = topic.origin(SELF, headers(source, attempts));
    assertThat(origin.known()).isFalse();
    assertThat(origin.self()).isEqualTo(SELF);
    assertThat(origin.headers()).containsExactly(TRACE);
  }

  @Test
  void shouldNotKnowTheOriginIfAHeaderIsMissing() {
    Headers withoutSource = new RecordHeaders().add(RetryTopic.ATTEMPTS, "7".getBytes(UTF_8));
    assertThat(topic.origin(SELF, withoutSource))
        .isEqualTo(new Origin(SELF, Place.of(SELF), 7, new RecordHeaders(), false));
    Headers empty = new RecordHeaders().add(RetryTopic.SOURCE, null);
    assertThat(topic.origin(SELF, empty))
        .isEqualTo(new Origin(SELF, Place.of(SELF), 0, new RecordHeaders(), false));
  }

  @Test
  void shouldUnderstandWhatItHasMarkedAndLeaveTheOtherHeaders() {
    Source source = source("support.messages", 2, 5, 1_767_225_600_000L);
    Headers read = headers("support.messages/2/1/0", "1");

    Headers marked = RetryTopic.mark(read, source, 4);

    assertThat(topic.origin(SELF, marked))
        .isEqualTo(new Origin(source, Place.of(source), 4, new RecordHeaders().add(TRACE), true));
    assertThat(read).as("headers that were read").hasSize(3);
  }

  private static Headers headers(String source, String attempts) {
    return new RecordHeaders()
        .add(RetryTopic.SOURCE, source.getBytes(UTF_8))
        .add(TRACE)
        .add(RetryTopic.ATTEMPTS, attempts.getBytes(UTF_8));
  }

  private static Source source(String topic, int partition, long offset, long millis) {
    return new Source(topic, partition, offset, Instant.ofEpochMilli(millis));
  }
}
