/** The commands {@code up}, {@code run} and {@code status}. */
@NullMarked
package io.anabranch.cli.run;

import org.jspecify.annotations.NullMarked;
