package io.anabranch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.anabranch.http.HttpHandler;
import io.anabranch.http.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiTest {

  private static final HttpHandler NOTHING = call -> {};

  private final JsonNode description = read();

  @Test
  void shouldDescribeEveryRouteAndNothingElse() {
    Router router =
        GatewayRoutes.router(call -> Optional.empty(), NOTHING, NOTHING, NOTHING, () -> true);
    List<String> described = new ArrayList<>();
    description
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            router.routes().stream().map(Object::toString).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "/v1/messages:post:200 202 400 401 403 408 413 415 422 429 503",
        "/v1/messages/{id}:get:200 202 400 401 403 404 503",
        "/v1/enriched:get:200 400 401 403 503",
        "/v1/openapi.yaml:get:200",
        "/health/live:get:200",
        "/health/ready:get:200 503"
      })
  void shouldDescribeEveryAnswer(String path, String method, String statuses) {
    Set<String> described = new HashSet<>();
    operation(path, method).path("responses").fieldNames().forEachRemaining(described::add);

    assertThat(described).containsExactlyInAnyOrder(statuses.split(" ", -1));
  }

  @Test
  void shouldReferToWhatIsThere() {
    assertThat(description.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(description.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void shouldGiveEveryOperationAnIdOfItsOwn() {
    assertThat(description.findValuesAsText("operationId")).hasSize(6).doesNotHaveDuplicates();
  }

  private JsonNode operation(String path, String method) {
    return description.path("paths").path(path).path(method);
  }

  private static JsonNode read() {
    try (InputStream in = GatewayRoutes.class.getResourceAsStream("openapi.yaml")) {
      return new YAMLMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
