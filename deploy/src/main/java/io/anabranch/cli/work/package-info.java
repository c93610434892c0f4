/** {@code anabranch work}. */
@NullMarked
package io.anabranch.cli.work;

import org.jspecify.annotations.NullMarked;
