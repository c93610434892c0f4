/** The commands {@code topics create} and {@code topics list}. */
@NullMarked
package io.anabranch.cli.topics;

import org.jspecify.annotations.NullMarked;
