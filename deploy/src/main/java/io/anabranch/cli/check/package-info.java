/** The command {@code check}. */
@NullMarked
package io.anabranch.cli.check;

import org.jspecify.annotations.NullMarked;
