/** Where a stage starts whose new implementation reads another topic. */
@NullMarked
package io.anabranch.swap;

import org.jspecify.annotations.NullMarked;
