/** Files of texts for which it is known what is right. An error names the file and the line. */
@NullMarked
package io.anabranch.evaluation.data;

import org.jspecify.annotations.NullMarked;
