package io.anabranch.remote;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.processor.Document;
import io.anabranch.processor.RecordPlace;
import io.anabranch.task.DocumentJson;
import io.anabranch.task.TaskEnvelope;

/**
 * Writes documents for tasks.
 *
 * @param content what of them
 */
record DocumentWriter(DocumentJson json, RemoteOptions.Content content) {

  /** A document in UTF-8; in full if it is not known where it was read. */
  byte[] write(Document document) {
    return TaskEnvelope.writeDocument(
        content == RemoteOptions.Content.POINTER
            ? document.place().map(DocumentWriter::pointer).orElseGet(() -> json.write(document))
            : json.write(document));
  }

  private static ObjectNode pointer(RecordPlace place) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object
        .putObject(DocumentJson.RECORD)
        .put("topic", place.topic())
        .put("partition", place.partition())
        .put("offset", place.offset());
    return object;
  }
}
