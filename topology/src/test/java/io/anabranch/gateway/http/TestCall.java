package io.anabranch.gateway.http;

import io.anabranch.http.AnswerStream;
import io.anabranch.http.HttpAnswer;
import io.anabranch.http.HttpCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A request that has headers and a query, and nothing else. */
record TestCall(Map<String, String> headers, Map<String, String> values) implements HttpCall {

  static TestCall with(Map<String, String> headers) {
    return new TestCall(headers, Map.of());
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/v1/messages";
  }

  @Override
  public String pathParameter(String name) {
    throw new IllegalArgumentException(name);
  }

  @Override
  public Map<String, List<String>> query() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> query(String name) {
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  @Override
  public String remoteAddress() {
    return "127.0.0.1";
  }

  @Override
  public CompletionStage<byte[]> body() {
    return CompletableFuture.completedFuture(new byte[0]);
  }

  @Override
  public void answer(HttpAnswer answer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void answer(CompletionStage<HttpAnswer> answer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public AnswerStream stream(int status, String contentType, Map<String, String> headers) {
    throw new UnsupportedOperationException();
  }
}
