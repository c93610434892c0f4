/** The compacted topics of reference data, which running stages follow, and how they are loaded. */
@NullMarked
package io.anabranch.reference;

import org.jspecify.annotations.NullMarked;
