/** Help for processors that take reference data. */
@NullMarked
package io.anabranch.processor.referencedata;

import org.jspecify.annotations.NullMarked;
