/** {@code anabranch gateway}. */
@NullMarked
package io.anabranch.cli.gateway;

import org.jspecify.annotations.NullMarked;
