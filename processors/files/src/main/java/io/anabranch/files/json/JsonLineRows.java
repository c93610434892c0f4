package io.anabranch.files.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.files.row.BadRowException;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.RowReader;
import io.anabranch.files.source.EncodedText;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One JSON object a line; blank lines are passed over. */
final class JsonLineRows implements RowReader {

  private static final ObjectReader JSON =
      new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String name;
  private final EncodedText text;
  private final BufferedReader reader;
  private long line;

  /**
   * @param reader of the text
   */
  JsonLineRows(String name, EncodedText text, BufferedReader reader) {
    this.name = name;
    this.text = text;
    this.reader = reader;
  }

  @Override
  public Optional<Row> next() throws IOException, BadRowException {
    for (String next = reader.readLine(); next != null; next = reader.readLine()) {
      line++;
      if (!next.isBlank()) {
        return Optional.of(row(next));
      }
    }
    return Optional.empty();
  }

  private Row row(String json) throws BadRowException {
    String place = name + ":" + line;
    try {
      JsonNode value = JSON.readTree(json);
      if (value instanceof ObjectNode object) {
        return new Row(place, object);
      }
    } catch (JsonProcessingException e) {
      throw new BadRowException(place, "not JSON at column " + e.getLocation().getColumnNr());
    }
    throw new BadRowException(place, "expected a JSON object");
  }

  @Override
  public List<String> notes() {
    return text.notes();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
