/** Mappings that come with the distribution. */
@NullMarked
package io.anabranch.mapping.preset;

import org.jspecify.annotations.NullMarked;
