/** The commands {@code intake try}, {@code intake suggest} and {@code intake presets}. */
@NullMarked
package io.anabranch.cli.intake;

import org.jspecify.annotations.NullMarked;
