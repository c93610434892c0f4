package io.anabranch.cli.bench.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompilerCpuTest {

  @Test
  void shouldAddWhatACompilerUsesInUserModeAndInTheKernel() {
    String fields = " S 1 2 2 0 -1 4194368 15 0 0 0 120 30 0 0 20 0 22 0 100 1 1";

    assertThat(CompilerCpu.nanos("7 (C2 CompilerThre)" + fields)).isEqualTo(1_500_000_000L);
    assertThat(CompilerCpu.nanos("7 (Common (Cleaner)" + fields)).isZero();
  }
}
