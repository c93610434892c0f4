/** The commands {@code models fetch} and {@code models list}: models that do not ship. */
@NullMarked
package io.anabranch.cli.models;

import org.jspecify.annotations.NullMarked;
