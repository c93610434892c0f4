package io.anabranch.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request of Jetty's. */
final class JettyCall implements HttpCall {

  private static final Logger LOG = LoggerFactory.getLogger(JettyCall.class);

  private enum State {
    OPEN,
    /** By the handler. */
    ANSWERED,
    /** By the layer, or given up. */
    REFUSED
  }

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final HttpLimits limits;
  private final BodyBudget bodies;
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
  private final AtomicReference<@Nullable BodyReader> body = new AtomicReference<>();
  private volatile Map<String, List<String>> query = Map.of();
  private volatile Map<String, String> parameters = Map.of();
  private volatile int bodyBytes;
  private volatile @Nullable JettyStream stream;

  JettyCall(
      Request request, Response response, Callback callback, HttpLimits limits, BodyBudget bodies) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.limits = limits;
    this.bodies = bodies;
    bodyBytes = limits.bodyBytes();
  }

  /** False if the query cannot be decoded. */
  boolean readQuery() {
    if (request.getHttpURI().getQuery() != null) {
      Map<String, List<String>> values = new LinkedHashMap<>();
      try {
        for (Fields.Field field : Request.extractQueryParameters(request)) {
          values.put(field.getName(), List.copyOf(field.getValues()));
        }
      } catch (RuntimeException e) {
        return false;
      }
      query = Collections.unmodifiableMap(values);
    }
    return true;
  }

  void enter(Router.Found found) {
    parameters = found.parameters();
    bodyBytes = found.route().bodyBytes().orElse(limits.bodyBytes());
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    return request.getHttpURI().getPath();
  }

  @Override
  public String pathParameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter " + name);
    }
    return value;
  }

  @Override
  public Map<String, List<String>> query() {
    return query;
  }

  @Override
  public Optional<String> query(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  @Override
  public String remoteAddress() {
    return Request.getRemoteAddr(request);
  }

  @Override
  public CompletionStage<byte[]> body() {
    BodyReader reader = new BodyReader(request, bodyBytes, bodies, limits.body(), this::refuse);
    if (!body.compareAndSet(null, reader)) {
      throw new IllegalStateException("the body was read before");
    }
    return reader.start();
  }

  @Override
  public void answer(HttpAnswer answer) {
    if (begin()) {
      send(answer);
    }
  }

  @Override
  public void answer(CompletionStage<HttpAnswer> answer) {
    answer.whenComplete(
        (ready, failure) -> {
          if (failure != null) {
            fail(failure);
            return;
          }
          try {
            answer(ready);
          } catch (RuntimeException e) {
            fail(e);
          }
        });
  }

  @Override
  public AnswerStream stream(int status, String contentType, Map<String, String> headers) {
    boolean begun = begin();
    JettyStream opened = new JettyStream(request, response, callback);
    if (!begun) {
      opened.endUnopened();
      return opened;
    }
    Answers.head(response, status, headers);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    closeConnection();
    if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1) {
      response.getHeaders().put(HttpHeader.TRANSFER_ENCODING, HttpHeaderValue.CHUNKED);
    }
    stream = opened;
    opened.open(HttpMethod.HEAD.is(method()), isBodyRead());
    return opened;
  }

  /** Answers for the layer, and ends the connection; nothing if it was answered before. */
  void refuse(int status, String reason) {
    refuse(HttpAnswer.error(status, reason));
  }

  private void refuse(HttpAnswer answer) {
    if (state.compareAndSet(State.OPEN, State.REFUSED)) {
      closeConnection();
      send(answer);
    }
  }

  /** Gives back what the request has held; it has been answered, or its connection has failed. */
  void end() {
    BodyReader reader = body.get();
    if (reader != null) {
      reader.end();
    }
  }

  /** The connection has failed before there was an answer. */
  void abandon(Throwable failure) {
    if (state.compareAndSet(State.OPEN, State.REFUSED)) {
      callback.failed(failure);
    }
  }

  /** The handler has thrown. */
  void fail(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (state.get() == State.REFUSED) {
      return;
    }
    LOG.error("Request failed: method={}, path={}", method(), path(), cause);
    refuse(HttpStatus.INTERNAL_SERVER_ERROR_500, "failed; see the log of this process");
    JettyStream opened = stream;
    if (opened != null) {
      opened.abort();
    }
  }

  /** Ends the answer, if it is a stream. */
  void endStream() {
    JettyStream opened = stream;
    if (opened != null) {
      opened.close();
    }
  }

  private boolean begin() {
    if (state.compareAndSet(State.OPEN, State.ANSWERED)) {
      return true;
    }
    if (state.get() == State.ANSWERED) {
      throw new IllegalStateException("the request was answered before");
    }
    return false;
  }

  private void send(HttpAnswer answer) {
    if (!isBodyRead()) {
      closeConnection();
      BodyReader reader = body.get();
      if (reader != null) {
        reader.giveUp();
      }
    }
    try {
      Answers.send(answer, response, callback);
    } catch (RuntimeException e) {
      LOG.error("Answer cannot be sent: method={}, path={}", method(), path(), e);
      callback.failed(e);
    }
  }

  private void closeConnection() {
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
  }

  private boolean isBodyRead() {
    BodyReader reader = body.get();
    return reader != null
        ? reader.isDone()
        : request.getLength() <= 0 && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }
}
