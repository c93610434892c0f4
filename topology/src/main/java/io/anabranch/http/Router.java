package io.anabranch.http;

import java.net.HttpURLConnection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The routes of an endpoint. Of two that match a path, the one with fewer parameters is taken. A
 * path without a route is answered 404, a route without the method 405 with {@code Allow}, both in
 * JSON. Immutable.
 */
public final class Router {

  private static final String GET = "GET";
  private static final String HEAD = "HEAD";

  private final List<Entry> entries;
  private final Guard guard;

  private Router(List<Entry> entries, Guard guard) {
    this.entries =
        entries.stream()
            .sorted(Comparator.comparingLong((Entry e) -> e.template().literals()).reversed())
            .toList();
    this.guard = guard;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** All routes, in no order that matters. */
  public List<Route> routes() {
    return entries.stream().map(Entry::route).toList();
  }

  Optional<HttpAnswer> refuse(HttpCall call) {
    return guard.refuse(call);
  }

  /** The route of a method and a path as it was sent, or the answer if there is none. */
  Match match(String method, String path) {
    List<String> segments = PathTemplate.split(path).stream().map(Router::decode).toList();
    Set<String> allowed = new TreeSet<>();
    for (Entry entry : entries) {
      Optional<Map<String, String>> parameters = entry.template().match(segments);
      if (parameters.isPresent()) {
        String served = entry.route().method();
        if (served.equals(method) || (served.equals(GET) && method.equals(HEAD))) {
          return new Found(entry.route(), parameters.get());
        }
        allowed.add(served);
      }
    }
    if (allowed.contains(GET)) {
      allowed.add(HEAD);
    }
    return new Missing(allowed.isEmpty() ? noSuchPath() : notAllowed(String.join(", ", allowed)));
  }

  private static HttpAnswer noSuchPath() {
    return HttpAnswer.error(HttpURLConnection.HTTP_NOT_FOUND, "no such path");
  }

  private static HttpAnswer notAllowed(String allowed) {
    return HttpAnswer.error(HttpURLConnection.HTTP_BAD_METHOD, "allowed is " + allowed)
        .withHeader("Allow", allowed);
  }

  /** Percent signs alone: in a path, a plus is a plus. */
  private static String decode(String segment) {
    return segment.indexOf('%') < 0
        ? segment
        : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  sealed interface Match {}

  record Found(Route route, Map<String, String> parameters) implements Match {}

  record Missing(HttpAnswer answer) implements Match {}

  private record Entry(Route route, PathTemplate template) {}

  /** Collects routes. */
  public static final class Builder {

    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private Guard guard = call -> Optional.empty();

    private Builder() {}

    /**
     * Adds a route.
     *
     * @throws IllegalArgumentException if the path is no template, or the route is there already
     */
    public Builder add(Route route) {
      PathTemplate template = new PathTemplate(route.path());
      if (!taken.add(route.method() + " " + template.shape())) {
        throw new IllegalArgumentException("there are two routes " + route);
      }
      entries.add(new Entry(route, template));
      return this;
    }

    /** As {@link #add}, with the endpoint's limit on bodies. */
    public Builder route(String method, String path, HttpHandler handler) {
      return add(new Route(method, path, OptionalInt.empty(), handler));
    }

    /** A route that reads. */
    public Builder get(String path, HttpHandler handler) {
      return route(GET, path, handler);
    }

    /** A route that acts. */
    public Builder post(String path, HttpHandler handler) {
      return route("POST", path, handler);
    }

    /** Lets in what a guard does not refuse, on whatever path, in place of everything. */
    public Builder guard(Guard guard) {
      this.guard = guard;
      return this;
    }

    public Router build() {
      return new Router(List.copyOf(entries), guard);
    }
  }
}
