package io.anabranch.devcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  @Test
  void shouldTakePreferredPortWhenItIsFree() {
    int free = Ports.free(List.of(0)).get(0);

    assertThat(Ports.free(List.of(free))).containsExactly(free);
  }

  @Test
  void shouldTakeAnotherPortWhenThePreferredOneIsInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
      int port = Ports.free(List.of(taken.getLocalPort())).get(0);

      assertThat(port).isNotEqualTo(taken.getLocalPort());
      assertThat(Ports.isFree(port)).isTrue();
      assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
    }
  }

  @Test
  void shouldNeverGiveOnePortTwice() {
    assertThat(Ports.free(Collections.nCopies(50, 0))).doesNotHaveDuplicates();
  }

  @Test
  void shouldStayBelowThePortsOfOutgoingConnections() {
    assertThat(Ports.free(Collections.nCopies(50, 0))).allMatch(port -> port < 32_768);
  }
}
