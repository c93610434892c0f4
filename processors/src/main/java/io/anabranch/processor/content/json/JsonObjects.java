package io.anabranch.processor.content.json;

import io.anabranch.processor.content.phrase.FieldLabel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The objects and arrays around a value while JSON is read. */
final class JsonObjects {

  private final Deque<String> names = new ArrayDeque<>();
  private JsonObject object = new JsonObject(null);

  void enter(@Nullable String name) {
    names.push(name == null ? "" : name);
    object = new JsonObject(object);
  }

  void leave() {
    names.pop();
    JsonObject parent = object.parent();
    object = parent == null ? object : parent;
  }

  JsonValue value(@Nullable String name, String text, int begin, int end, boolean isString) {
    String field = name == null ? names.isEmpty() ? "" : names.peek() : name;
    if (name != null) {
      object.read(name, text);
    }
    return new JsonValue(text, begin, end, isString, isFreeText(field), object);
  }

  /** Whether a field of a name, in whatever case, is for what somebody writes. */
  private static boolean isFreeText(String name) {
    return FieldLabel.isFreeText(
        name.replaceAll("(?<=[a-z])(?=[A-Z])|[_.-]", " ").toLowerCase(Locale.ROOT));
  }
}
