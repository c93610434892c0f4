/** {@code anabranch bridge}. */
@NullMarked
package io.anabranch.cli.bridge;

import org.jspecify.annotations.NullMarked;
