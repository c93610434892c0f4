package io.anabranch.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.processor.Annotation;
import io.anabranch.schema.Checklist;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.Gathered;
import io.anabranch.schema.Message;
import io.anabranch.schema.TaggedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicsTest {

  private static final String FOUR_MIB = "4194304";

  private final Topics topics =
      new Topics(
          AnabranchConfig.from(
                  Map.of(
                      "topics.prefix", "demo-",
                      "topics.partitions", "3",
                      "topics.retention", "2h"))
              .topics());

  @Test
  void shouldNameEveryTopicOnceTheInputFirst() {
    assertThat(topics.all(TestStages.pipeline()))
        .extracting(Topic::name)
        .containsExactly(
            "demo-messages",
            "demo-pos",
            "demo-embedding",
            "demo-sentiment",
            "demo-classification",
            "demo-topics",
            "demo-checklists",
            "demo-gathered.pos-embedding",
            "demo-enriched",
            "demo-dead-letters",
            "demo-retry.pos",
            "demo-retry.embedding",
            "demo-retry.sentiment",
            "demo-retry.classification",
            "demo-retry.topics",
            "demo-retry.checklists",
            "demo-retry.gathered.pos-embedding",
            "demo-retry.join",
            "demo-catalog",
            "demo-claims",
            "demo-claim-outcomes");
  }

  @Test
  void shouldNameRetryTopicAfterItsApplication() {
    assertThat(topics.retry("gathered.pos-embedding"))
        .isEqualTo("demo-retry.gathered.pos-embedding");
  }

  @Test
  void shouldKeepMessagesForTheRetention() {
    assertThat(topic("demo-messages"))
        .isEqualTo(
            new Topic(
                "demo-messages",
                Optional.of(Message.SCHEMA$),
                3,
                Map.of(
                    "cleanup.policy", "delete",
                    "message.timestamp.type", "LogAppendTime",
                    "retention.ms", "7200000")));
  }

  @Test
  void shouldHaveRoomForMoreThanAMessageInWhatIsSaidOfIt() {
    Map<String, String> large =
        Map.of(
            "cleanup.policy", "delete",
            "message.timestamp.type", "LogAppendTime",
            "retention.ms", "7200000",
            "max.message.bytes", FOUR_MIB);
    assertThat(topic("demo-pos"))
        .isEqualTo(new Topic("demo-pos", Optional.of(TaggedText.SCHEMA$), 3, large));
    assertThat(topic("demo-gathered.pos-embedding"))
        .isEqualTo(
            new Topic("demo-gathered.pos-embedding", Optional.of(Gathered.SCHEMA$), 3, large));
    assertThat(topic("demo-enriched"))
        .isEqualTo(new Topic("demo-enriched", Optional.of(Enriched.SCHEMA$), 3, large));
    assertThat(topic("demo-retry.pos"))
        .isEqualTo(new Topic("demo-retry.pos", Optional.empty(), 3, large));
  }

  @Test
  void shouldCompactDeadLetters() {
    assertThat(topic("demo-dead-letters"))
        .isEqualTo(
            new Topic(
                "demo-dead-letters",
                Optional.of(DeadLetter.SCHEMA$),
                3,
                Map.of(
                    "cleanup.policy", "compact",
                    "message.timestamp.type", "LogAppendTime",
                    "max.message.bytes", FOUR_MIB)));
  }

  @Test
  void shouldCompactReferenceDataInOnePartition() {
    assertThat(topic("demo-catalog"))
        .isEqualTo(
            new Topic(
                "demo-catalog",
                Optional.of(Checklist.SCHEMA$),
                1,
                Map.of("cleanup.policy", "compact", "message.timestamp.type", "LogAppendTime")));
  }

  @Test
  void shouldGiveAllTopicsOfMessagesTheSameNumberOfPartitions() {
    List<Topic> ofMessages = topics.ofMessages(TestStages.pipeline());
    assertThat(ofMessages).hasSize(18).allMatch(topic -> topic.partitions() == 3);
    assertThat(ofMessages).extracting(Topic::name).doesNotContain("demo-catalog");
  }

  @Test
  void shouldReadOneNeedFromItsTopicAndSeveralFromTheirGather() {
    assertThat(topics.of(TestStages.needs(Annotation.MESSAGE))).isEqualTo(topics.messages());
    assertThat(topics.of(TestStages.needs(TestAnnotations.POS))).isEqualTo("demo-pos");
    assertThat(topics.of(TestStages.needs(TestAnnotations.POS, TestAnnotations.EMBEDDING)))
        .isEqualTo("demo-gathered.pos-embedding");
  }

  private Topic topic(String name) {
    return topics.all(TestStages.pipeline()).stream()
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
