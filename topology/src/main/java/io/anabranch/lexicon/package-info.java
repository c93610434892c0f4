/** The lexicon that keywords are found by, in the topic that stages follow. */
@NullMarked
package io.anabranch.lexicon;

import org.jspecify.annotations.NullMarked;
