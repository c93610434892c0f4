/** What an intake would make of records that a topic holds, without writing anything. */
@NullMarked
package io.anabranch.intake.sample;

import org.jspecify.annotations.NullMarked;
