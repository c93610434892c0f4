/** The commands {@code checklists load} and {@code checklists list}. */
@NullMarked
package io.anabranch.cli.checklists;

import org.jspecify.annotations.NullMarked;
