/** What we ask of a Kafka cluster: clients, topics, and offsets of groups. */
@NullMarked
package io.anabranch.cluster;

import org.jspecify.annotations.NullMarked;
