package io.anabranch.files.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.files.row.BadRowException;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.RowReader;
import io.anabranch.files.row.UnreadableFileException;
import io.anabranch.files.source.EncodedText;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** JSON objects in an array, or one after the other, whatever line breaks are in them. */
final class JsonValueRows implements RowReader {

  private static final JsonMapper JSON = new JsonMapper();

  private final String name;
  private final EncodedText text;
  private final JsonParser parser;

  /**
   * @param reader of the text
   */
  JsonValueRows(String name, EncodedText text, BufferedReader reader) throws IOException {
    this.name = name;
    this.text = text;
    this.parser = JSON.createParser(reader);
  }

  @Override
  public Optional<Row> next() throws IOException, BadRowException {
    try {
      JsonToken token = parser.nextToken();
      while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
        token = parser.nextToken();
      }
      if (token == null) {
        return Optional.empty();
      }
      String place = name + ":" + parser.currentTokenLocation().getLineNr();
      JsonNode value = JSON.readTree(parser);
      if (value instanceof ObjectNode object) {
        return Optional.of(new Row(place, object));
      }
      throw new BadRowException(place, "expected a JSON object");
    } catch (JsonProcessingException e) {
      throw new UnreadableFileException(
          name + ":" + e.getLocation().getLineNr(),
          "not JSON at column " + e.getLocation().getColumnNr(),
          e);
    }
  }

  @Override
  public List<String> notes() {
    return text.notes();
  }

  @Override
  public void close() throws IOException {
    parser.close();
    text.close();
  }
}
