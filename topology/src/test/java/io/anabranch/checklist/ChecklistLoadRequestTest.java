package io.anabranch.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.operation.InvalidRequestException;
import io.anabranch.schema.Checklist;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecklistLoadRequestTest {

  private static final Checklist REFUND =
      Checklist.newBuilder().setId("refund").setVersion(1).setTitle("Refund").build();

  @Test
  void shouldNotRemoveAllByLoadingNone() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> new ChecklistLoadRequest(List.of(), true));
  }

  @Test
  void shouldRefuseAnIdThatComesTwice() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> new ChecklistLoadRequest(List.of(REFUND, REFUND), false))
        .withMessageContaining("refund");
    assertThat(new ChecklistLoadRequest(List.of(REFUND), false).entries()).hasSize(1);
  }
}
