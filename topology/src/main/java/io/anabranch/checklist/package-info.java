/** The checklists that messages are matched with, in the topic that stages follow. */
@NullMarked
package io.anabranch.checklist;

import org.jspecify.annotations.NullMarked;
