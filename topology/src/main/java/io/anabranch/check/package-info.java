/** A dry run: finds what would keep a pipeline from working, before it is started. */
@NullMarked
package io.anabranch.check;

import org.jspecify.annotations.NullMarked;
