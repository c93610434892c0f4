/** The command {@code replay}. */
@NullMarked
package io.anabranch.cli.replay;

import org.jspecify.annotations.NullMarked;
