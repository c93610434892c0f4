package io.anabranch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserGuardTest {

  @ParameterizedTest
  @CsvSource({
    "localhost:8088,,true",
    "127.0.0.1,,true",
    "[::1]:8088,,true",
    "evil.example:8088,,false",
    "localhost.evil.example,,false",
    "'',,false",
    "localhost:8088,http://localhost:8088,true",
    "localhost:8088,http://localhost:9000,false",
    "localhost:8088,http://evil.example,false",
    "localhost:8088,null,false"
  })
  void shouldLetInRequestsOfThisMachineAloneWithoutTokens(
      String host, String origin, boolean isIn) {
    assertThat(new BrowserGuard(true).refuse(call(host, origin)).isEmpty()).isEqualTo(isIn);
  }

  @ParameterizedTest
  @CsvSource({
    "gateway.example,,true",
    "gateway.example,https://gateway.example,true",
    "gateway.example,https://evil.example,false"
  })
  void shouldLetInRequestsOfAllMachinesButNoOtherPagesWithTokens(
      String host, String origin, boolean isIn) {
    assertThat(new BrowserGuard(false).refuse(call(host, origin)).isEmpty()).isEqualTo(isIn);
  }

  private static TestCall call(String host, String origin) {
    Map<String, String> headers = new HashMap<>(Map.of("Host", host));
    if (origin != null) {
      headers.put("Origin", origin);
    }
    return TestCall.with(headers);
  }
}
