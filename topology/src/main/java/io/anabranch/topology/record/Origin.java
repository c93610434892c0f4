package io.anabranch.topology.record;

import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Place;
import org.apache.kafka.common.header.Headers;

/**
 * Where a record comes from.
 *
 * @param self the record as it was first read, or the message that it is
 * @param place of that record in its topic, if it is a message
 * @param attempts how often the application has failed on it before
 * @param headers of the record, without those of its retry
 * @param known whether {@code self} can be trusted; if not, it is the record on the retry topic
 */
public record Origin(Source self, Place place, int attempts, Headers headers, boolean known) {}
