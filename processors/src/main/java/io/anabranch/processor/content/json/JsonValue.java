package io.anabranch.processor.content.json;

/**
 * A value in JSON.
 *
 * @param text as it is seen
 * @param begin offset of its first character in the source, the quotation mark of a string
 * @param end offset after its last one
 * @param isString whether it stands in quotation marks
 * @param isFreeText whether its field, or one around it, is known for what somebody writes
 * @param object in which it stands
 */
record JsonValue(
    String text, int begin, int end, boolean isString, boolean isFreeText, JsonObject object) {

  boolean isSaid() {
    return isString && isFreeText && !object.isByCompany();
  }

  int words() {
    return isString ? text.split("\\s+", -1).length : 0;
  }
}
