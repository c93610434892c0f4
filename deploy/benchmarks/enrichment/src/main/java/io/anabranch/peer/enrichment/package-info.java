/** What the peers on Kafka share: our processors, their reference data, and the enriched record. */
@NullMarked
package io.anabranch.peer.enrichment;

import org.jspecify.annotations.NullMarked;
