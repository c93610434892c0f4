package io.anabranch.devcluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** What a plain HTTP client sees of the registry, in Confluent's API. */
record Schemas(String url) {
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

  /** Registers a primitive type and returns the registry's answer, which holds the schema's id. */
  String register(String subject, String type) throws IOException, InterruptedException {
    String body = "{\"schema\": \"\\\"" + type + "\\\"\"}";
    return send(
        HttpRequest.newBuilder(URI.create(url + "/subjects/" + subject + "/versions"))
            .header("Content-Type", CONTENT_TYPE)
            .POST(BodyPublishers.ofString(body)));
  }

  String latest(String subject) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url + "/subjects/" + subject + "/versions/latest")));
  }

  private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
  }
}
