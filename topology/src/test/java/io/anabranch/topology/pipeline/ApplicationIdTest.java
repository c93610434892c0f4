package io.anabranch.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class ApplicationIdTest {

  private static final Pipeline PIPELINE = TestStages.pipeline();

  @Test
  void shouldNameEveryApplicationInTheOrderOfTheFlow() {
    assertThat(ApplicationId.all(PIPELINE))
        .containsExactly(
            "pos",
            "embedding",
            "sentiment",
            "classification",
            "topics",
            "checklists",
            "gathered.pos-embedding",
            "join");
  }

  @Test
  void shouldChooseAll() {
    assertThat(ApplicationId.choose(PIPELINE, Set.of("all")))
        .isEqualTo(ApplicationId.all(PIPELINE));
  }

  @Test
  void shouldChooseInTheOrderOfTheFlow() {
    assertThat(ApplicationId.choose(PIPELINE, Set.of("join", "gathered.pos-embedding", "pos")))
        .containsExactly("pos", "gathered.pos-embedding", "join");
  }

  @Test
  void shouldRefuseUnknownNames() {
    assertThatThrownBy(() -> ApplicationId.choose(PIPELINE, Set.of("poss", "all", "pos")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Invalid value all,poss ")
        .hasMessageContaining("gathered.pos-embedding");
  }
}
