package io.anabranch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.gateway.FeedRecord;
import io.anabranch.gateway.FeedRecords;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamFilterTest {

  private static final Set<String> HEADERS = Set.of("anabranch.class", "anabranch.risk", "mood");
  private static final FeedRecord RECORD =
      FeedRecords.of(
          "anna, bert",
          Map.of(
              "anabranch.id", "messages-0-0-0",
              "anabranch.class", "billing",
              "anabranch.risk", "legal threat, churn"));

  @Test
  void shouldTakeEverythingWithoutFilters() {
    assertThat(takes(Map.of())).isTrue();
  }

  @Test
  void shouldTakeOneOfSeveralValues() {
    assertThat(takes(Map.of("class", List.of("delivery", "billing", "billing")))).isTrue();
    assertThat(takes(Map.of("class", List.of("delivery")))).isFalse();
    assertThat(takes(Map.of("class", List.of("bill")))).isFalse();
  }

  @Test
  void shouldTakeWhatAllFiltersTake() {
    assertThat(takes(Map.of("class", List.of("billing"), "risk", List.of("churn")))).isTrue();
    assertThat(takes(Map.of("class", List.of("billing"), "risk", List.of("fraud")))).isFalse();
  }

  @Test
  void shouldTakeAHeaderByOneOfItsValues() {
    assertThat(takes(Map.of("risk", List.of("legal threat")))).isTrue();
    assertThat(takes(Map.of("risk", List.of("legal threat, churn")))).isTrue();
    assertThat(takes(Map.of("risk", List.of("legal")))).isFalse();
  }

  @Test
  void shouldTakeAWholeKeyAlone() {
    assertThat(takes(Map.of("key", List.of("anna, bert")))).isTrue();
    assertThat(takes(Map.of("key", List.of("anna")))).isFalse();
  }

  @Test
  void shouldTakeNothingThatTheJoinHasNotWritten() {
    StreamFilter all = StreamFilter.of(Map.of(), HEADERS);

    assertThat(all.takes(FeedRecords.of("anna", Map.of("anabranch.class", "billing")))).isFalse();
  }

  @Test
  void shouldSayWhichFiltersThereAre() {
    assertThatThrownBy(() -> StreamFilter.of(Map.of("mood", List.of("bad")), HEADERS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown filter; allowed are class, key, risk");
  }

  private static boolean takes(Map<String, List<String>> query) {
    return StreamFilter.of(query, HEADERS).takes(RECORD);
  }
}
