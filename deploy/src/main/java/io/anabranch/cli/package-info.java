/**
 * The command line: options, input and output formats, and one class for each command. What a
 * command does to the cluster is in {@code io.anabranch.app}.
 */
@NullMarked
package io.anabranch.cli;

import org.jspecify.annotations.NullMarked;
