package io.anabranch.processor;

/** Where the record is that a document was read from. */
public record RecordPlace(String topic, int partition, long offset) {}
