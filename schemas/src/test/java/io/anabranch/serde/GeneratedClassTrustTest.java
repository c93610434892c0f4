package io.anabranch.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Message;
import io.anabranch.schema.StageError;
import java.io.IOException;
import org.apache.avro.util.ClassUtils;
import org.junit.jupiter.api.Test;

class GeneratedClassTrustTest {

  @Test
  void shouldLetBuildersUseDefaultsOfGeneratedTypes() {
    assertThat(StageError.newBuilder().setReason("r").build().getCause())
        .isEqualTo(ErrorCause.UNKNOWN);
    assertThat(Records.enriched().getFailed()).isEmpty();
  }

  @Test
  void shouldLetAvroItselfReadGeneratedTypes() throws IOException {
    assertThat(Message.fromByteBuffer(Records.message().toByteBuffer()))
        .isEqualTo(Records.message());
  }

  @Test
  void shouldTrustNothingElse() {
    GeneratedClassTrust.ensure();

    assertThatThrownBy(() -> ClassUtils.forName("java.lang.ProcessBuilder"))
        .isInstanceOf(SecurityException.class);
  }
}
