/** The command {@code produce}: readers of files, and the wait for what comes out. */
@NullMarked
package io.anabranch.cli.produce;

import org.jspecify.annotations.NullMarked;
