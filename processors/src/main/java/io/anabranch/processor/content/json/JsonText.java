package io.anabranch.processor.content.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.anabranch.processor.content.text.Hint;
import io.anabranch.processor.content.text.VisibleText;
import io.anabranch.schema.SegmentKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds what is said in a message that is JSON: each value is a field, in a line of its own, and
 * those of a free text are said, unless the same object says that an agent or a program wrote them.
 */
public final class JsonText {

  private static final JsonFactory JSON = new JsonFactory();

  /** A longest value of so many words is said, if no field is known. */
  private static final int WORDS = 3;

  private JsonText() {}

  /** The visible text of a message; empty if the message is no JSON, or has no text in it. */
  public static Optional<VisibleText> visible(String source) {
    String stripped = source.stripLeading();
    if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
      return Optional.empty();
    }
    List<JsonValue> values;
    try (JsonParser parser = JSON.createParser(source)) {
      values = values(parser);
    } catch (IOException e) {
      return Optional.empty();
    }
    if (values.stream().noneMatch(JsonValue::isString)) {
      return Optional.empty();
    }
    return Optional.of(visible(source, values));
  }

  private static List<JsonValue> values(JsonParser parser) throws IOException {
    List<JsonValue> values = new ArrayList<>();
    JsonObjects objects = new JsonObjects();
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token.isStructStart()) {
        objects.enter(parser.currentName());
      } else if (token.isStructEnd()) {
        objects.leave();
      } else if (token.isScalarValue()) {
        int begin = (int) parser.currentTokenLocation().getCharOffset();
        String text = parser.getText();
        int end = (int) parser.currentLocation().getCharOffset();
        values.add(
            objects.value(parser.currentName(), text, begin, end, token == JsonToken.VALUE_STRING));
      }
    }
    return values;
  }

  private static VisibleText visible(String source, List<JsonValue> values) {
    List<JsonValue> said = values.stream().filter(JsonValue::isSaid).toList();
    if (said.isEmpty() && values.stream().noneMatch(JsonValue::isFreeText)) {
      said =
          values.stream()
              .filter(value -> value.words() >= WORDS)
              .max(Comparator.comparingInt(JsonValue::words))
              .stream()
              .toList();
    }
    VisibleText.Builder builder = new VisibleText.Builder();
    for (JsonValue value : values) {
      if (!value.text().isBlank()) {
        if (!builder.isEmpty()) {
          builder.inserted("\n");
        }
        write(builder, source, value, said.contains(value));
      }
    }
    return builder.build();
  }

  private static void write(
      VisibleText.Builder builder, String source, JsonValue value, boolean said) {
    Hint hint = new Hint(said ? null : SegmentKind.FORM_LABEL, false);
    int i = value.isString() ? value.begin() + 1 : value.begin();
    int end = value.isString() ? value.end() - 1 : value.end();
    while (i < end) {
      int next = i + 1;
      if (source.charAt(i) == '\\') {
        next = source.charAt(i + 1) == 'u' ? i + 6 : i + 2;
        builder.decoded(i, next, unescaped(source.substring(i, next)), hint);
      } else {
        while (next < end && source.charAt(next) != '\\') {
          next++;
        }
        builder.source(i, source.substring(i, next), hint);
      }
      i = next;
    }
  }

  private static String unescaped(String escape) {
    try (JsonParser parser = JSON.createParser('"' + escape + '"')) {
      parser.nextToken();
      return parser.getText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
