package io.anabranch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

  private static final HttpHandler NOTHING = call -> {};

  private final Router router =
      Router.builder()
          .get("/v1/messages/{id}", NOTHING)
          .post("/v1/messages", NOTHING)
          .get("/v1/messages", NOTHING)
          .get("/v1/messages/latest", NOTHING)
          .get("/v1/messages/{id}/stages/{stage}", NOTHING)
          .build();

  @Test
  void shouldListItsRoutes() {
    assertThat(router.routes())
        .extracting(Route::toString)
        .containsExactlyInAnyOrder(
            "GET /v1/messages/{id}",
            "POST /v1/messages",
            "GET /v1/messages",
            "GET /v1/messages/latest",
            "GET /v1/messages/{id}/stages/{stage}");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/messages/a, a",
    "/v1/messages/a%2Fb, a/b",
    "/v1/messages/a+b, a+b",
    "/v1/messages/a%20b, a b",
    "/v1/messages/%C3%A4, ä"
  })
  void shouldDecodeParameters(String path, String id) {
    assertThat(found("GET", path).parameters()).isEqualTo(Map.of("id", id));
  }

  @Test
  void shouldTakeSeveralParameters() {
    assertThat(found("GET", "/v1/messages/7/stages/pos").parameters())
        .isEqualTo(Map.of("id", "7", "stage", "pos"));
  }

  @Test
  void shouldPreferRouteWithFewerParameters() {
    assertThat(found("GET", "/v1/messages/latest").route().path()).isEqualTo("/v1/messages/latest");
  }

  @Test
  void shouldServeHeadWithGet() {
    assertThat(found("HEAD", "/v1/messages").route().method()).isEqualTo("GET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/v1", "/v1/messages/", "/v1/messages/a/b", "//v1/messages", "/v1/Messages"})
  void shouldNotFindOtherPaths(String path) {
    HttpAnswer answer = missing("GET", path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"error\":\"no such path\"}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE | /v1/messages | GET, HEAD, POST",
        "POST | /v1/messages/latest | GET, HEAD",
        "HEAD | /action | POST"
      })
  void shouldSayWhichMethodsAreAllowed(String method, String path, String allowed) {
    Router more =
        Router.builder()
            .add(new Route("POST", "/action", OptionalInt.empty(), NOTHING))
            .post("/v1/messages", NOTHING)
            .get("/v1/messages", NOTHING)
            .get("/v1/messages/{id}", NOTHING)
            .build();

    HttpAnswer answer = ((Router.Missing) more.match(method, path)).answer();

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).containsEntry("Allow", allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/a/{id}/b/{id}", "/a/x{id}", "/a/{id}x", "/a/{", "/a/{}", "/a/{{id}}", "a/{id}"})
  void shouldRefuseWhatIsNoTemplate(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> Router.builder().get(path, NOTHING));
  }

  @Test
  void shouldRefuseTwoRoutesThatMatchTheSame() {
    Router.Builder builder = Router.builder().get("/a/{id}", NOTHING);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.get("/a/{name}", NOTHING))
        .withMessageContaining("GET /a/{name}");
  }

  @Test
  void shouldRefuseMethodThatIsNotInCapitals() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Router.builder().route("get", "/a", NOTHING))
        .withMessageContaining("get");
  }

  private Router.Found found(String method, String path) {
    return (Router.Found) router.match(method, path);
  }

  private HttpAnswer missing(String method, String path) {
    return ((Router.Missing) router.match(method, path)).answer();
  }
}
