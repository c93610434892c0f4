/** The command {@code stages}. */
@NullMarked
package io.anabranch.cli.stages;

import org.jspecify.annotations.NullMarked;
