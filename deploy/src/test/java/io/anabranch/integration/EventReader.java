package io.anabranch.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** A reader of server-sent events. */
final class EventReader implements AutoCloseable {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper MAPPER = new JsonMapper();

  private final InputStream in;
  private final BufferedReader lines;

  /** An event of an enriched record. */
  record Event(String id, JsonNode record) {

    String text() {
      return record.at("/message/text").asText();
    }
  }

  /** Connects; the answer's head has come when it returns. */
  EventReader(URI uri, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    HttpResponse<InputStream> response =
        CLIENT.send(
            (headers.length == 0 ? request : request.headers(headers)).build(),
            BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new AssertionError("status " + response.statusCode());
    }
    in = response.body();
    lines = new BufferedReader(new InputStreamReader(in, UTF_8));
  }

  /** Waits for so many events. */
  List<Event> read(int count) throws IOException {
    List<Event> events = new ArrayList<>();
    String id = "";
    while (events.size() < count) {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException("ended after %d events".formatted(events.size()));
      } else if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("data: ")) {
        events.add(new Event(id, MAPPER.readTree(line.substring(6))));
      }
    }
    return events;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
