/** How the checklists stage is measured and compared. */
@NullMarked
package io.anabranch.processor.checklists.evaluation;

import org.jspecify.annotations.NullMarked;
