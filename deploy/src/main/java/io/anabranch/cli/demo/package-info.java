/** The command {@code demo}. */
@NullMarked
package io.anabranch.cli.demo;

import org.jspecify.annotations.NullMarked;
