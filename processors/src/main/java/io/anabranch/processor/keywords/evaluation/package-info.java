/** How the keywords stage is measured and compared. Uses Lucene's stemmer. */
@NullMarked
package io.anabranch.processor.keywords.evaluation;

import org.jspecify.annotations.NullMarked;
