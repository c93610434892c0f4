package io.anabranch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.http.HttpAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

  private static final String TOKEN = "0123456789abcdef";
  private static final String OTHER = "fedcba9876543210";

  @TempDir private Path folder;

  @Test
  void shouldAllowEverythingWithoutTokens() {
    TestCall anybody = TestCall.with(Map.of());

    assertThat(Access.open().refuse(anybody, EnumSet.of(Role.WRITE))).isEmpty();
    assertThat(Access.open().has(anybody, Role.TEXT)).isTrue();
    assertThat(Access.open().hasTokens()).isFalse();
  }

  @Test
  void shouldAllowWhatTheRolesOfATokenSay() throws Exception {
    Access access = read("# who\n\nshop write,read " + TOKEN + "\n  desk\ttext " + OTHER + "\n");

    assertThat(access.hasTokens()).isTrue();
    assertThat(status(access, "Bearer " + TOKEN, Role.WRITE)).isEmpty();
    assertThat(status(access, "bearer " + TOKEN, Role.READ)).isEmpty();
    assertThat(status(access, "Bearer " + TOKEN, Role.TEXT)).contains(403);
    assertThat(status(access, "Bearer " + OTHER, Role.TEXT)).isEmpty();
    assertThat(status(access, "Bearer " + OTHER, Role.WRITE)).contains(403);
    assertThat(access.has(call("Bearer " + OTHER), Role.TEXT)).isTrue();
    assertThat(access.has(call("Bearer " + TOKEN), Role.TEXT)).isFalse();
  }

  @Test
  void shouldAskForAToken() throws Exception {
    Access access = read("shop write " + TOKEN);

    assertThat(access.refuse(TestCall.with(Map.of()), EnumSet.of(Role.WRITE)))
        .get()
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(401))
        .satisfies(answer -> assertThat(answer.headers()).containsKey("WWW-Authenticate"));
    assertThat(status(access, "Bearer " + OTHER, Role.WRITE)).contains(401);
    assertThat(status(access, "Basic " + TOKEN, Role.WRITE)).contains(401);
    assertThat(status(access, TOKEN, Role.WRITE)).contains(401);
    assertThat(status(access, "Bearer ", Role.WRITE)).contains(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop write",
        "shop 0123456789abcdef",
        "shop write short-0123",
        "shop admin 0123456789abcdef",
        "shop write, 0123456789abcdef",
        "shop WRITE 0123456789abcdef",
        "shop write read 0123456789abcdef"
      })
  void shouldNameTheLineThatIsBadAndNeverAToken(String line) {
    assertThatThrownBy(() -> read("# first\n" + line + "\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("gateway.tokens.file")
        .hasMessageContaining("line 2: allowed")
        .hasMessageNotContaining("0123");
  }

  @Test
  void shouldRefuseATokenThatHasTwoLines() {
    assertThatThrownBy(() -> read("a read " + TOKEN + "\nb text " + TOKEN))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("line 2")
        .hasMessageNotContaining(TOKEN);
  }

  @Test
  void shouldRefuseAFileWithoutTokens() {
    assertThatThrownBy(() -> read("# none\n")).hasMessageContaining("has no token");
    assertThatThrownBy(() -> Access.read("gateway.tokens.file", folder.resolve("none")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cannot be read");
  }

  private Access read(String lines) throws Exception {
    return Access.read("gateway.tokens.file", Files.writeString(folder.resolve("tokens"), lines));
  }

  private static Optional<Integer> status(Access access, String authorization, Role role) {
    return access.refuse(call(authorization), EnumSet.of(role)).map(HttpAnswer::status);
  }

  private static TestCall call(String authorization) {
    return TestCall.with(Map.of("Authorization", authorization));
  }
}
