/** The command {@code promote}. */
@NullMarked
package io.anabranch.cli.promote;

import org.jspecify.annotations.NullMarked;
