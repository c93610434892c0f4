/** The command {@code compare}: its options, and its report as text and JSON. */
@NullMarked
package io.anabranch.cli.compare;

import org.jspecify.annotations.NullMarked;
