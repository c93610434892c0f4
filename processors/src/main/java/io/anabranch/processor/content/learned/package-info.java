/** Small models of named features, trained in the build and read from the class path. */
@NullMarked
package io.anabranch.processor.content.learned;

import org.jspecify.annotations.NullMarked;
