/** The command that measures a machine. */
@NullMarked
package io.anabranch.cli.bench;

import org.jspecify.annotations.NullMarked;
