/** The topics of a pipeline: which there are, creating those that are absent, checking all. */
@NullMarked
package io.anabranch.topics;

import org.jspecify.annotations.NullMarked;
