/**
 * The configuration: one typed tree, read from defaults, a file, the environment and flags.
 *
 * <p>May use Kafka's ConfigDef and a YAML parser; starts nothing.
 */
@NullMarked
package io.anabranch.config;

import org.jspecify.annotations.NullMarked;
