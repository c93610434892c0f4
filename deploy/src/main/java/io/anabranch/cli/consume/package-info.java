/** The command {@code consume}. */
@NullMarked
package io.anabranch.cli.consume;

import org.jspecify.annotations.NullMarked;
