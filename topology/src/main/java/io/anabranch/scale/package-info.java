/** What it takes to see how the pipeline grows. */
@NullMarked
package io.anabranch.scale;

import org.jspecify.annotations.NullMarked;
