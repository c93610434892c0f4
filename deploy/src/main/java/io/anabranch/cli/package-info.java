/**
 * The command line: one class for each command, which parses what it is given, calls an operation
 * of {@code topology} and prints what comes of it. Uses no client of Kafka.
 */
@NullMarked
package io.anabranch.cli;

import org.jspecify.annotations.NullMarked;
