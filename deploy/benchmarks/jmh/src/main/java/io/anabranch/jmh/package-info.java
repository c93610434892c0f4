/** Microbenchmarks of hot paths. */
@NullMarked
package io.anabranch.jmh;

import org.jspecify.annotations.NullMarked;
