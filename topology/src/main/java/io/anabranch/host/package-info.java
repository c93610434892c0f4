/** Runs applications: what turns a configuration and a list of stages into Kafka Streams. */
@NullMarked
package io.anabranch.host;

import org.jspecify.annotations.NullMarked;
