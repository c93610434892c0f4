/** The commands {@code evaluate}, {@code quality} and {@code train}, which need no cluster. */
@NullMarked
package io.anabranch.cli.evaluate;

import org.jspecify.annotations.NullMarked;
