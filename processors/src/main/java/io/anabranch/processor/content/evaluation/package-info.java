/** How the content stage is measured: on messages in which a person marked what is said. */
@NullMarked
package io.anabranch.processor.content.evaluation;

import org.jspecify.annotations.NullMarked;
